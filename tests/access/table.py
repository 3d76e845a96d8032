"""The table of table.txt: who sees what, written by hand."""

from dataclasses import dataclass
from pathlib import Path

# The letters of the table and the answers they stand for.
ANSWERS = {"y": {200}, ">": {301, 302}, "n": {403}, "-": {404}, "p": {405}}
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    """One way of asking for one address, and the letter of each role's answer."""

    method: str
    address: str
    arguments: tuple[str, ...]
    letters: dict[str, str]

    def __str__(self) -> str:
        return " ".join((self.method, self.address, *self.arguments))


def rows() -> list[Row]:
    """All rows of the table; its first row names the roles."""
    lines = (line.split() for line in (Path(__file__).parent / "table.txt").read_text().splitlines())
    (_address, *roles), *rest = [words for words in lines if words and not words[0].startswith("#")]
    return [_row(words, [role for role in roles if role != "|"]) for words in rest]


def _row(words: list[str], roles: list[str]) -> Row:
    method = words.pop(0) if words[0] in METHODS else "GET"
    address, *arguments = words[:-2]
    letters = "".join(words[-2:])
    assert len(letters) == len(roles), f"{address}: {len(letters)} letters for {len(roles)} roles"
    assert set(letters) <= set(ANSWERS), f"{address}: what does one of {letters} mean?"
    return Row(method, address, tuple(arguments), dict(zip(roles, letters, strict=True)))
