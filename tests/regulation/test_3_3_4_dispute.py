"""3.3.4: the resident may contest a termination; the Centre answers by an act or gives the status back."""

from datetime import date

import pytest

from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from residents.domain.disputes import (
    contest_termination,
    restore_residency,
    uphold_termination,
    withdraw_termination,
)
from residents.enums import EndKind
from residents.models import Residency
from tests.makers.ending import contested, outcome, terminate
from tests.makers.residents import clerk, director, make_residency, representative_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_the_resident_may_contest_within_thirty_days_with_a_reason() -> None:
    residency = terminate(make_residency())
    termination = residency.terminations.get()
    assert termination.contest_until == date(2026, 12, 12)
    with pytest.raises(FieldError):
        contest_termination(termination, reason=" ", actor=representative_of(residency))
    for stranger in (clerk(), representative_of(make_residency())):
        with pytest.raises(NotAllowed):
            contest_termination(termination, reason="Макул эмесмин.", actor=stranger)
    contested(residency, on=date(2026, 12, 12))
    assert Residency.objects.get(pk=residency.pk).end_kind == EndKind.TERMINATED


def test_after_the_term_nothing_is_contested() -> None:
    residency = terminate(make_residency())
    with pytest.raises(WrongState):
        contested(residency, on=date(2026, 12, 13))


def test_a_dispute_is_answered_by_an_act_and_the_status_stays_as_it_is() -> None:
    residency = terminate(make_residency())
    termination = contested(residency)
    with pytest.raises(FieldError):
        uphold_termination(termination, **{**outcome(), "file": None})
    with pytest.raises(NotAllowed):
        uphold_termination(termination, **{**outcome(), "actor": clerk()})
    withdraw_termination(termination, **outcome())
    residency.refresh_from_db()
    assert (termination.state, residency.end_kind) == ("withdrawn", EndKind.TERMINATED)


def test_nothing_is_answered_that_nobody_contested() -> None:
    termination = terminate(make_residency()).terminations.get()
    with pytest.raises(WrongState):
        uphold_termination(termination, **outcome())


def test_a_status_is_given_back_by_an_act_of_its_own() -> None:
    residency = terminate(make_residency())
    with pytest.raises(WrongState):
        restore_residency(residency, reason="Ката.", actor=director())
    termination = contested(residency)
    withdraw_termination(termination, **outcome())
    restore_residency(residency, reason="№ 15-б буйрук.", actor=director())
    assert (residency.end_kind, residency.ended_on, residency.ground) == ("", None, "")
    assert residency.is_in_force(date(2026, 11, 22))
    assert terminate(residency, ground="own_wish").terminations.count() == 2


def test_an_upheld_decision_gives_nothing_back() -> None:
    residency = terminate(make_residency())
    uphold_termination(contested(residency), **outcome())
    with pytest.raises(WrongState):
        restore_residency(residency, reason="Ката.", actor=director())


def test_a_status_of_a_closed_quarter_is_not_given_back() -> None:
    residency = terminate(make_residency())
    withdraw_termination(contested(residency), **outcome())
    lock_quarter(Quarter(2026, 4), actor=director())
    with pytest.raises(DomainError):
        restore_residency(residency, reason="№ 15-б буйрук.", actor=director())
