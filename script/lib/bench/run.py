"""script/bench: fill a throwaway database, ask for the pages and their floors, write docs/benchmarks.md."""

import argparse
import contextlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "script/lib")]

from throwaway import Missing, postgres  # noqa: E402


def main() -> None:
    """Measure as the arguments say."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as private, contextlib.ExitStack() as services:
        os.environ.update(PORTAL_PRIVATE=private, DJANGO_SETTINGS_MODULE="config.settings")
        os.environ.pop("REDIS_URL", None)
        os.environ.pop("DATABASE_URL", None)
        if given.database == "postgres":
            os.environ["DATABASE_URL"] = services.enter_context(postgres())
        _measure(given)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    asked.add_argument("--size", type=int, default=10_000, help="applications beside the demonstration's")
    asked.add_argument("--database", choices=("postgres", "sqlite"), default="postgres")
    asked.add_argument("--facts", type=int, default=0, help="measure only the indicators over so many facts")
    asked.add_argument("--requests", type=int, default=40, help="answers measured for each page")
    asked.add_argument("--output", type=Path, default=ROOT / "docs/benchmarks.md")
    return asked.parse_args()


def _measure(given: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection, connections

    from bench import figures_page, pages, papers, report_paper, table
    from reporting.domain.queries import latest_quarterly

    call_command("migrate", verbosity=0)
    if given.facts:
        figures_page.write(given.output, given.facts)
        return
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise looks for it
    vendor = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[connection.vendor]
    results = table.Results(given.size, vendor)
    facts = results.facts
    facts["demo"] = f"{_timed(lambda: _quietly('demo')):.1f} s for the demonstration Centre alone"
    took = _timed(lambda: _multiply(given.size))
    facts["demo --size"] = f"{took:.1f} s, {given.size / took:.0f} applications a second"
    made = [0]
    took = _timed(lambda: made.__setitem__(0, papers.make_owed()))
    facts["papers"] = f"{made[0]} made in {took:.1f} s"
    thorough, fast = (_timed(lambda fast=fast: _quietly("doctor", fast=fast)) for fast in (False, True))
    facts["doctor"] = f"{thorough:.1f} s; with --fast {fast:.1f} s"
    facts["a report's PDF"] = report_paper.cost_of(latest_quarterly().paper).words
    asked = pages.pages(given.requests)
    by_floor = {page.floor: page for page in asked}
    floors = pages.floors(by_floor["search"].path.partition("q=")[2], given.requests)
    if connection.vendor == "postgresql":
        results.plans = {by_floor[name].name: _plans(by_floor[name]) for name in ("list", "search")}
    connections.close_all()
    _ask(given.requests, asked, floors, results)
    print(table.section(results))
    table.write(given.output, results)


def _ask(requests: int, asked, floors, results) -> None:
    """The portal first, then its floor: never both at once."""
    from bench.client import measure
    from bench.server import serve

    with serve("config.settings", dict(os.environ)) as server:
        for page in asked:
            results.pages.append((page, measure(server.port, page, requests=requests)))
            print(f"{page.name}: {results.pages[-1][1].p50:.1f} ms", file=sys.stderr, flush=True)
        results.facts["memory"] = f"{server.peak_megabytes():.0f} MB at most in two workers"
    with serve("bench.floor", dict(os.environ)) as server:
        for name, page in floors.items():
            results.floors[name] = measure(server.port, page, requests=requests)
        results.facts["memory of the floor"] = f"{server.peak_megabytes():.0f} MB"


def _plans(page) -> list[str]:
    """How PostgreSQL reads applications for a page, query by query."""
    from django.test import Client

    from bench.plans import plans_of

    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = page.session
    return [plan.words for plan in plans_of(lambda: client.get(page.path), measured=True)]


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _multiply(size: int) -> None:
    from django.db import transaction
    from django.utils import translation

    from core import clock
    from portal.demo.many.multiply import multiply

    with transaction.atomic(), translation.override("ky"):
        multiply(clock.today(), size)


def _quietly(name: str, **options: object) -> None:
    """A command without its words; what the doctor finds is no hindrance here, letters are not sent."""
    from django.core.management import call_command

    with contextlib.suppress(SystemExit):
        call_command(name, stdout=io.StringIO(), **options)


if __name__ == "__main__":
    try:
        main()
    except Missing as problem:
        sys.exit(str(problem))
