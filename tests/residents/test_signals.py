"""Signs that a resident may need a call: each with its reason; they propose and never punish (3.3.2)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.enums import Unit
from core.errors import DomainError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from residents.domain.calls import propose_call
from residents.domain.centre_requests import settle_request, write_to_centre
from residents.domain.duties import duties_of
from residents.domain.grants import GrantSpec
from residents.domain.signals import SIGNALS, signs_of
from residents.enums_cabinet import SIGN_LABELS
from residents.models import Residency, ResidentRequest
from tests.makers.cabinet import resident_with
from tests.makers.ending import sent_notice, terminated
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, filed_report, make_residency, representative_of
from tests.makers.rows import more_residents
from tests.makers.terms import room
from tests.makers.units import (
    delivered,
    early_residency,
    make_allocation,
    make_booking,
    make_request,
    make_session,
)
from units.incubator.domain.mentoring import finish_session

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
WORDS = {"subject": "Ментор менен сүйлөшүү", "text": "Качан ыңгайлуу?"}
BOARD = "admin:residents_residency_signs"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def codes(residency: Residency, on: date = TODAY) -> set[str]:
    return {sign.code for sign in signs_of([residency], on)[residency.pk]}


def test_each_room_has_registered_and_every_sign_has_its_name():
    expected = {"late_reports", "unpaid_invoices", "unused_rooms", "missed_stages", "no_consultations"}
    expected |= {"open_warnings", "unused_equipment"}
    assert expected <= set(SIGNALS) <= set(SIGN_LABELS)


def test_a_late_report_is_a_sign_until_it_is_filed():
    residency = make_residency()
    assert "late_reports" in codes(residency)
    for quarter in (Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)):
        filed_report(residency, quarter)
    assert "late_reports" not in codes(residency)


def test_a_warning_is_a_sign_while_it_is_not_put_right():
    residency = make_residency()
    assert "open_warnings" not in codes(residency)
    sent_notice(residency, on=date(2026, 11, 18))
    assert "open_warnings" in codes(residency)


def test_a_granted_room_nobody_took_is_a_sign_after_three_months():
    residency = resident_with(room())
    assert "unused_rooms" not in codes(residency, date(2026, 5, 1))
    assert "unused_rooms" in codes(residency, date(2026, 5, 2))
    make_allocation(residency=residency)
    assert "unused_rooms" not in codes(residency)
    assert "unused_rooms" not in codes(make_residency())


def test_granted_hours_nobody_books_are_a_sign():
    residency = resident_with(GrantSpec("equipment", "3D-принтер", Decimal(8)))
    assert "unused_equipment" in codes(residency)
    make_booking(residency)
    assert "unused_equipment" not in codes(residency)
    assert "unused_equipment" in codes(residency, date(2027, 3, 1))
    assert "unused_equipment" not in codes(make_residency())


def test_months_without_a_session_or_a_service_are_a_sign():
    residency = early_residency()
    assert "no_consultations" not in codes(residency, date(2026, 5, 1))
    assert "no_consultations" in codes(residency)
    session = make_session(residency=residency, planned_on=date(2026, 9, 10))
    finish_session(
        session,
        hours=Decimal(1),
        outcome="Сүйлөштүк.",
        actor=session.mentor.user,
        at=clock.moment_of(date(2026, 9, 11)),
    )
    assert "no_consultations" not in codes(residency)
    other = make_residency()
    delivered(make_request(other), on=date(2026, 9, 15))
    assert "no_consultations" not in codes(other)


def test_the_months_are_a_setting(settings):
    residency = make_residency()
    settings.CENTRE = {**settings.CENTRE, "SIGN_MONTHS": 12}
    assert "no_consultations" not in codes(residency)


def test_a_call_is_a_thread_that_waits_for_the_resident_and_its_reason_is_logged():
    residency = make_residency()
    request = propose_call(residency, **WORDS, actor=clerk())
    assert (request.state, request.kind, request.side) == ("answered", "consultation", "centre")
    log = TransitionLog.objects.of(request).last()
    assert log.actor is not None
    for sign in signs_of([residency])[residency.pk]:
        assert sign.words in log.reason
    with pytest.raises(WrongState):
        propose_call(residency, **WORDS, actor=clerk())
    write_to_centre(request, text="Шейшемби күнү.", actor=representative_of(residency))
    assert (request.state, request.due_on) == ("open", date(2026, 11, 27))
    with pytest.raises(WrongState):
        propose_call(residency, **WORDS, actor=clerk())
    settle_request(request, actor=representative_of(residency))
    propose_call(residency, **WORDS, actor=clerk())


def test_a_call_is_proposed_where_something_calls_for_it_by_those_who_may():
    residency = make_residency(started_on=date(2026, 11, 10))
    assert codes(residency) == set()
    with pytest.raises(DomainError):
        propose_call(residency, **WORDS, actor=clerk())
    late = make_residency()
    for actor in (representative_of(late), make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)):
        with pytest.raises(NotAllowed):
            propose_call(late, **WORDS, actor=actor)
    terminated(late)
    with pytest.raises(WrongState):
        propose_call(late, **WORDS, actor=clerk())


def test_signs_and_calls_change_nothing_of_the_residency():
    residency = make_residency()
    sent_notice(residency)

    def everything() -> tuple[object, ...]:
        row = Residency.objects.values().get(pk=residency.pk)
        notices = list(residency.notices.order_by("pk").values())
        history = (residency.history.count(), residency.contract.history.count())
        log = TransitionLog.objects.of(residency).count()
        duties = [state.status for state in duties_of([residency])[residency.pk]]
        return row, notices, history, log, duties

    before = everything()
    assert signs_of([residency])[residency.pk]
    browser(director()).get(reverse(BOARD))
    propose_call(residency, **WORDS, actor=clerk())
    assert everything() == before


def test_the_resident_reads_the_proposal_and_never_the_signs():
    residency = make_residency()
    propose_call(residency, **WORDS, actor=clerk())
    client = browser(representative_of(residency))
    page = client.get(reverse("portal:cabinet"))
    assert WORDS["subject"] in {item["title"] for item in page.context["due"]}
    words = page.content.decode()
    thread = client.get(
        reverse("residents:request", args=[residency.pk, ResidentRequest.objects.get().pk])
    ).content.decode()
    for sign in signs_of([residency])[residency.pk]:
        assert sign.words not in words + thread
        assert str(SIGN_LABELS[sign.code]) not in words + thread


def rows_of(user: User, **query: str) -> set[int]:
    return {row["residency"].pk for row in browser(user).get(reverse(BOARD), query).context["rows"]}


def test_the_list_is_scoped_and_filtered_and_shows_only_those_with_signs():
    technopark, incubator = make_residency(), early_residency()
    make_residency(started_on=date(2026, 11, 10))
    sent_notice(incubator)
    assert rows_of(director()) == {technopark.pk, incubator.pk}
    assert rows_of(make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)) == {incubator.pk}
    assert rows_of(director(), unit="technopark") == {technopark.pk}
    assert rows_of(director(), sign="open_warnings") == {incubator.pk}
    assert rows_of(director(), q="жок мындай ат") == set()


@pytest.mark.parametrize("query", ["", "?sign=late_reports&unit=technopark"])
def test_the_list_costs_the_same_for_one_resident_and_for_thirty(query: str):
    first = make_residency()
    client, address = browser(director()), reverse(BOARD) + query

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    one = cost()
    more_residents(first, 29)
    assert cost() == one


def test_the_card_of_a_residency_shows_the_signs_and_proposes_the_call_once():
    residency = make_residency()
    client = browser(clerk())
    card = reverse("admin:residents_residency_change", args=[residency.pk])
    propose = reverse("admin:residents_residency_call", args=[residency.pk])
    page = client.get(card)
    rows = page.context["desk"][-1]["rows"]
    assert {row["note"] for row in rows} == {sign.words for sign in signs_of([residency])[residency.pk]}
    assert propose in {url for _label, url in page.context["desk_links"]}
    empty = client.post(propose, {"subject": "", "text": ""})
    assert set(empty.context["form"].errors) == {"subject", "text"}
    client.post(propose, WORDS)
    assert ResidentRequest.objects.get().subject == WORDS["subject"]
    assert propose not in {url for _label, url in client.get(card).context["desk_links"]}
