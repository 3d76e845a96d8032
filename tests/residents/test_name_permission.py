"""Permission to use the Centre's name: its ground, its decision, its certificate, its end (3.3.2)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.models import IssuedPaper, Message
from residents.domain.centre_requests import answer_request, close_request, settle_request
from residents.domain.name_permissions import (
    refuse_permission,
    withdraw_permission,
)
from residents.enums_cabinet import NameStanding
from residents.models import NamePermission
from tests.makers.cabinet import (
    UNTIL,
    asked_permission,
    granted_permission,
    named_residency,
)
from tests.makers.names import TODAY, fresh, grant, standing
from tests.makers.races import at_once
from tests.makers.residents import clerk, director, make_residency, representative_of

pytestmark = pytest.mark.django_db


def test_a_permission_is_asked_for_with_its_thread_and_granted_with_a_certificate():
    permission = asked_permission()
    request = permission.request
    assert (permission.state, request.kind, request.state) == ("asked", "name", "open")
    assert "Продукциянын буклети" in Message.objects.of(request).get().text
    grant(permission)
    paper = permission.paper
    assert (paper.kind, paper.number) == ("name_permission", "АУ-2026/01")
    assert (permission.starts_on, permission.valid_until) == (TODAY, UNTIL)
    request.refresh_from_db()
    assert request.state == "closed"
    assert standing(permission) == NameStanding.IN_FORCE


def test_without_a_line_of_the_contract_nothing_is_asked_for_or_granted():
    with pytest.raises(WrongState) as refused:
        asked_permission(make_residency())
    assert "Келишим" in str(refused.value)
    assert not NamePermission.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"purpose": "а" * 201}, "purpose"),
        ({"places": " "}, "places"),
        ({"until": date(2026, 11, 8)}, "until"),
        ({"until": date(2028, 1, 20)}, "until"),
    ],
)
def test_what_is_wrong_with_a_request_is_said_at_its_field(changes, field):
    with pytest.raises(FieldError) as refused:
        asked_permission(**changes)
    assert refused.value.field == field
    assert not NamePermission.objects.exists()


def test_the_last_day_of_the_contract_is_the_latest_a_permission_reaches():
    residency = named_residency()
    last = residency.contract.ends_on
    permission = asked_permission(residency, until=last)
    with pytest.raises(FieldError) as refused:
        grant(permission, until=last + timedelta(days=1))
    assert refused.value.field == "until"
    with pytest.raises(FieldError):
        grant(permission, until=TODAY - timedelta(days=1))
    grant(permission, until=last)
    assert standing(permission, last) == NameStanding.IN_FORCE
    assert standing(permission, last + timedelta(days=1)) == NameStanding.ENDED


def test_a_decision_needs_its_words():
    permission = asked_permission()
    for act in (
        lambda: grant(permission, conditions=" "),
        lambda: refuse_permission(permission, reason=" ", actor=director()),
    ):
        with pytest.raises(FieldError):
            act()
    assert fresh(permission).state == "asked"
    assert not IssuedPaper.objects.filter(kind="name_permission").exists()


def test_the_director_alone_decides_and_the_resident_alone_asks():
    permission = asked_permission()
    for actor in (clerk(), representative_of(permission.residency)):
        with pytest.raises(NotAllowed):
            grant(permission, actor=actor)
        with pytest.raises(NotAllowed):
            refuse_permission(permission, reason="Жок.", actor=actor)
    stranger = representative_of(make_residency())
    for act in (
        lambda: withdraw_permission(permission, actor=stranger),
        lambda: asked_permission(permission.residency, actor=stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_second_request_waits_for_the_decision_on_the_first():
    permission = asked_permission()
    with pytest.raises(WrongState):
        asked_permission(permission.residency)
    withdraw_permission(permission, actor=representative_of(permission.residency))
    assert (fresh(permission).state, fresh(permission).request.state) == ("withdrawn", "closed")
    asked_permission(permission.residency)


def test_its_thread_is_not_closed_before_the_decision():
    permission = asked_permission()
    request, actor = permission.request, representative_of(permission.residency)
    answer_request(request, text="Кайсы буклет?", actor=clerk())
    for act in (
        lambda: settle_request(request, actor=actor),
        lambda: close_request(request, reason="Жооп берилди.", actor=clerk()),
    ):
        with pytest.raises(WrongState):
            act()
    grant(permission)
    request.refresh_from_db()
    assert request.state == "closed"


def test_a_refusal_has_its_reason_and_no_certificate():
    permission = refuse_permission(asked_permission(), reason="Буклет башка ишкананыкы.", actor=director())
    assert (permission.state, permission.paper, permission.left) == ("refused", None, None)
    assert permission.refusal == "Буклет башка ишкананыкы."
    with pytest.raises(WrongState):
        grant(permission)


@pytest.mark.parametrize(
    "broken",
    [
        {"paper": None},
        {"valid_until": None},
        {"conditions": ""},
        {"valid_until": date(2026, 11, 1)},
        {"ended_on": date(2026, 11, 1)},
        {"refusal": "Себепсиз"},
        {"purpose": ""},
        {"state": "revoked"},
        {"state": "asked"},
    ],
)
def test_the_row_itself_refuses_what_cannot_be(broken):
    permission = granted_permission()
    with pytest.raises(IntegrityError), transaction.atomic():
        NamePermission.objects.filter(pk=permission.pk).update(**broken)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_are_one():
    permission = asked_permission()
    chief = director()
    answers = at_once(
        lambda: grant(fresh(permission), actor=chief),
        lambda: refuse_permission(fresh(permission), reason="Жок.", actor=chief),
    )
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    papers = IssuedPaper.objects.filter(kind="name_permission").count()
    assert (fresh(permission).state, papers) in {("granted", 1), ("refused", 0)}


@pytest.mark.django_db(transaction=True)
def test_two_representatives_at_once_ask_once():
    residency = named_residency()
    actor = representative_of(residency)
    ask = lambda: asked_permission(residency, actor=actor)  # noqa: E731
    answers = at_once(ask, ask)
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert NamePermission.objects.count() == 1


def test_too_long_a_list_of_places_is_refused_and_never_cut():
    with pytest.raises(FieldError) as refused:
        asked_permission(places="а" * 1001)
    assert refused.value.field == "places"
    assert not NamePermission.objects.exists()
