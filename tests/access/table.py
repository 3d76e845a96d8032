"""The table of table.txt: who sees what, written by hand."""

from dataclasses import dataclass
from pathlib import Path

ANYONE = "anyone"
# The letters of the table and the answers they stand for.
ANSWERS = {
    "y": {200},
    ">": {301, 302},
    "n": {403},
    "-": {404},
    "p": {405},
}


@dataclass(frozen=True)
class Row:
    """One address, one way of asking, one case, and the answer each role gets."""

    method: str
    name: str
    case: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.method, self.name, self.case)))


def rows() -> list[Row]:
    """All rows of the table; the first line that begins with `address` names the columns."""
    found: list[Row] = []
    columns: list[str] = []
    for line in (Path(__file__).parent / "table.txt").read_text().splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "address":
            columns = words[1:]
        else:
            found.append(_row(words, columns))
    return found


def _row(words: list[str], columns: list[str]) -> Row:
    *address, letters = words
    method = address.pop(0) if address[0] in ("GET", "POST") else "GET"
    name, *case = address
    assert len(letters) == len(columns), f"{name}: {len(letters)} letters for {len(columns)} roles"
    assert set(letters) <= set(ANSWERS), f"{name}: a letter that stands for nothing in {letters}"
    return Row(method, name, " ".join(case), dict(zip(columns, letters, strict=True)))
