"""Events in the admin: announced, people entered, who came ticked, held or cancelled; cheap lists."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core import clock
from core.enums import Unit
from tests.makers.events import held, make_event, signed, somebody
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency
from tests.makers.rows import copy_of
from units.base.domain.certificates import issue_certificates
from units.base.domain.participants import enter_who_came
from units.base.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TYPED = {
    "title_ky": "Бизнес-модель",
    "title_ru": "Бизнес-модель",
    "title_en": "Business model",
    "kind": "seminar",
    "unit": "incubator",
    "starts_at": "03.12.2026",
    "begins": "14:00",
    "ends_on": "",
    "ends_at": "16:30",
    "place": "3-корпус, 201",
    "capacity": "20",
}
PERSON = {"name": "Асанова Айзада", "email": "", "phone": "", "category": "other", "organisation": ""}


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(clerk())
    return client


def past_event(**changes: object) -> Event:
    """An event of two weeks ago."""
    return make_event(date(2026, 11, 10), **changes)


def test_an_event_is_announced_by_the_clocks_of_osh_and_what_is_wrong_is_said(staff):
    typed = {**TYPED, "responsible": clerk().pk}
    bad = staff.post("/admin/units/event/add/", {**typed, "starts_at": "01.11.2026", "capacity": "көп"})
    assert set(bad.context["form"].errors) == {"capacity"}
    bad = staff.post("/admin/units/event/add/", {**typed, "starts_at": "01.11.2026"})
    assert set(bad.context["form"].errors) == {"starts_at"}
    assert not Event.objects.exists()
    staff.post("/admin/units/event/add/", typed)
    event = Event.objects.get()
    assert event.starts_at == clock.moment_of(date(2026, 12, 3), 14)
    assert event.ends_at == clock.moment_of(date(2026, 12, 3), 16, 30)
    assert event.responsible == clerk()


def test_people_are_signed_up_by_telephone_and_give_their_place_back(staff):
    event, residency = make_event(), make_residency()
    page = f"/admin/units/event/{event.pk}"
    bad = staff.post(f"{page}/person/", PERSON)
    assert "email" in bad.context["form"].errors
    staff.post(f"{page}/person/", {**PERSON, "phone": "0555 12 34 56"})
    staff.post(
        f"{page}/person/",
        {**PERSON, "email": "a@example.kg", "category": "resident", "residency": residency.pk},
    )
    names = {one.contact: one.organisation for one in event.participants.all()}
    assert names == {"+996555123456": "", "a@example.kg": residency.party_name}
    shown = staff.get(f"{page}/change/").content.decode()
    one = event.participants.get(contact="a@example.kg")
    assert f"{page}/people/{one.pk}/withdraw/" in shown
    staff.post(f"{page}/people/{one.pk}/withdraw/")
    assert event.participants.live().count() == 1


def test_who_came_is_ticked_then_the_event_took_place(staff):
    event = past_event()
    first, second = signed(event), signed(event)
    page = f"/admin/units/event/{event.pk}"
    refused = staff.post(f"{page}/do/hold/")
    assert refused.context["form"].non_field_errors()
    staff.post(f"{page}/attendance/", {"present": [first.pk]})
    staff.post(f"{page}/person/", {**PERSON, "email": "late@example.kg"})
    staff.post(f"{page}/do/hold/")
    event.refresh_from_db()
    second.refresh_from_db()
    assert (event.state, event.participants.came().count(), second.attended) == ("held", 2, False)
    assert "2" in staff.get("/admin/units/event/").content.decode()


def test_a_person_of_another_event_is_no_one_who_came(staff):
    event, other = past_event(), signed(past_event())
    signed(event)
    page = staff.post(f"/admin/units/event/{event.pk}/attendance/", {"present": [other.pk]})
    assert "present" in page.context["form"].errors


def test_an_event_is_cancelled_with_a_reason_and_closed(staff):
    event = make_event()
    signed(event)
    page = f"/admin/units/event/{event.pk}"
    staff.post(f"{page}/do/cancel/", {"reason": "Жай жок"})
    event.refresh_from_db()
    assert (event.state, event.cancelling_reason) == ("cancelled", "Жай жок")
    assert staff.get(f"{page}/attendance/").status_code == 404
    assert staff.get(f"{page}/person/").status_code == 404


def test_another_units_people_and_those_who_only_read_change_nothing(client):
    event = past_event(unit=Unit.INCUBATOR)
    signed(event)
    for user, sees in (
        (make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK), 302),
        (make_user(Role.AUDITOR), 200),
    ):
        client.force_login(user)
        page = f"/admin/units/event/{event.pk}"
        assert client.get(f"{page}/change/").status_code == sees
        assert client.get(f"{page}/attendance/").status_code == 404
        assert client.post(f"{page}/person/", PERSON).status_code == 404
        assert client.post(f"{page}/do/hold/").status_code == 404
    client.force_login(make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK))
    form = client.get("/admin/units/event/add/").context["form"]
    assert [code for code, _label in form.fields["unit"].choices] == ["technopark"]


def test_events_that_are_over_wait_on_the_first_page(staff):
    past_event()
    make_event()
    queues = {queue.url: queue.count for queue in staff.get("/admin/").context["queues"]}
    assert [count for url, count in queues.items() if "units/event" in url] == [1]


def test_the_list_and_the_page_cost_the_same_with_one_row_and_with_thirty(staff):
    event = held(past_event(), somebody())
    person = event.participants.get()

    def costs():
        found = []
        for address in ("", f"{event.pk}/change/"):
            with CaptureQueriesContext(connection) as captured:
                assert staff.get(f"/admin/units/event/{address}").status_code == 200
            found.append(len(captured))
        return found

    costs()
    first = costs()
    for number in range(29):
        copy_of(event, starts_at=event.starts_at - timedelta(days=number))
        copy_of(person, contact=f"{number}@example.kg")
    assert costs() == first


def test_an_announced_event_is_changed_from_its_desk_and_what_was_typed_stays(staff):
    event = make_event()
    page = f"/admin/units/event/{event.pk}"
    assert f"{page}/alter/" in staff.get(f"{page}/change/").content.decode()
    form = staff.get(f"{page}/alter/").context["form"]
    typed = {name: form[name].value() for name in form.fields}
    assert (typed["place"], typed["starts_at"], str(typed["begins"])) == (event.place, "03.12.2026", "14:00")
    bad = staff.post(f"{page}/alter/", {**typed, "place": "Китепкана", "starts_at": "01.11.2026"})
    assert set(bad.context["form"].errors) == {"starts_at"}
    assert 'value="Китепкана"' in bad.content.decode()
    assert staff.post(f"{page}/alter/", {**typed, "place": "Китепкана"}).status_code == 302
    again = staff.post(f"{page}/alter/", {**typed, "place": "Цех"})
    assert again.context["form"].non_field_errors()
    event.refresh_from_db()
    assert event.place == "Китепкана"


def test_certificates_are_issued_from_the_desk_of_an_event_that_took_place(staff):
    event = held(past_event(), somebody())
    page = f"/admin/units/event/{event.pk}"
    assert f"{page}/certificates/" in staff.get(f"{page}/change/").content.decode()
    assert staff.post(f"{page}/certificates/").status_code == 302
    paper = event.participants.get().certificate
    shown = staff.get(f"{page}/change/").content.decode()
    assert paper.number in shown
    assert paper.get_absolute_url() in shown
    assert staff.post(f"{page}/certificates/").context["form"].non_field_errors()
    assert staff.get(f"/admin/units/event/{make_event().pk}/certificates/").status_code == 404


def test_the_desk_costs_the_same_with_one_certificate_and_with_thirty(staff):
    event = held(past_event(), somebody())

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert staff.get(f"/admin/units/event/{event.pk}/change/").status_code == 200
        return len(captured)

    issue_certificates(event, actor=clerk())
    cost()
    first = cost()
    for _each in range(29):
        enter_who_came(event, somebody(), actor=clerk())
    issue_certificates(event, actor=clerk())
    assert cost() == first
