"""The admin of the units: entered, given, assigned, delivered; refused with a sentence; cheap lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.enums import Unit
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, make_residency
from tests.makers.rows import copy_of
from tests.makers.units import (
    assigned,
    early_residency,
    make_allocation,
    make_booking,
    make_equipment,
    make_mentor,
    make_premises,
    make_request,
    make_session,
)
from units.base.models import Allocation, Equipment, Premises, ServiceRequest
from units.incubator.models import Mentor, MentoringSession

pytestmark = pytest.mark.django_db
ROOM = {
    "name": "Инженердик кеңсе",
    "unit": "technopark",
    "building": "3-корпус",
    "room": "202",
    "floor": "2",
    "kind": "office",
    "area": "41,2",
    "capacity": "9",
    "condition": "good",
    "lettable": "on",
    "inventory_number": "01010006",
    "act_number": "12",
    "act_date": "24.09.2024",
}


@pytest.fixture
def staff(client):
    client.force_login(clerk())
    return client


def test_a_room_is_entered_changed_and_repaired_on_pages_of_their_own(staff):
    answer = staff.post("/admin/units/premises/add/", {**ROOM, "responsible": clerk().pk})
    room = Premises.objects.get()
    page = f"/admin/units/premises/{room.pk}"
    assert (answer["Location"], str(room.area)) == (f"{page}/change/", "41.20")
    staff.post(f"{page}/do/change/", {"responsible": director().pk, "condition": "worn", "lettable": "on"})
    staff.post(f"{page}/do/begin_repair/", {"started_on": "02.11.2026", "reason": "Чатыр"})
    room.refresh_from_db()
    assert (room.responsible, room.condition, room.repairs.get().reason) == (director(), "worn", "Чатыр")
    staff.post(f"{page}/do/finish_repair/", {"ended_on": "20.11.2026"})
    assert str(room.repairs.get().ended_on) == "2026-11-20"


def test_bad_answers_get_a_sentence_and_what_was_typed_stays(staff):
    page = staff.post(
        "/admin/units/premises/add/", {**ROOM, "area": "кырк", "act_date": "31.02.2024", "responsible": ""}
    )
    text = page.content.decode()
    assert {"area", "act_date", "responsible"} == set(page.context["form"].errors)
    assert 'value="кырк"' in text
    assert not Premises.objects.exists()


def test_a_room_is_given_until_the_end_of_the_contract_and_too_much_is_refused(staff):
    room, residency = make_premises(), make_residency()
    typed = {
        "premises": room.pk,
        "residency": residency.pk,
        "area": "30",
        "places": "4",
        "starts_on": "22.11.2026",
        "ends_on": "",
    }
    staff.post("/admin/units/allocation/add/", typed)
    given = Allocation.objects.get()
    assert given.ends_on == residency.expires_on
    page = staff.post("/admin/units/allocation/add/", typed)
    assert set(page.context["form"].errors) == {"area"}
    staff.post(f"/admin/units/allocation/{given.pk}/do/finish/", {"ends_on": "01.12.2026"})
    given.refresh_from_db()
    assert str(given.ends_on) == "2026-12-01"


def test_equipment_is_entered_and_moved(staff):
    first, second = make_premises(), make_premises()
    staff.post(
        "/admin/units/equipment/add/",
        {
            "name": "Осциллограф",
            "kind": "measuring",
            "premises": first.pk,
            "condition": "good",
            "inventory_number": "01040001",
            "act_number": "13",
            "act_date": "24.09.2024",
            "responsible": clerk().pk,
        },
    )
    piece = Equipment.objects.get()
    staff.post(
        f"/admin/units/equipment/{piece.pk}/do/change/",
        {"responsible": clerk().pk, "premises": second.pk, "condition": "good", "bookable": "on"},
    )
    piece.refresh_from_db()
    assert (piece.premises, piece.bookable) == (second, True)


def test_a_request_is_written_down_assigned_delivered(staff):
    residency = make_residency()
    staff.post(
        "/admin/units/servicerequest/add/", {"residency": residency.pk, "kind": "legal", "text": "Келишим"}
    )
    request = ServiceRequest.objects.get()
    page = f"/admin/units/servicerequest/{request.pk}/do"
    staff.post(f"{page}/assign/", {"executor": clerk().pk})
    bad = staff.post(f"{page}/deliver/", {"delivered_on": "22.11.2026", "hours": "0", "result": "Даяр"})
    assert set(bad.context["form"].errors) == {"hours"}
    staff.post(f"{page}/deliver/", {"delivered_on": "22.11.2026", "hours": "1,5", "result": "Даяр"})
    request.refresh_from_db()
    assert (request.state, str(request.hours), request.executor) == ("delivered", "1.5", clerk())


def test_nobody_confirms_in_the_admin(staff):
    request = make_request()
    assert staff.get(f"/admin/units/servicerequest/{request.pk}/do/confirm/").status_code == 404


def test_an_employee_of_another_unit_finds_the_buttons_shut(client):
    request = make_request()
    client.force_login(make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK))
    page = f"/admin/units/servicerequest/{request.pk}"
    assert f"{page}/do/assign/" not in client.get(f"{page}/change/").content.decode()
    assert client.get(f"{page}/do/assign/").status_code == 404


def test_each_units_people_see_their_own_queue(client):
    make_request()
    assigned(make_request(kind="market_study"))
    counts = {}
    for unit in ("", *Unit.values):
        client.force_login(make_user(Role.UNIT_STAFF, unit=unit))
        page = client.get("/admin/")
        queues = [queue for queue in page.context["queues"] if "servicerequest" in queue.url]
        counts[unit] = [queue.count for queue in queues]
    assert counts == {"": [1, 1], "technopark": [], "incubator": [1], "tisc": [1]}


def test_mentors_and_sessions_are_entered_by_the_incubator(staff):
    person, residency = make_user(Role.MENTOR), early_residency()
    staff.post("/admin/incubator/mentor/add/", {"user": person.pk, "competences": "Сатуу"})
    mentor = Mentor.objects.get()
    typed = {
        "mentor": mentor.pk,
        "residency": residency.pk,
        "application": "",
        "planned_on": "01.12.2026",
        "topic": "Баа",
    }
    staff.post("/admin/incubator/mentoringsession/add/", typed)
    assert MentoringSession.objects.get().mentor == mentor
    page = staff.post("/admin/incubator/mentoringsession/add/", {**typed, "residency": ""})
    assert page.context["form"].non_field_errors()


def test_those_who_only_look_change_nothing(client):
    room = make_premises()
    client.force_login(make_user(Role.AUDITOR))
    assert client.get(f"/admin/units/premises/{room.pk}/change/").status_code == 200
    assert client.get("/admin/units/premises/add/").status_code == 403
    assert client.post(f"/admin/units/premises/{room.pk}/do/change/", {}).status_code == 404


def test_rooms_are_found_as_people_type_them(staff):
    make_premises(name="Өндүрүш цехи")
    make_premises(name="Башка бөлмө")
    page = staff.get("/admin/units/premises/?q=ондуруш").content.decode()
    assert ("Өндүрүш цехи" in page, "Башка бөлмө" in page) == (True, False)


def test_lists_cost_the_same_with_one_row_and_with_thirty(staff):
    booking, mentor = make_booking(resource=make_equipment()), make_mentor()
    allocation, session = make_allocation(make_premises(), booking.request.residency), make_session(mentor)
    names = [
        "units/premises",
        "units/equipment",
        "units/allocation",
        "units/servicerequest",
        "technopark/booking",
        "incubator/mentor",
        "incubator/mentoringsession",
    ]

    def costs():
        found = []
        for name in names:
            with CaptureQueriesContext(connection) as captured:
                assert staff.get(f"/admin/{name}/").status_code == 200
            found.append(len(captured))
        return found

    costs()
    first = costs()
    for number in range(29):
        room = copy_of(allocation.premises, room=f"К{number}", inventory_number=f"К-{number}")
        copy_of(allocation, premises_id=room.pk)
        copy_of(booking.equipment, inventory_number=f"Л-{number}", premises_id=room.pk)
        copy_of(booking, request_id=copy_of(booking.request).pk)
        copy_of(mentor, user_id=make_user(Role.MENTOR).pk)
        copy_of(session)
    assert costs() == first
