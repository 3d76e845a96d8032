"""The demonstration Centre for the tests: built once in a run, and taken from there by all who come later."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation

from core import clock
from portal.demo.build import build
from tests import databases

TODAY = date(2026, 11, 22)


@contextmanager
def demonstration() -> Iterator[None]:
    """The Centre as it stands on TODAY: its letters wait, its papers are still to be made."""
    if connection.vendor == "sqlite":
        take_it()
    else:
        build_it()
    try:
        yield
    finally:
        databases.make_clean()


def take_it() -> None:
    """The rows from a file, and beside them what people had sent."""
    rows, files = databases.folder / "demonstration.sqlite3", databases.folder / "demonstration"
    with databases.one_at_a_time("demonstration"):
        if not rows.exists():
            before = set(sent_files())
            build_it()
            keep_files(files, [path for path in sent_files() if path not in before])
            databases.save_as(rows)
    databases.load_from(rows)
    shutil.copytree(files, settings.MEDIA_ROOT, dirs_exist_ok=True)


def build_it() -> None:
    """What follows its acts (letters, papers) is left undone: each test does what it needs."""
    at = clock.moment_of(TODAY)
    with time_machine.travel(at, tick=True), translation.override("ky"), transaction.atomic():
        build(TODAY)
        connection.run_on_commit.clear()


def sent_files() -> list[Path]:
    """The files in the private folder, by their paths in it."""
    root = Path(settings.MEDIA_ROOT)
    return [path.relative_to(root) for path in root.rglob("*") if path.is_file()]


def keep_files(folder: Path, paths: list[Path]) -> None:
    """Copy these files into a folder of the run."""
    for path in paths:
        kept = folder / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(Path(settings.MEDIA_ROOT) / path, kept)
