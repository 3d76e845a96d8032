"""The residents' tests live on one day: 22 November 2026."""

from collections.abc import Iterator

import pytest
import time_machine

from core import clock

TODAY = "2026-11-22"


@pytest.fixture(autouse=True)
def one_day() -> Iterator[None]:
    """The Osh clocks show ten in the morning and go on."""
    from datetime import date

    with time_machine.travel(clock.moment_of(date.fromisoformat(TODAY)), tick=True):
        yield
