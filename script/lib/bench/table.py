"""The measurements as a page of documentation."""

import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from bench.client import Page, Timing
from core import clock

LIBRARIES = ("django", "gunicorn", "django-unfold", "weasyprint", "psycopg2-binary")
MARK = "<!-- measured: {size} on {vendor} -->"
HEAD = """# Benchmarks

`script/bench --size N` fills a throwaway database with the demonstration Centre and N applications more,
serves it with two gunicorn workers, and asks for each page beside its floor in the same run: a bare Django
template response, or the stock Django admin of the same model over the same rows. A ratio says what this
portal costs; milliseconds belong to one machine on one day. How it is done:
[operating.md](operating.md#measuring).
"""


@dataclass
class Results:
    """All that one run measured."""

    size: int
    vendor: str
    pages: list[tuple[Page, Timing]] = field(default_factory=list)
    floors: dict[str, Timing] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    #: page by page, how the database reads the applications for it
    plans: dict[str, list[str]] = field(default_factory=dict)


def section(results: Results) -> str:
    """One run as Markdown: its conditions, its pages, its other facts."""
    lines = [
        MARK.format(size=results.size, vendor=results.vendor),
        f"## {results.size} applications, {results.vendor}",
        "",
        conditions(),
        "",
        "| page | p50, ms | p95, ms | floor | times the floor |",
        "| --- | ---: | ---: | --- | ---: |",
        *(_row(page, timing, results.floors) for page, timing in results.pages),
        *(f"| *floor: {name}* | {one.p50:.1f} | {one.p95:.1f} | | |" for name, one in results.floors.items()),
        "",
        *(f"- {name}: {value}" for name, value in results.facts.items()),
        "",
        *_plans(results.plans),
    ]
    return "\n".join(lines)


def write(path: Path, results: Results) -> None:
    """Put the section into the page, in the place of the earlier run of the same size and database."""
    put(path, MARK.format(size=results.size, vendor=results.vendor), section(results))


def put(path: Path, mark: str, written: str) -> None:
    """Put a section into the page, in the place of the earlier one that begins with the same mark."""
    before = path.read_text() if path.exists() else HEAD
    kept = [part for part in re.split(r"(?=<!-- measured: )", before) if not part.startswith(mark)]
    path.write_text("\n\n".join(part.strip() for part in [*kept, written]) + "\n")


def _row(page: Page, timing: Timing, floors: Mapping[str, Timing]) -> str:
    ratio = timing.p50 / floors[page.floor].p50
    return f"| {page.name} | {timing.p50:.1f} | {timing.p95:.1f} | {page.floor} | {ratio:.1f} |"


def _plans(plans: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """The plans of the pages, from the outermost node to the innermost."""
    if plans:
        yield "How PostgreSQL reads the applications, query by query, from the answer down to the table:"
        yield ""
    for name, queries in plans.items():
        yield from (f"- {name}: {words}" for words in queries)
    if plans:
        yield ""


def conditions() -> str:
    """The machine and the libraries."""
    return ", ".join(_described()) + "."


def _described() -> Iterable[str]:
    yield f"Measured on {clock.today().isoformat()}: {platform.system()} {platform.machine()}"
    yield f"{_cores()} cores, {_memory():.0f} GB"
    yield _database()
    yield f"Python {platform.python_version()}"
    for library in LIBRARIES:
        yield f"{library} {version(library)}"


def _database() -> str:
    """The database with its version, as PostgreSQL's cluster or SQLite's library gives it."""
    if connection.vendor == "sqlite":
        return f"SQLite {'.'.join(map(str, connection.Database.sqlite_version_info))}"
    number = connection.pg_version
    return f"PostgreSQL {number // 10_000}.{number % 10_000}"


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _memory() -> float:
    total = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return int(total[1]) / 1024**2 if total else 0
