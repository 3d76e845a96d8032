"""The table of access as a readable page: roles and rooms in one picture, then every address.

`script/access` writes it to docs/access.md; a test says that it is current.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.access.table import Row, rows

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
SIGNS = {"y": "✓", ">": "→", "n": "✕", "-": "·", "p": "p"}
NONE = "·"
INTRODUCTION = """# Who sees what

Printed by `script/access` from `tests/access/table.txt`, which is written by hand and asked of every role.

## Roles and rooms

How many of a room's addresses are served to a role. What is somebody's own (an application, a cabinet, a
unit's records) is in the second table, address by address.

"""
LEGEND = """
## Every address

✓ served; → sent on, to the login or to where the work goes on; ✕ refused (403); · nothing is there, nothing
is told (404); p not by this method (405).
"""


def page() -> str:
    """The whole page, in Markdown."""
    rooms = list(sections())
    roles = list(rooms[0][1][0].letters)
    lines = [*table(["", *(title for title, _rows in rooms)], picture(rooms, roles)), LEGEND]
    for title, found in rooms:
        body = [[f"`{row}`", *(SIGNS[row.letters[role]] for role in roles)] for row in found]
        lines += [f"### {title}", "", *table(["address", *map(spoken, roles)], body), ""]
    return INTRODUCTION + "\n".join(lines).rstrip() + "\n"


def picture(rooms: list[tuple[str, list[Row]]], roles: list[str]) -> list[list[str]]:
    """A line for each role, a number for each room; the last line says how many there are."""
    lines = [[spoken(role), *(served(role, found) for _title, found in rooms)] for role in roles]
    return [*lines, ["of all", *(str(len(found)) for _title, found in rooms)]]


def served(role: str, found: list[Row]) -> str:
    """How many of a room's rows are served to a role."""
    return str([row.letters[role] for row in found].count("y") or NONE)


def sections() -> Iterator[tuple[str, list[Row]]]:
    """The headings of the table, each with its rows."""
    found = iter(rows())
    title, own = "", []
    for line in (Path(__file__).parent / "table.txt").read_text().splitlines():
        words = line.split()
        if line.startswith("# "):
            if own:
                yield title, own
            title, own = line.removeprefix("# "), []
        elif words and words[0] not in ("#", "address"):
            own.append(next(found))
    if own:
        yield title, own


def table(head: list[str], body: list[list[str]]) -> list[str]:
    """A table in Markdown."""
    rule = ["---", *[":-:"] * (len(head) - 1)]
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *body)]


def spoken(role: str) -> str:
    """A role's code as words."""
    return role.replace("_", " ")


if __name__ == "__main__":
    PAGE.write_text(page())
