"""How applications moved in a period, counted from dates (7.1)."""

from datetime import date

import pytest

from applications.domain.checking import return_application
from applications.domain.pipeline import pipeline
from applications.domain.submission import withdraw_application
from core.clock import moment_of
from core.quarters import Quarter
from tests.makers.applications import make_draft, submitted_application
from tests.makers.residents import accepted_application, clerk
from tests.makers.written import complete_application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


def counts(quarter: Quarter) -> tuple[int, ...]:
    found = pipeline(quarter.start, quarter.end)
    assert found.balances
    return (found.before, found.received, found.accepted, found.rejected, found.withdrawn, found.after)


def test_an_application_counts_in_the_quarter_it_came_and_in_the_one_it_was_decided():
    accepted_application(decided_on=date(2026, 1, 20))
    submitted_application(at=moment_of(date(2026, 3, 31), 23, 59))
    assert counts(Q1) == (0, 2, 1, 0, 0, 1)
    assert counts(Q2) == (1, 0, 0, 0, 0, 1)


def test_a_withdrawn_application_is_on_its_way_until_the_day_it_is_withdrawn():
    application = submitted_application(at=moment_of(date(2026, 2, 2)))
    withdraw_application(application, at=moment_of(date(2026, 4, 1)))
    assert counts(Q1) == (0, 1, 0, 0, 0, 1)
    assert counts(Q2) == (1, 0, 0, 0, 1, 0)


def test_a_draft_is_its_applicants_alone():
    make_draft(at=moment_of(date(2026, 2, 2)))
    assert counts(Q1) == (0, 0, 0, 0, 0, 0)


def test_the_state_on_the_last_day_does_not_change_afterwards():
    at = moment_of(date(2026, 3, 3))
    complete_application(actor=clerk(), at=at)
    returned = submitted_application(at=at)
    before = pipeline(Q1.start, Q1.end).by_state
    return_application(returned, remark="Планды толуктаңыз.", actor=clerk(), at=moment_of(date(2026, 4, 7)))
    assert pipeline(Q1.start, Q1.end).by_state == before == {"complete": 1, "submitted": 1}
    assert pipeline(Q2.start, Q2.end).by_state == {"complete": 1, "returned": 1}
