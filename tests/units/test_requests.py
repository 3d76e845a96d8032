"""Service requests: who asks, who serves, what is refused, what the log keeps."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.domain.quarter_lock import lock_quarter
from core.domain.transitions import create
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from residents.domain.residencies import graduate_residency
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.units import assigned, delivered, early_residency, make_hub_request, make_request
from units.base.domain import queries
from units.base.domain.requests import (
    assign_request,
    confirm_request,
    decline_request,
    deliver_request,
    withdraw_request,
)
from units.base.enums import RequestState, ServiceKind
from units.base.models import ServiceRequest

pytestmark = pytest.mark.django_db


def test_the_way_of_a_request_is_logged_from_asking_to_confirming():
    request = make_request()
    user = representative_of(request.residency)
    delivered(request)
    confirm_request(request, actor=user)
    assert request.state == RequestState.CONFIRMED
    assert [(row.transition, row.actor) for row in TransitionLog.objects.of(request)] == [
        ("assign", clerk()),
        ("deliver", clerk()),
        ("confirm", user),
    ]


def test_somebody_elses_resident_cannot_ask_confirm_or_withdraw():
    request, stranger = make_request(), representative_of(make_residency())
    with pytest.raises(NotAllowed):
        make_request(request.residency, actor=stranger)
    with pytest.raises(NotAllowed):
        withdraw_request(request, actor=stranger)
    delivered(request)
    with pytest.raises(NotAllowed):
        confirm_request(request, actor=stranger)
    assert ServiceRequest.objects.get().state == RequestState.DELIVERED


def test_staff_do_not_confirm_their_own_work():
    request = delivered(make_request())
    with pytest.raises(NotAllowed):
        confirm_request(request, actor=clerk())


def test_employees_write_down_what_a_resident_asked_for():
    residency = make_residency()
    request = make_request(residency, actor=clerk())
    assert (request.requester, request.asked_by) == (clerk(), residency.party.name)


def test_a_resident_out_of_force_asks_for_nothing():
    residency = make_residency()
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    with pytest.raises(DomainError):
        make_request(residency, at=None)


def test_the_end_of_the_status_closes_what_was_not_given():
    residency = make_residency()
    new, taken = make_request(residency), assigned(make_request(residency))
    given = delivered(make_request(residency))
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    for row in (new, taken, given):
        row.refresh_from_db()
    assert [row.state for row in (new, taken, given)] == ["withdrawn", "withdrawn", "delivered"]
    assert TransitionLog.objects.of(new).get().actor == director()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("hours", {"hours": Decimal(0)}),
        ("result", {"result": " "}),
        ("delivered_on", {"on": date(2026, 11, 23), "at": None}),
        ("delivered_on", {"on": date(2026, 3, 1)}),
    ],
)
def test_delivery_that_cannot_be_is_refused_beside_its_field(field, changes):
    with pytest.raises(FieldError) as caught:
        delivered(make_request(), **changes)
    assert caught.value.field == field
    assert ServiceRequest.objects.get().state == RequestState.ASSIGNED


def test_a_delivery_in_a_closed_quarter_is_refused():
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError):
        delivered(make_request())


def test_nothing_is_asked_without_words_or_for_a_day_gone_by():
    for field, changes in (("text", {"text": "\u200b "}), ("wished_on", {"wished_on": date(2026, 3, 1)})):
        with pytest.raises(FieldError) as caught:
            make_request(**changes)
        assert caught.value.field == field


def test_declining_needs_a_reason_and_ends_the_way():
    request = make_request()
    with pytest.raises(FieldError):
        decline_request(request, refusal="", actor=clerk())
    decline_request(request, refusal="Адис жок.", actor=clerk())
    with pytest.raises(WrongState):
        assigned(request)
    assert TransitionLog.objects.of(request).get().reason == "Адис жок."


def test_an_employee_of_another_unit_does_not_act():
    request = make_request(kind=ServiceKind.LEGAL)
    stranger = make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK)
    own = make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)
    with pytest.raises(NotAllowed):
        assign_request(request, executor=own, actor=stranger)
    with pytest.raises(FieldError) as caught:
        assign_request(request, executor=stranger, actor=own)
    assert caught.value.field == "executor"
    assign_request(request, executor=own, actor=own)
    with pytest.raises(NotAllowed):
        deliver_request(
            request, delivered_on=date(2026, 3, 9), hours=Decimal(1), result="Даяр.", actor=stranger
        )
    assert request.executor == own


def test_only_those_who_serve_can_be_executors():
    with pytest.raises(FieldError):
        assign_request(make_request(), executor=make_user(Role.EXPERT), actor=clerk())


def test_a_member_of_the_university_confirms_and_nobody_else():
    member, other = make_user(Role.UNIVERSITY_MEMBER), make_user(Role.UNIVERSITY_MEMBER)
    request = delivered(make_hub_request(member))
    with pytest.raises(NotAllowed):
        confirm_request(request, actor=other)
    assert confirm_request(request, actor=member).state == RequestState.CONFIRMED
    assert list(queries.requests_of_member(other)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "technopark"},
        {"residency": None},
        {"requester_kind": "student"},
        {"hours": Decimal(1)},
        {"refusal": "Жок"},
    ],
)
def test_the_database_refuses_such_a_request_too(changes):
    request = make_request()
    for name, value in changes.items():
        setattr(request, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save()


def test_a_request_in_work_without_an_executor_is_refused_by_the_database():
    known = make_request()
    copy = ServiceRequest(
        kind=known.kind,
        unit=known.unit,
        requester_kind=known.requester_kind,
        requester=known.requester,
        residency=known.residency,
        text=known.text,
        state=RequestState.ASSIGNED,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        create(copy, actor=clerk())


def test_served_services_are_counted_by_kind_and_by_who_asked():
    delivered(make_request(early_residency()), hours=Decimal("1.5"))
    delivered(make_request())
    make_request()
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert queries.served_by_kind(*year, units=[Unit.INCUBATOR]) == [("legal", "resident", 2, Decimal("4.0"))]
    assert queries.served_by_kind(*year, units=[Unit.TISC]) == []
