"""The table of access as one picture: a square for each room and role, the darker the more of it is served.

Drawn as SVG from the table alone, so that the same table gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

CELL, ROW, TOP, EDGE, LETTER = 44, 26, 128, 12, 6.6
GAP = 14
INK, PAPER, NOTHING = "#14242B", "#FFFFFF", "#F1F4F5"
PALEST, DARKEST = (228, 240, 242), (96, 168, 178)


@dataclass(frozen=True)
class Room:
    """A room's words, how many addresses it has and how many of them each role is served."""

    title: str
    addresses: int
    served: dict[str, int]


def draw(rooms: list[Room], groups: list[list[str]]) -> str:
    """The picture; `groups` are the roles in their order, with a gap between one group and the next."""
    left = EDGE + round(max(len(room.title) for room in rooms) * LETTER) + EDGE
    columns = dict(_columns(groups, left))
    width = max(columns.values()) + CELL + EDGE + TOP // 2
    height = TOP + len(rooms) * ROW + EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="Noto Sans, sans-serif" font-size="12" fill="{INK}">',
        "<title>How much of each room is served to each role</title>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(_head(role, x) for role, x in columns.items()),
        *(part for number, room in enumerate(rooms) for part in _row(room, TOP + number * ROW, columns)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _columns(groups: list[list[str]], left: int) -> Iterator[tuple[str, int]]:
    for number, roles in enumerate(groups):
        yield from ((role, left + place * CELL + number * GAP) for place, role in enumerate(roles))
        left += len(roles) * CELL


def _head(role: str, x: int) -> str:
    at = f"{x + CELL // 2} {TOP - 10}"
    return f'<text transform="translate({at}) rotate(-45)">{escape(role)}</text>'


def _row(room: Room, y: int, columns: dict[str, int]) -> Iterator[str]:
    baseline = y + ROW - 9
    yield f'<text x="{EDGE}" y="{baseline}">{escape(room.title)}</text>'
    for role, x in columns.items():
        count = room.served[role]
        shade = _shade(count / room.addresses)
        yield f'<rect x="{x}" y="{y}" width="{CELL - 2}" height="{ROW - 2}" rx="2" fill="{shade}"/>'
        yield f'<text x="{x + CELL // 2 - 1}" y="{baseline}" text-anchor="middle">{count or "·"}</text>'


def _shade(share: float) -> str:
    """From the palest colour to the darkest, on which ink can be read; for nothing, grey."""
    if not share:
        return NOTHING
    mixed = (round(pale + (dark - pale) * share) for pale, dark in zip(PALEST, DARKEST, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)
