"""docs/clauses.md stays true: each clause leads to a screen, code and a test that exist."""

import re

import pytest

from tests.architecture.sources import ROOT

ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "docs/clauses.md").read_text().splitlines()
    if re.match(r"\| *\d", line)
]


@pytest.mark.parametrize("clause", ["1.2", "1.4", "3.3.1", "3.3.4", "7.1", "7.2"])
def test_clause_stands_in_the_table(clause):
    assert clause in {row[0].split()[0] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_row_names_code_and_a_test(row):
    assert len(row) == 5
    assert all(re.search(r"`[^`]+\.py", cell) for cell in row[3:])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_file_and_name_of_the_row_exists(row):
    missing = [
        place for place in re.findall(r"`([\w./-]+\.\w+(?:::\w+)?)`", " ".join(row)) if not exists(place)
    ]
    assert missing == []


def exists(place: str) -> bool:
    """`path` is a file, and the `::name` after it is defined there."""
    path, _, name = place.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    return not name or re.search(rf"^\s*(?:def|class) {name}\b", file.read_text(), re.MULTILINE) is not None
