"""3.3.2: a resident takes part in the Centre's events: it signs its people up in the cabinet.

«Борбор тарабынан уюштурулган иш-чараларга катышууга.»
"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.errors import DomainError, NotAllowed
from residents.models import Residency
from tests.makers.ending import terminated
from tests.makers.events import make_event, signed, somebody
from tests.makers.residents import make_residency, representative_of
from tests.makers.rows import copy_of
from units.base.domain.participants import register_participant, withdraw_participant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TYPED = {"name": "Мамытова Гүлзат", "email": "gulzat@example.kg", "phone": ""}


@pytest.fixture
def residency() -> Residency:
    return make_residency()


@pytest.fixture
def resident(client: Client, residency: Residency) -> Client:
    client.force_login(representative_of(residency))
    return client


def test_a_resident_signs_its_people_up_and_gives_a_place_back(resident, residency):
    event = make_event()
    listed = f"/ky/cabinet/residency/{residency.pk}/events/"
    address = f"{listed}{event.pk}/"
    assert event.title_ky in resident.get(listed).content.decode()
    assert resident.get(address).context["form"].initial["email"] == representative_of(residency).email
    bad = resident.post(address, {**TYPED, "email": ""})
    assert "email" in bad.context["form"].errors
    assert 'value="Мамытова Гүлзат"' in bad.content.decode()
    assert resident.post(address, TYPED)["Location"] == address
    place = event.participants.get()
    assert (place.residency, place.category, place.organisation) == (
        residency,
        "resident",
        residency.party_name,
    )
    assert "Мамытова Гүлзат" in resident.get(listed).content.decode()
    resident.post(address, {"give_back": place.pk})
    assert not event.participants.live().exists()


def test_a_resident_that_others_represent_or_whose_status_ended_has_no_place(residency):
    event, other = make_event(), make_residency()
    person = somebody(category="resident")
    with pytest.raises(NotAllowed):
        register_participant(event, person, residency=other, actor=representative_of(residency))
    place = signed(event, person, other, actor=representative_of(other))
    with pytest.raises(NotAllowed):
        withdraw_participant(place, actor=representative_of(residency))
    user = representative_of(residency)
    terminated(residency)
    residency.refresh_from_db()
    with pytest.raises(DomainError):
        register_participant(event, somebody(category="resident"), residency=residency, actor=user)


def test_anothers_place_and_anothers_cabinet_are_not_there(resident, residency):
    event, other = make_event(), make_residency()
    place = signed(event, somebody(category="resident"), other, actor=representative_of(other))
    own = f"/ky/cabinet/residency/{residency.pk}/events/{event.pk}/"
    assert resident.post(own, {"give_back": place.pk}).status_code == 404
    assert resident.post(own, {"give_back": "1 or 1"}).status_code == 404
    for address in ("", f"{event.pk}/"):
        assert resident.get(f"/ky/cabinet/residency/{other.pk}/events/{address}").status_code == 404


def test_the_cabinets_list_costs_the_same_with_one_row_and_with_thirty(resident, residency):
    event = make_event()
    place = signed(event, somebody(category="resident"), residency, actor=representative_of(residency))

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert resident.get(f"/ky/cabinet/residency/{residency.pk}/events/").status_code == 200
        return len(captured)

    cost()
    first = cost()
    for number in range(29):
        more = copy_of(event, ends_at=event.ends_at + timedelta(days=number))
        copy_of(place, contact=f"{number}@example.kg", event_id=more.pk)
    assert cost() == first


def test_the_door_of_the_cabinet_names_the_next_event(resident):
    make_event(date(2026, 12, 20))
    make_event(date(2026, 12, 3), title_ky="Эң жакынкы иш-чара")
    rows = resident.get("/ky/cabinet/").context["rights"]
    (door,) = [row["detail"] for row in rows if row["url"].endswith("/events/")]
    assert "Эң жакынкы иш-чара" in door
