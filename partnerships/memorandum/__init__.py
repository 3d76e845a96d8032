"""The memorandum Osh City Hall – OshTU as data: the Kyrgyz original and its unofficial renderings."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("ky", "ru", "en")
SECTION = re.compile(r"(\d)\. (.+)")
CLAUSE = re.compile(r"(\d\.\d)\. (.+)")

type Paragraph = dict[str, str]


def read_text(language: str) -> list[Paragraph]:
    """The text in one language: paragraphs with their kind (title, section, clause…) and number."""
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    found: list[Paragraph] = [{"kind": "title", "number": "", "text": told[0]}]
    for line in told[1:]:
        found.append(_paragraph(line, found[-1]["number"]))
    return found


def read_memorandum() -> list[Paragraph]:
    """The paragraphs with their words in the three languages. Raises ValueError where they do not agree."""
    texts = [read_text(language) for language in LANGUAGES]
    merged: list[Paragraph] = []
    for same in zip(*texts, strict=True):
        if len({(one["kind"], one["number"]) for one in same}) > 1:
            raise ValueError(f"The renderings differ at {same}")
        words = {language: one["text"] for language, one in zip(LANGUAGES, same, strict=True)}
        merged.append({"kind": same[0]["kind"], "number": same[0]["number"], **words})
    return merged


def _paragraph(line: str, number: str) -> Paragraph:
    """One line after a paragraph of `number`: a list item and a plain paragraph belong to that number."""
    if clause := CLAUSE.fullmatch(line):
        return {"kind": "clause", "number": clause[1], "text": clause[2]}
    if section := SECTION.fullmatch(line):
        return {"kind": "section", "number": section[1], "text": section[2]}
    if line.startswith("• "):
        return {"kind": "item", "number": number, "text": line[2:]}
    if line.startswith("| "):
        return {"kind": "signature", "number": "", "text": line[2:]}
    return {"kind": "text", "number": number, "text": line}
