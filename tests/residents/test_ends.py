"""How a residency ends: termination, expiry, graduation; what follows and what stays."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from post_office.models import Email

from core import clock
from core.actors import Actor
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain import closing
from residents.domain.residencies import expire_residency, graduate_residency
from residents.enums import EndKind, TerminationGround
from residents.models import Residency
from tests.makers.ending import terminated
from tests.makers.residents import (
    clerk,
    director,
    filed_report,
    make_residency,
    representative_of,
)

pytestmark = pytest.mark.django_db


def end(residency: Residency, **changes: Any) -> Residency:
    given = {
        "ground": TerminationGround.BREACH,
        "ended_on": date(2026, 11, 10),
        "act_number": "12-б",
        "act_date": date(2026, 11, 9),
        "reason": "Жай үчүн акы төлөнгөн эмес.",
        "actor": director(),
    }
    return terminated(residency, **{**given, **changes})


@pytest.fixture
def steps() -> Iterator[list[Residency]]:
    """A closing step that notes what it was given."""
    done: list[Residency] = []

    @closing.register("test")
    def note(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
        done.append(residency)

    yield done
    del closing.STEPS["test"]


def test_termination_is_written_numbered_and_told() -> None:
    residency = make_residency()
    end(residency)
    notice = IssuedPaper.objects.get(kind="termination_notice")
    letter = Email.objects.filter(to=representative_of(residency).email).order_by("-pk")[0]
    assert residency.end_kind == EndKind.TERMINATED
    assert (residency.ended_on, residency.end_act_number) == (date(2026, 11, 10), "12-б")
    assert notice.number == "ТК-2026/01"
    assert notice.subject == residency
    assert "12-б" in letter.message
    assert TransitionLog.objects.of(residency).get().reason == "Жай үчүн акы төлөнгөн эмес."


def test_status_does_not_hold_on_the_day_it_ends() -> None:
    residency = end(make_residency())
    assert residency.is_in_force(date(2026, 11, 9))
    assert not residency.is_in_force(date(2026, 11, 10))
    assert list(Residency.objects.in_force(date(2026, 11, 10))) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ended_on", date(2026, 2, 1)),
        ("ended_on", date(2026, 11, 23)),
        ("act_date", date(2026, 11, 23)),
        ("act_number", " "),
        ("reason", ""),
        ("ground", "expired"),
    ],
)
def test_termination_refuses_what_cannot_be(field: str, value: object) -> None:
    residency = make_residency()
    with pytest.raises(FieldError) as caught:
        end(residency, **{field: value})
    assert caught.value.field == field
    assert Residency.objects.get().ended_on is None
    assert IssuedPaper.objects.filter(kind="termination_notice").count() == 0


def test_termination_after_the_contract_ran_out_is_refused() -> None:
    residency = make_residency(months=6)
    with pytest.raises(FieldError) as caught:
        end(residency, ended_on=date(2026, 8, 1))
    assert caught.value.field == "ended_on"


def test_termination_in_a_closed_quarter_is_refused() -> None:
    residency = make_residency()
    lock_quarter(Quarter(2026, 3), actor=director())
    with pytest.raises(DomainError):
        end(residency, ended_on=date(2026, 9, 30))
    assert end(residency, ended_on=date(2026, 10, 1)).ended_on == date(2026, 10, 1)


def test_termination_before_a_later_report_is_refused() -> None:
    residency = make_residency()
    filed_report(residency, Quarter(2026, 3))
    with pytest.raises(FieldError):
        end(residency, ended_on=date(2026, 6, 15))
    assert end(residency, ended_on=date(2026, 9, 15)).ended_on == date(2026, 9, 15)


def test_status_ends_once() -> None:
    residency = end(make_residency())
    with pytest.raises(WrongState):
        end(residency)
    with pytest.raises(WrongState):
        graduate_residency(residency, ended_on=date(2026, 11, 11), actor=director())
    assert TransitionLog.objects.of(residency).count() == 1


def test_clerk_ends_nothing() -> None:
    residency = make_residency()
    for act in (
        lambda: end(residency, actor=clerk()),
        lambda: graduate_residency(residency, ended_on=date(2026, 11, 1), actor=clerk()),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_expiry_is_recorded_on_the_first_day_after_the_contract() -> None:
    residency = make_residency(months=6)
    expire_residency(residency, actor=director())
    assert (residency.end_kind, residency.ended_on) == (EndKind.EXPIRED, date(2026, 7, 20))
    assert residency.ground == ""


def test_contract_in_force_does_not_expire() -> None:
    residency = make_residency()
    with pytest.raises(DomainError):
        expire_residency(residency, actor=director())


def test_run_out_contract_is_out_of_force_before_anybody_records_it() -> None:
    residency = make_residency(months=6)
    assert residency.is_in_force(date(2026, 7, 19))
    assert not residency.is_in_force(date(2026, 7, 20))
    assert list(Residency.objects.in_force(date(2026, 7, 20))) == []


def test_expiry_of_a_closed_quarter_can_still_be_recorded_for_it_changes_no_figure() -> None:
    residency = make_residency(months=6)
    lock_quarter(Quarter(2026, 3), actor=director())
    before = list(Residency.objects.in_force(date(2026, 9, 30)))
    expire_residency(residency, actor=director())
    assert list(Residency.objects.in_force(date(2026, 9, 30))) == before == []


def test_graduation_needs_no_ground_and_no_act() -> None:
    residency = make_residency()
    graduate_residency(residency, ended_on=date(2026, 11, 1), reason="Өз өндүрүшүн ачты.", actor=director())
    assert (residency.end_kind, residency.ground, residency.end_act_number) == (EndKind.GRADUATED, "", "")
    assert IssuedPaper.objects.filter(kind="termination_notice").count() == 0


def test_every_end_runs_the_closing_steps(steps: list[Residency]) -> None:
    ended = [
        end(make_residency()),
        expire_residency(make_residency(months=6), actor=director()),
        graduate_residency(make_residency(), ended_on=date(2026, 11, 1), actor=director()),
    ]
    assert steps == ended
    assert [residency.end_kind for residency in steps] == ["terminated", "expired", "graduated"]


def test_failing_step_leaves_the_residency_as_it_was() -> None:
    residency = make_residency()

    @closing.register("broken")
    def refuse(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
        raise DomainError("no")

    try:
        with pytest.raises(DomainError):
            end(residency)
    finally:
        del closing.STEPS["broken"]
    assert Residency.objects.get().ended_on is None
    assert IssuedPaper.objects.filter(kind="termination_notice").count() == 0


def test_a_closing_step_has_one_owner(steps: list[Residency]) -> None:
    with pytest.raises(ValueError, match="test"):
        closing.register("test")(lambda residency, *, actor, at: None)


def come_back(first: Residency, started_on: date) -> Residency:
    """A second residency of the party of the first."""
    party = first.party
    who = {"applicant_name": party.name, "inn": party.inn, "registration_number": party.registration_number}
    return make_residency(started_on=started_on, application=who)


def test_party_may_come_back_after_its_residency_ended() -> None:
    first = end(make_residency())
    second = come_back(first, date(2026, 11, 12))
    assert second.party == first.party
    assert list(Residency.objects.in_force()) == [second]


def test_party_has_no_second_residency_on_a_day_of_its_first() -> None:
    first = end(make_residency())
    with pytest.raises(FieldError) as refused:
        come_back(first, date(2026, 11, 9))
    assert refused.value.field == "signed_on"
    assert list(Residency.objects.all()) == [first]


def test_history_keeps_every_version_with_who_and_when() -> None:
    at = clock.moment_of(date(2026, 11, 11))
    residency = end(make_residency(), at=at)
    latest, first = residency.history.order_by("-history_date")
    assert (latest.history_user, latest.history_date) == (director(), at)
    assert (first.ended_on, latest.ended_on) == (None, date(2026, 11, 10))
