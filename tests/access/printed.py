"""The table of access as a readable page: roles and rooms in one picture, then every address.

`script/access` writes it to docs/access.md and the picture to docs/img/access.svg; a test says that both are
current.
"""

from collections.abc import Iterator
from pathlib import Path

from accounts.roles import ROLES, Role
from tests.access.picture import Room, draw
from tests.access.table import Row, rows

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
PICTURE = PAGE.parent / "img" / "access.svg"
SIGNS = {"y": "✓", ">": "→", "n": "✕", "-": "·", "p": "p"}
INTRODUCTION = """# Who sees what

Printed by `script/access` from `tests/access/table.txt`, which is written by hand and asked of every role.

## Roles and rooms

How many of a room's ways of asking are served to a role: the darker, the more. To the left those who do not
enter the admin, to the right those who do. What is somebody's own (an application, a cabinet, the records of
a unit) stands below, address by address.

![How much of each room is served to each role](img/access.svg)
"""
LEGEND = """
## Every address

✓ served; → sent on, to the login or to where the work goes on; ✕ refused (403); · nothing is there, nothing
is told (404); p not by this method (405).

"""


def page() -> str:
    """The whole page, in Markdown."""
    lines: list[str] = []
    for title, found in sections():
        roles = list(found[0].letters)
        body = [[f"`{row}`", *(SIGNS[row.letters[role]] for role in roles)] for row in found]
        lines += [f"### {title}", "", *table(["address", *map(spoken, roles)], body), ""]
    return INTRODUCTION + LEGEND + "\n".join(lines).rstrip() + "\n"


def picture() -> str:
    """Roles and rooms as SVG."""
    rooms = list(sections())
    roles = list(rooms[0][1][0].letters)
    staff = [role for role in roles if enters_admin(role)]
    groups = [[role for role in roles if role not in staff], staff]
    return draw(
        [
            Room(short(title), len(found), {spoken(role): served(role, found) for role in roles})
            for title, found in rooms
        ],
        [[spoken(role) for role in group] for group in groups],
    )


def enters_admin(role: str) -> bool:
    """Whether the table of roles lets this one into the admin."""
    return role in Role.values and ROLES[Role(role)].staff


def served(role: str, found: list[Row]) -> int:
    """How many of a room's rows are served to a role."""
    return [row.letters[role] for row in found].count("y")


def short(title: str) -> str:
    """The first part of a heading."""
    return title.split(";")[0].split(",")[0]


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
    PICTURE.write_text(picture())
