"""The pages: asking, booking, confirming in the cabinet; the hub; the mentor; the units in public."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from residents.domain.residencies import graduate_residency
from residents.models import Residency
from tests.makers.people import make_user
from tests.makers.residents import director, make_residency, representative_of
from tests.makers.rows import copy_of
from tests.makers.units import (
    delivered,
    make_allocation,
    make_booking,
    make_equipment,
    make_hub_request,
    make_laboratory,
    make_mentor,
    make_premises,
    make_request,
    make_session,
)
from units.base.models import ServiceRequest
from units.incubator.models import MentoringSession
from units.technopark.models import Booking

pytestmark = pytest.mark.django_db
SERVICES = "/ky/cabinet/services/"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def resident(residency: Residency) -> Client:
    return browser(representative_of(residency))


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_resident_asks_sees_the_answer_and_confirms():
    residency = make_residency()
    client = resident(residency)
    answer = client.post(
        f"/ky/cabinet/residency/{residency.pk}/services/",
        {"kind": "legal", "text": "Келишимди текшериңиз.", "wished_on": "01.12.2026"},
    )
    request = ServiceRequest.objects.get()
    assert (answer.status_code, request.unit, request.wished_on) == (302, "incubator", date(2026, 12, 1))
    page = client.get(f"{SERVICES}{request.pk}/")
    assert "Келишимди текшериңиз." in page.content.decode()
    delivered(request, on=date(2026, 11, 22), at=None)
    client.post(f"{SERVICES}{request.pk}/", {"do": "confirm"})
    request.refresh_from_db()
    assert request.state == "confirmed"


def test_what_waits_for_the_residents_word_stands_among_what_is_expected():
    request = delivered(make_request())
    items = resident(request.residency).get("/ky/cabinet/").context["due"]
    assert [item["date"] for item in items if item.get("url", "").endswith(f"/services/{request.pk}/")] == [
        date(2026, 3, 9)
    ]


def test_bad_answers_get_a_sentence_beside_the_field_and_stay_as_typed():
    residency = make_residency()
    page = resident(residency).post(SERVICES, {"kind": "", "text": "Тез керек", "wished_on": "31.11.2026"})
    form = page.context["form"]
    assert set(form.errors) == {"kind", "wished_on"}
    assert "Тез керек" in page.content.decode()
    assert not ServiceRequest.objects.exists()


def test_a_kind_of_another_unit_cannot_be_smuggled_in():
    residency = make_residency()
    page = resident(residency).post(SERVICES, {"kind": "mentoring", "text": "Ментор керек"})
    assert "kind" in page.context["form"].errors


def test_after_the_end_of_the_status_the_page_stays_and_nothing_new_is_asked():
    residency = make_residency()
    request = make_request(residency)
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    client = resident(residency)
    assert client.get(SERVICES).context["form"] is None
    assert client.get(f"{SERVICES}{request.pk}/").status_code == 200
    assert client.get(f"/ky/cabinet/residency/{residency.pk}/services/order/").status_code == 404


def test_hours_are_booked_and_taken_ones_are_refused_beside_the_field():
    residency, piece = make_residency(), make_equipment()
    client, address = resident(residency), f"/ky/cabinet/residency/{residency.pk}/services/order/"
    typed = {
        "purpose": "prototype",
        "resource": f"e{piece.pk}",
        "day": "01.12.2026",
        "since": "9:00",
        "until": "12:00",
        "text": "Корпус",
    }
    assert client.post(address, typed).status_code == 302
    page = client.post(address, {**typed, "since": "11:00", "until": "13:00"})
    assert set(page.context["form"].errors) == {"resource"}
    assert 'value="11:00"' in page.content.decode()
    page = client.post(address, {**typed, "since": "эртең", "day": "1 декабрь"})
    assert set(page.context["form"].errors) == {"since", "day"}
    assert Booking.objects.count() == 1


def test_own_rooms_are_shown_and_nobody_elses():
    own, other = make_residency(), make_residency()
    make_allocation(make_premises(name="Биздин кеңсе"), own)
    make_allocation(make_premises(name="Башканын кеңсеси"), other)
    page = resident(own).get(SERVICES).content.decode()
    assert ("Биздин кеңсе" in page, "Башканын кеңсеси" in page) == (True, False)


def test_somebody_elses_request_is_not_there():
    request, own = make_request(), make_residency()
    client = resident(own)
    assert client.get(f"{SERVICES}{request.pk}/").status_code == 404
    assert client.post(f"{SERVICES}{request.pk}/", {"do": "withdraw"}).status_code == 404
    assert client.get(f"/ky/cabinet/residency/{request.residency_id}/services/").status_code == 404


def test_an_unknown_act_is_no_act():
    request = make_request()
    assert resident(request.residency).post(f"{SERVICES}{request.pk}/", {"do": "assign"}).status_code == 404


def test_a_member_of_the_university_asks_the_hub_and_withdraws():
    client = browser(make_user(Role.UNIVERSITY_MEMBER))
    bad = client.post("/ky/hub/", {"kind": "legal", "requester_kind": "resident", "text": ""})
    assert set(bad.context["form"].errors) == {"kind", "requester_kind", "text"}
    client.post("/ky/hub/", {"kind": "market_study", "requester_kind": "student", "text": "Рынок керек."})
    request = ServiceRequest.objects.get()
    client.post(f"/ky/hub/{request.pk}/", {"do": "withdraw"})
    request.refresh_from_db()
    assert (request.requester_kind, request.state) == ("student", "withdrawn")


def test_the_mentor_sees_own_sessions_and_records_them():
    session, other = make_session(), make_session()
    client = browser(session.mentor.user)
    assert client.get("/ky/home/")["Location"] == "/ky/mentor/"
    assert len(client.get("/ky/mentor/").context["ahead"]) == 1
    assert client.get(f"/ky/mentor/{other.pk}/").status_code == 404
    bad = client.post(f"/ky/mentor/{session.pk}/", {"went": "done", "hours": "көп", "outcome": "Жакшы"})
    assert set(bad.context["form"].errors) == {"hours"}
    bad = client.post(f"/ky/mentor/{session.pk}/", {"went": "done", "hours": "", "outcome": "Жакшы"})
    assert set(bad.context["form"].errors) == {"hours"}
    client.post(f"/ky/mentor/{session.pk}/", {"went": "done", "hours": "1,5", "outcome": "Жакшы"})
    assert str(MentoringSession.objects.get(pk=session.pk).hours) == "1.5"


def test_a_session_ahead_has_no_form():
    session = make_session(planned_on=date(2026, 12, 1))
    assert browser(session.mentor.user).get(f"/ky/mentor/{session.pk}/").context["form"] is None


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("unit", ["technopark", "incubator", "tisc"])
def test_a_units_public_page_counts_from_the_records(unit, language):
    make_premises(unit=unit)
    room = make_laboratory(unit=unit)
    make_equipment(name="Ачык станок", premises=room)
    make_equipment(name="Жабык станок", premises=room, bookable=False)
    page = Client().get(f"/{language}/units/{unit}/")
    text = page.content.decode()
    assert [row["rooms"] for row in page.context["rooms"]] == ["1", "1"]
    assert ("Ачык станок" in text, "Жабык станок" in text) == (True, False)


def test_the_hubs_page_counts_services_of_the_year():
    delivered(make_hub_request())
    table = Client().get("/ky/units/tisc/").context["hub"]
    assert [row["total"] for row in table] == ["0", "0", "1", "0", "0"]


def test_no_page_of_a_unit_that_is_not_there():
    assert Client().get("/ky/units/library/").status_code == 404


def test_pages_cost_the_same_with_one_row_and_with_thirty():
    booking = make_booking(resource=make_equipment())
    request, session = make_request(booking.request.residency), make_session()
    member = make_user(Role.UNIVERSITY_MEMBER)
    asked = make_hub_request(member)
    pages = [
        (resident(request.residency), SERVICES),
        (browser(session.mentor.user), "/ky/mentor/"),
        (browser(member), "/ky/hub/"),
        (Client(), "/ky/units/"),
        (Client(), "/ky/units/technopark/"),
    ]
    first = [cost(client, address) for client, address in pages]
    for number in range(29):
        copy_of(request)
        copy_of(session)
        copy_of(asked)
        copy_of(booking, request_id=copy_of(booking.request).pk)
        copy_of(booking.equipment, inventory_number=f"К-{number}")
    assert [cost(client, address) for client, address in pages] == first


def test_mentors_without_sessions_are_told_what_will_stand_here():
    assert browser(make_mentor().user).get("/ky/mentor/").context["ahead"] == []
