"""2.2(5): conferences, exhibitions and other events where four circles of people meet.

«Экосистеманы өнүктүрүү: Конференциялар, көргөзмөлөр жана башка иш-чаралар аркылуу резиденттердин,
университеттин изилдөөчүлөрүнүн, өнөр жай өнөктөштөрүнүн жана мамлекеттик органдардын ортосундагы
кызматташтыкты жана тажрыйба алмашууну камсыз кылуу.»
"""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.makers.events import held, make_event, signed, somebody
from tests.makers.residents import clerk, make_residency, representative_of
from tests.makers.rows import copy_of
from units.base.domain.events import cancel_event
from units.base.enums_events import TEACHING, EventKind, ParticipantCategory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TYPED = {
    "name": "Асанова Айзада",
    "email": "aizada@example.kg",
    "phone": "",
    "category": "industry",
    "organisation": "«Ош Кабель» ЖАК",
}


@pytest.fixture(autouse=True)
def nobody_was_counted() -> None:
    cache.clear()


def test_the_centre_holds_conferences_exhibitions_and_other_events():
    kinds = [kind for kind in EventKind if kind not in TEACHING]
    assert kinds == ["conference", "exhibition", "other"]
    assert [make_event(kind=kind).kind for kind in kinds] == kinds


def test_the_four_circles_of_the_clause_meet_at_one_event():
    event, residency = make_event(kind=EventKind.CONFERENCE), make_residency()
    signed(event, somebody(category="resident"), residency, actor=representative_of(residency))
    for category in ("researcher", "industry", "state"):
        signed(event, somebody(category=category))
    circles = set(event.participants.values_list("category", flat=True))
    assert circles == set(ParticipantCategory.values) - {"other"}


def test_anybody_signs_up_on_the_public_page(client: Client):
    event = make_event()
    assert event.title_ky in client.get("/ky/events/").content.decode()
    address = f"/ky/events/{event.pk}/"
    assert "resident" not in [
        code for code, _label in client.get(address).context["form"].fields["category"].choices
    ]
    bad = client.post(address, {**TYPED, "email": "aizada", "category": ""})
    assert set(bad.context["form"].errors) == {"category"}
    bad = client.post(address, {**TYPED, "email": "aizada"})
    assert set(bad.context["form"].errors) == {"email"}
    assert 'value="Асанова Айзада"' in bad.content.decode()
    assert client.post(address, TYPED)["Location"] == address
    place = event.participants.get()
    assert (place.contact, place.category, place.language, place.signed_by) == (
        "aizada@example.kg",
        "industry",
        "ky",
        None,
    )
    assert client.post(address, TYPED)["Location"] == address
    assert event.participants.count() == 1


def test_the_public_page_says_why_nobody_can_sign_up_and_gives_nobody_away(client: Client):
    full = make_event(capacity=1)
    signed(full, somebody(name="Жашыруун Киши"))
    cancelled = make_event()
    cancel_event(cancelled, reason="Тренер ооруп калды", actor=clerk())
    past = held(make_event(date(2026, 11, 10)), somebody(name="Жашыруун Киши"))
    for event, words in ((full, ""), (cancelled, "Тренер ооруп калды"), (past, "")):
        page = client.get(f"/ky/events/{event.pk}/")
        text = page.content.decode()
        assert page.context["why_not"]
        assert page.context["form"] is None
        assert words in text
        assert "Жашыруун" not in text
    late = client.post(f"/ky/events/{full.pk}/", TYPED)
    assert late.context["form"].non_field_errors()
    assert [row["title"] for row in client.get("/ky/events/").context["held"]] == [past.title]


def test_one_device_signs_up_so_many_people_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portal.views.events.SIGNED_BY_DEVICE", 1)
    event = make_event()
    client.post(f"/ky/events/{event.pk}/", TYPED)
    page = client.post(f"/ky/events/{event.pk}/", {**TYPED, "email": "other@example.kg"})
    assert page.context["form"].non_field_errors()
    assert event.participants.count() == 1


def test_the_public_list_costs_the_same_with_one_row_and_with_thirty(client: Client):
    event, past = make_event(), held(make_event(date(2026, 11, 10)), somebody())

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/ky/events/").status_code == 200
        return len(captured)

    cost()
    first = cost()
    for number in range(29):
        copy_of(event, ends_at=event.ends_at + timedelta(days=number))
        copy_of(past)
    assert cost() == first
