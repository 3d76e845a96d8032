"""`script/bench --facts N`: the indicators of a quarter over N facts, beside raw SQL."""

import time
from pathlib import Path

from django.db import connection, transaction
from django.utils import translation

from bench import facts, figures, table
from portal.demo.many.indexes import set_aside

MARK = "<!-- measured: {count} facts on PostgreSQL -->"
WORDS = """Facts of five years lie in the tables that the indicators read: {tables}.
All {indicators} indicators of {quarter} are asked for by `reporting/indicators` and by the raw SQL of
`script/lib/bench/figures.sql` in turns, {times} times each; the middle counts. Both gave the same numbers
before anything was measured."""


def write(path: Path, count: int) -> None:
    """Fill the database, measure, and put the section into the page."""
    if connection.vendor != "postgresql":
        raise SystemExit("The raw SQL is PostgreSQL's: leave out --database sqlite.")
    started = time.perf_counter()
    with transaction.atomic(), set_aside(facts.tables()):
        seeded = facts.seed(count)
    took = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    written = section(count, figures.measure(), f"{seeded} facts written in {took:.0f} s")
    print(written)
    table.put(path, MARK.format(count=count), written)


def section(count: int, measured: list[figures.Beside], seeded: str) -> str:
    """The measurements as Markdown."""
    with translation.override("en"):
        numbers = ", ".join(f"{name} {number}" for name, number in facts.numbers().items())
    lines = [
        MARK.format(count=count),
        f"## The indicators over {count} facts, PostgreSQL",
        "",
        WORDS.format(
            tables=numbers, indicators=len(figures.FIGURES), quarter=figures.ASKED, times=figures.TIMES
        ),
        "",
        table.conditions(),
        "",
        "| indicator | ours, ms | raw SQL, ms | times the raw |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {one.name} | {one.ours:.1f} | {one.raw:.1f} | {one.ratio:.2f} |" for one in measured),
        "",
        f"- {seeded}",
    ]
    return "\n".join(lines)
