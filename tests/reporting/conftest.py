"""The reporting tests live on one day: 22 November 2026, with the Board, the rector and a plan."""

import pytest

from accounts.models import User
from tests.makers.reporting import ready_centre


@pytest.fixture(autouse=True)
def one_day(november_2026: None) -> None:
    """Every test of the room."""


@pytest.fixture
def centre(db: None) -> User:
    """A Centre ready to report; answers its director."""
    return ready_centre()
