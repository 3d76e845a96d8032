"""The certificate, the letters and the pages of a permission to use the Centre's name (3.3.2)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from documents.access import Viewer, may_read
from documents.domain.papers import render
from documents.domain.reminders import SOURCES
from portal.queues import queues_of
from residents.domain.name_permissions import (
    revoke_permission,
)
from residents.models import NamePermission
from tests.makers.cabinet import (
    ASKED,
    UNTIL,
    asked_permission,
    granted_permission,
    named_residency,
)
from tests.makers.names import fresh
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.rows import copies_of

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


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
