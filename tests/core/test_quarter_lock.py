"""Closed quarters refuse new facts (7.1)."""

from datetime import date

import pytest

from core.domain import quarter_lock
from core.errors import DomainError
from core.quarters import Quarter

pytestmark = pytest.mark.django_db


def test_a_closed_quarter_refuses_a_fact_and_its_neighbours_do_not(director):
    quarter_lock.lock_quarter(Quarter(2026, 2), actor=director)
    with pytest.raises(DomainError):
        quarter_lock.require_open(date(2026, 6, 30))
    quarter_lock.require_open(date(2026, 7, 1))
    quarter_lock.require_open(date(2026, 3, 31))


def test_closing_twice_keeps_the_first_closing(director, user_of):
    first = quarter_lock.lock_quarter(Quarter(2026, 2), actor=director)
    again = quarter_lock.lock_quarter(Quarter(2026, 2), actor=user_of())
    assert again == first
    assert again.locked_by == director
