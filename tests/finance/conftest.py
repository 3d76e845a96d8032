"""The tests of the money room live on one day: 22 November 2026."""

import pytest


@pytest.fixture(autouse=True)
def one_day(november_2026: None) -> None:
    """Every test of the room."""
