"""The Regulation on the Centre as data: sections, clauses and points with their numbers (1.1).

The Kyrgyz text is the original. The Russian and the English ones are renderings without force.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.languages import DEFAULT_LANGUAGE

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "ky.txt"
SECTION = re.compile(r"((?:Раздел |Section )?([IVX]+)(?: БӨЛҮМ)?)\. (.+)")
CLAUSE = re.compile(r"(\d\.\d)\. (.+)")
POINT = re.compile(r"• (\d\.\d\.\d)\. ?(.+)")
HEADED = re.compile(r"([^.:]+): ?(.*)")
TERM = re.compile(r"([^–:.]+)( –|:) (.+)")


@dataclass
class Item:
    """A line of a list; `lead` is its first words, `mark` what parts them from the rest."""

    text: str
    lead: str = ""
    mark: str = ""


@dataclass
class Clause:
    """A clause (3.3) or a point of one (3.3.4), with what is under it; a rendering has `original`."""

    number: str
    title: str
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    points: list["Clause"] = field(default_factory=list)
    original: "Clause | None" = None


@dataclass
class Section:
    """One of the eight sections; `label` names it with its number."""

    label: str
    number: str
    title: str
    clauses: list[Clause] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """Label and title in ordinary letters: the source prints both in capitals."""
        title = self.title.capitalize() if self.title.isupper() else self.title
        return f"{self.label.replace('БӨЛҮМ', 'бөлүм')}. {title}"


@dataclass
class Regulation:
    """The whole text, in the order of the source."""

    title: str
    sections: list[Section] = field(default_factory=list)

    @property
    def clauses(self) -> Iterator[Clause]:
        """Every clause and point, in order."""
        for section in self.sections:
            for clause in section.clauses:
                yield from (clause, *clause.points)

    def clause(self, number: str) -> Clause:
        """Return the clause or point `number`. Raises KeyError when there is none."""
        for clause in self.clauses:
            if clause.number == number:
                return clause
        raise KeyError(number)


@cache
def regulation(language: str = DEFAULT_LANGUAGE) -> Regulation:
    """Read the Regulation in `language` once for the life of the process (1.1)."""
    result = _read(FOLDER / f"{language}.txt")
    if language != DEFAULT_LANGUAGE:
        for clause in result.clauses:
            clause.original = regulation().clause(clause.number)
    return result


def _read(path: Path) -> Regulation:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    result = Regulation(title=lines[0])
    for line in lines[1:]:
        if heading := SECTION.fullmatch(line):
            result.sections.append(Section(*heading.groups()))
        else:
            _add(result.sections[-1], line)
    return result


def _add(section: Section, line: str) -> None:
    """Put one line where it belongs: a new clause, a point of the last one, a list or a paragraph."""
    if clause := CLAUSE.fullmatch(line):
        section.clauses.append(Clause(*clause.groups()))
        return
    last = section.clauses[-1]
    if point := POINT.fullmatch(line):
        last.points.append(_point(*point.groups()))
    elif line.startswith("• "):
        last.items.append(_item(line[2:]))
    elif line.startswith("o "):
        last.points[-1].items.append(Item(line[2:]))
    else:
        last.paragraphs.append(line)


def _point(number: str, text: str) -> Clause:
    if headed := HEADED.fullmatch(text):
        title, rest = headed.groups()
        return Clause(number, title, [rest] if rest else [])
    return Clause(number, "", [text])


def _item(text: str) -> Item:
    if term := TERM.fullmatch(text):
        lead, mark, rest = term.groups()
        return Item(rest, lead, mark)
    return Item(text)
