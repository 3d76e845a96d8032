"""What came in, went out and was written within the demonstration Centre: invented senders and public bodies.

Each line of `correspondence.csv` is one document: days before today, register, correspondent, subject, the
sender's number; the resolution, its executor, the term in days, the days it really took (empty: not yet),
the result; the index of its file (empty: not yet).
"""

import csv
from pathlib import Path
from typing import NamedTuple

IN = "incoming"
LINES = Path(__file__).with_name("correspondence.csv")


class Row(NamedTuple):
    """One document of the story."""

    ago: int
    register: str
    correspondent: str
    subject: str
    their_number: str
    resolution: str
    executor: str
    term: int
    took: int | None
    result: str
    file: str


def read_rows() -> list[Row]:
    """The documents, the oldest first."""
    with LINES.open(encoding="utf-8", newline="") as lines:
        return [_row(line) for line in csv.DictReader(lines, delimiter=";")]


def _row(line: dict[str, str]) -> Row:
    words = {name: line[name] for name in Row._fields if name not in ("ago", "term", "took")}
    took = int(line["took"]) if line["took"] else None
    return Row(ago=int(line["ago"]), term=int(line["term"] or 0), took=took, **words)


FILE_PLAN = (
    ("01-01", "Жобо, тартиптер, нускамалар", "туруктуу"),
    ("01-02", "ОшТУнун ректораты менен кат алышуу", "5 жыл"),
    ("01-04", "Мамлекеттик органдар менен кат алышуу", "5 жыл"),
    ("01-05", "Ош шаарынын мэриясы менен кат алышуу", "5 жыл"),
    ("01-06", "Ишканалар менен кат алышуу", "5 жыл"),
    ("01-07", "Эл аралык уюмдар жана коомдук бирикмелер", "5 жыл"),
    ("02-01", "Жабдуулар жана жайлар", "3 жыл"),
    ("02-02", "Бизнес-инкубатордун иш кагаздары", "3 жыл"),
    ("02-03", "Финансы маселелери", "5 жыл"),
    ("03-01", "Интеллектуалдык менчик", "туруктуу"),
    ("04-01", "Резиденттер менен кат алышуу", "5 жыл"),
    ("04-02", "Байкоочу кеңештин материалдары", "туруктуу"),
)
