"""The demonstration Centre for the tests: built once in a run, and taken from there by all who come later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import time_machine
from django.db import connection, transaction
from django.utils import translation

from core import clock
from portal.demo.build import build
from tests import databases
from tests.makers.kept import take

TODAY = date(2026, 11, 22)


@contextmanager
def demonstration() -> Iterator[None]:
    """The Centre as it stands on TODAY: its letters wait, its papers are still to be made."""
    take("demonstration", build_it)
    try:
        yield
    finally:
        databases.make_clean()


def build_it() -> None:
    """What follows its acts (letters, papers) is left undone: each test does what it needs."""
    at = clock.moment_of(TODAY)
    with time_machine.travel(at, tick=True), translation.override("ky"), transaction.atomic():
        build(TODAY)
        connection.run_on_commit.clear()
