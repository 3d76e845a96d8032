"""Permission to use the Centre's name: its ground, its decision, its certificate, its end (3.3.2)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.access import Viewer, may_read
from documents.domain.annulment import annul_paper
from documents.domain.papers import render
from documents.domain.reminders import SOURCES
from documents.domain.verification import confirm
from documents.models import IssuedPaper, Message
from portal.queues import queues_of
from residents.domain.centre_requests import answer_request, close_request, settle_request
from residents.domain.grants import stop_grant
from residents.domain.name_permissions import (
    grant_permission,
    refuse_permission,
    revoke_permission,
    withdraw_permission,
)
from residents.domain.residencies import graduate_residency
from residents.domain.supplements import issue_supplement, sign_supplement
from residents.enums_cabinet import NameStanding
from residents.models import NamePermission, Residency
from tests.makers.cabinet import (
    ASKED,
    GRANTED,
    UNTIL,
    asked_permission,
    granted_permission,
    named_residency,
)
from tests.makers.ending import terminated
from tests.makers.races import at_once
from tests.makers.residents import clerk, director, make_residency, representative_of, signed_copy
from tests.makers.rows import copies_of
from tests.makers.terms import drafted_supplement

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def grant(permission: NamePermission, **changes: Any) -> NamePermission:
    given: dict[str, Any] = {"conditions": "Аты толук жазылат.", "until": UNTIL, "actor": director()}
    return grant_permission(permission, **{**given, **changes})


def fresh(permission: NamePermission) -> NamePermission:
    return NamePermission.objects.get(pk=permission.pk)


def standing(permission: NamePermission, on: date = TODAY) -> NameStanding:
    """By the row's dates and by the query at once: the two say the same."""
    found = fresh(permission).standing(on)
    in_force = NamePermission.objects.in_force(on).filter(pk=permission.pk).exists()
    assert in_force == (found == NameStanding.IN_FORCE)
    return found


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


def test_a_revoked_permission_holds_no_longer_and_its_code_says_so():
    permission = granted_permission()
    assert confirm(permission.paper.code).is_valid
    revoke_permission(permission, reason="Аты туура эмес колдонулду.", actor=director())
    found = confirm(permission.paper.code)
    assert (found.is_valid, found.not_valid_from) == (False, TODAY)
    assert standing(permission) == NameStanding.REVOKED
    with pytest.raises(WrongState):
        revoke_permission(permission, reason="Дагы.", actor=director())


def test_the_page_of_a_code_says_the_last_day_and_never_the_words():
    permission = granted_permission()
    page = Client().get(f"/en/verify/{permission.paper.code}/").content.decode()
    assert "valid" in page
    assert "30 June 2027" in page
    assert "буклет" not in page


def test_a_permission_ends_with_its_term_without_anybody_acting(time_machine):
    permission = granted_permission(until=date(2026, 11, 30))
    assert standing(permission, date(2026, 11, 30)) == NameStanding.IN_FORCE
    assert standing(permission, date(2026, 12, 1)) == NameStanding.ENDED
    time_machine.move_to(clock.moment_of(date(2026, 12, 1)))
    assert not confirm(permission.paper.code).is_valid
    with pytest.raises(WrongState):
        revoke_permission(permission, reason="Кеч.", actor=director())


def test_a_permission_ends_with_the_status_and_a_request_lapses():
    residency = named_residency()
    permission, waiting = granted_permission(residency), asked_permission(residency)
    terminated(residency, ground="own_wish", ended_on=date(2026, 11, 20), act_date=date(2026, 11, 19))
    found = fresh(permission)
    assert (found.state, found.ended_on) == ("granted", date(2026, 11, 20))
    assert standing(permission) == NameStanding.ENDED
    assert not confirm(permission.paper.code).is_valid
    lapsed = fresh(waiting)
    assert (lapsed.state, lapsed.request.state) == ("withdrawn", "closed")


def test_an_end_dated_before_the_permission_ends_it_on_its_first_day():
    residency = named_residency()
    permission = granted_permission(residency)
    terminated(residency, ground="own_wish", ended_on=date(2026, 11, 12), act_date=date(2026, 11, 11))
    assert fresh(permission).ended_on == GRANTED


def test_a_permission_whose_term_was_over_is_not_touched_by_the_end():
    residency = named_residency()
    permission = granted_permission(residency, until=date(2026, 11, 18))
    graduate_residency(residency, ended_on=date(2026, 11, 20), actor=director())
    assert fresh(permission).ended_on is None


def test_a_permission_ends_when_a_supplement_stops_its_line():
    residency = named_residency()
    permission = granted_permission(residency)
    supplement = drafted_supplement(residency.contract, effective_on=date(2026, 11, 25), new_ends_on=None)
    stop_grant(supplement, permission.grant, actor=clerk())
    assert standing(permission, date(2026, 11, 25)) == NameStanding.IN_FORCE, "only a signed one stops it"
    issue_supplement(supplement, actor=clerk())
    sign_supplement(supplement, signed_on=TODAY, scan=signed_copy(), actor=director())
    assert standing(permission, date(2026, 11, 24)) == NameStanding.IN_FORCE
    assert standing(permission, date(2026, 11, 25)) == NameStanding.ENDED


def test_an_annulled_certificate_gives_nothing():
    permission = granted_permission()
    annul_paper(permission.paper, on=TODAY, reason="Ката.", actor=director())
    assert standing(permission) == NameStanding.ENDED


def test_a_contract_extended_later_does_not_prolong_a_permission():
    residency = named_residency()
    permission = granted_permission(residency)
    Residency.objects.filter(pk=residency.pk).update(expires_on=date(2030, 1, 1))
    assert standing(permission, UNTIL + timedelta(days=1)) == NameStanding.ENDED


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


def test_the_certificate_in_both_languages_says_for_what_where_and_how_long():
    paper = granted_permission().paper
    for language in ("ky", "ru"):
        assert render(paper, language).startswith(b"%PDF")
    words = paper.context
    assert (words["purpose"], words["places"]) == (
        "Продукциянын буклети",
        "Ош шаарындагы көргөзмө, 500 нуска",
    )
    assert words["conditions"] == "Борбордун аты толук жазылат."


def test_the_certificate_is_read_by_its_resident_and_the_staff():
    permission = granted_permission()
    assert may_read(permission.paper, Viewer(representative_of(permission.residency)))
    assert may_read(permission.paper, Viewer(clerk()))
    assert not may_read(permission.paper, Viewer(representative_of(make_residency())))
    assert not may_read(permission.paper, Viewer())


def test_the_letter_of_a_decision_carries_the_link_alone():
    permission = granted_permission()
    letter = Email.objects.order_by("-pk")[0]
    assert reverse("residents:name", args=[permission.residency_id]) in letter.message
    assert "буклет" not in letter.message + letter.subject


def test_the_page_of_the_resident_asks_shows_and_takes_back():
    residency = named_residency()
    client = browser(representative_of(residency))
    address = reverse("residents:name", args=[residency.pk])
    given = {"purpose": "Сайт", "places": "sary-ozon.example", "until": "30.06.2027"}
    wrong = client.post(address, {**given, "until": "20.01.2028"})
    assert set(wrong.context["form"].errors) == {"until"}
    assert wrong.context["form"]["purpose"].value() == "Сайт"
    client.post(address, given)
    permission = NamePermission.objects.get()
    page = client.get(address)
    assert page.context["form"] is None
    client.post(reverse("residents:name_withdraw", args=[residency.pk, permission.pk]))
    assert fresh(permission).state == "withdrawn"
    assert client.get(address).context["form"] is not None


def test_the_page_of_another_resident_cannot_be_guessed():
    permission = asked_permission()
    stranger = browser(representative_of(make_residency()))
    address = reverse("residents:name", args=[permission.residency_id])
    withdraw = reverse("residents:name_withdraw", args=[permission.residency_id, permission.pk])
    assert (stranger.get(address).status_code, stranger.post(withdraw).status_code) == (404, 404)
    assert Client().get(address).status_code == 302


def test_the_page_says_why_nothing_can_be_asked_for():
    residency = make_residency()
    page = browser(representative_of(residency)).get(reverse("residents:name", args=[residency.pk]))
    assert page.context["form"] is None
    assert "Келишим" in page.context["why_not"]


def test_the_director_finds_it_in_the_queue_and_decides_by_pages():
    permission = asked_permission()
    chief = director()
    waiting = [queue for queue in queues_of(chief) if "namepermission" in queue.url]
    assert [(queue.count, queue.since) for queue in waiting] == [(1, ASKED)]
    client = browser(chief)
    address = reverse("admin:residents_namepermission_transition", args=[permission.pk, "grant_name"])
    assert client.get(address).context["form"].initial["until"] == UNTIL
    kept = client.post(address, {"conditions": "Толук аты.", "until": "20.01.2029"})
    assert set(kept.context["form"].errors) == {"until"}
    client.post(address, {"conditions": "Толук аты.", "until": "31.12.2026"})
    assert fresh(permission).valid_until == date(2026, 12, 31)
    address = reverse("admin:residents_namepermission_transition", args=[permission.pk, "revoke"])
    client.post(address, {"reason": "Туура эмес."})
    assert fresh(permission).state == "revoked"


def test_the_list_filters_by_standing_at_a_constant_cost():
    permission = granted_permission(until=date(2026, 11, 18))
    granted_permission()
    client = browser(director())
    address = reverse("admin:residents_namepermission_changelist")

    def cost(query: str) -> int:
        client.get(address + query)
        with CaptureQueriesContext(connection) as found:
            client.get(address + query)
        return len(found)

    def shown(standing: str) -> int:
        return len(client.get(f"{address}?standing={standing}").context["cl"].result_list)

    assert (shown("in_force"), shown("ended"), shown("asked")) == (1, 1, 0)
    before = cost("")
    changes = [
        {"request_id": copies_of(permission.request, [{}])[0].pk, "paper_id": paper.pk}
        for paper in copies_of(
            permission.paper,
            [{"number": f"К-{n}", "sequence": 100 + n, "code": f"{n:014d}"} for n in range(29)],
        )
    ]
    copies_of(permission, changes)
    assert cost("") == before


def test_the_resident_is_reminded_of_the_last_day_while_the_permission_is_in_force():
    permission = granted_permission()
    person = representative_of(permission.residency)
    found = [(due.record, due.due_on, due.email) for due in SOURCES["names"]()]
    assert found == [(permission, permission.valid_until, person.email)]
    revoke_permission(permission, reason="Шарт бузулду.", actor=director())
    assert list(SOURCES["names"]()) == []


def test_too_long_a_list_of_places_is_refused_and_never_cut():
    with pytest.raises(FieldError) as refused:
        asked_permission(places="а" * 1001)
    assert refused.value.field == "places"
    assert not NamePermission.objects.exists()
