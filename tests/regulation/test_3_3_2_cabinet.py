"""3.3.2: what a resident has a right to, and that each right has its door in the cabinet.

«Резидент төмөнкүлөргө укуктуу: Борбордун инфратүзүмүн жана жабдууларын келишимге ылайык пайдаланууга;
консультациялык жана маалыматтык кызматтарды алууга; Борбор тарабынан уюштурулган иш-чараларга катышууга;
келишимде каралган тартипте өзүнүн маркетингдик материалдарында Борбордун аталышын колдонууга.»
"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.actors import StandIn
from core.domain.calendar import settle_day
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.domain.verification import confirm
from documents.models import Message
from residents.domain.centre_requests import answer_request, settle_request, write_to_centre
from residents.domain.closing import STEPS
from residents.domain.name_permissions import grant_permission, refuse_permission
from residents.enums_cabinet import RequestKind
from residents.models import NamePermission
from tests.makers.cabinet import (
    answered,
    asked_permission,
    granted_permission,
    make_request,
    named_residency,
)
from tests.makers.ending import terminated
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.terms import issued_supplement
from tests.makers.units import delivered, early_residency, make_allocation, make_booking, make_session
from tests.makers.units import make_request as make_service_request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def cabinet(user: User, residency_id: int | None = None):
    client = Client()
    client.force_login(user)
    return client.get(
        reverse("portal:cabinet_residency", args=[residency_id])
        if residency_id
        else reverse("portal:cabinet")
    )


def test_every_right_of_the_clause_has_its_door_in_the_cabinet():
    """Infrastructure, services, mentors, events, the name: five doors, and each of them opens."""
    residency = make_residency()
    client = Client()
    client.force_login(representative_of(residency))
    rows = client.get(reverse("portal:cabinet")).context["rights"]
    assert len(rows) == 5
    for row in rows:
        assert client.get(row["url"].partition("#")[0]).status_code == 200
    assert {"consultation"} == {
        client.get(row["url"]).context["form"].initial.get("kind") for row in rows if "kind=" in row["url"]
    }


def test_the_doors_close_with_the_status_and_what_was_asked_stays():
    residency = named_residency()
    make_request(residency)
    terminated(residency)
    page = cabinet(representative_of(residency), residency.pk)
    assert page.context["rights"] == []
    assert [row["title"] for block in page.context["wide"] if block.code == "requests" for row in block.rows]


def test_one_page_shows_what_the_resident_has():
    """Rooms, hours, services, sessions, papers, requests, the name, supplements: each in its list."""
    residency = early_residency()
    make_allocation(residency=residency)
    make_booking(residency)
    delivered(make_service_request(residency))
    make_session(residency=residency)
    make_request(residency)
    supplement = issued_supplement(residency.contract)
    page = cabinet(representative_of(residency))
    shown = {block.code for block in (*page.context["wide"], *page.context["narrow"]) if block.rows}
    assert {"rooms", "hours", "services", "sessions", "requests"} <= shown
    (row,) = page.context["supplements"]
    assert row["number"] == supplement.number
    client = Client()
    client.force_login(representative_of(residency))
    translation = client.get(reverse("residents:supplement_translation", args=[supplement.pk, "ru"]))
    assert translation.content.startswith(b"%PDF")
    client.force_login(representative_of(make_residency()))
    hidden = client.get(reverse("residents:supplement_translation", args=[supplement.pk, "ru"]))
    assert hidden.status_code == 404


def test_the_certificate_stands_among_the_documents_of_its_resident_alone():
    permission = granted_permission()
    papers = cabinet(representative_of(permission.residency)).context["narrow"]
    urls = {row["url"] for block in papers if block.code == "papers" for row in block.rows}
    assert permission.paper.get_absolute_url() in urls
    others = cabinet(representative_of(make_residency())).context["narrow"]
    assert not [block for block in others if block.code == "papers"]


def test_what_a_request_is_about_is_a_closed_list():
    assert RequestKind.values == [
        "question", "document", "property", "consultation", "event", "name", "other",
    ]  # fmt: skip
    with pytest.raises(FieldError):
        make_request(kind="loan")


def test_a_request_is_answered_in_a_term_of_working_days():
    """Saturdays, Sundays and days off by an act are not counted."""
    assert make_request(on=date(2026, 11, 3)).due_on == date(2026, 11, 10)
    settle_day(day=date(2026, 11, 4), kind="off", reason="Алмашкан күн", actor=StandIn.SYSTEM)
    assert make_request(on=date(2026, 11, 3)).due_on == date(2026, 11, 11)


def test_both_sides_write_in_one_thread_and_the_state_says_who_acts():
    request = make_request()
    residents_side = representative_of(request.residency)
    states = [request.state]
    answered(request)
    states.append(request.state)
    write_to_centre(request, text="Дагы?", actor=residents_side)
    states.append(request.state)
    answer_request(request, text="Ооба.", actor=clerk())
    settle_request(request, actor=residents_side)
    states.append(request.state)
    assert states == ["open", "answered", "open", "closed"]
    assert Message.objects.of(request).count() == 4


def test_a_closed_request_opens_again_by_a_message_of_the_resident_and_not_of_the_centre():
    request = answered(make_request())
    settle_request(request, actor=representative_of(request.residency))
    with pytest.raises(WrongState):
        answer_request(request, text="Дагы.", actor=clerk())
    write_to_centre(request, text="Дагы бир суроо.", actor=representative_of(request.residency))
    assert request.state == "open"


def test_the_name_is_used_only_as_the_contract_provides():
    with pytest.raises(WrongState):
        asked_permission(make_residency())
    assert asked_permission(named_residency()).grant.kind == "name"


def test_the_director_decides_on_the_name_and_nobody_else():
    permission = asked_permission()
    with pytest.raises(NotAllowed):
        grant_permission(permission, conditions="Толук аты.", until=permission.asked_until, actor=clerk())
    with pytest.raises(NotAllowed):
        refuse_permission(permission, reason="Жок.", actor=clerk())


def test_the_permission_never_reaches_beyond_the_contract():
    residency = named_residency()
    beyond = residency.contract.ends_on + timedelta(days=1)
    with pytest.raises(FieldError):
        asked_permission(residency, until=beyond)
    permission = asked_permission(residency)
    with pytest.raises(FieldError):
        grant_permission(permission, conditions="Толук аты.", until=beyond, actor=director())


def test_the_certificate_has_a_number_a_term_and_a_code_that_confirms_it():
    permission = granted_permission()
    paper = permission.paper
    assert (paper.kind, bool(paper.number), bool(paper.code)) == ("name_permission", True, True)
    found = confirm(paper.code)
    assert (found.is_valid, found.last_day) == (True, permission.valid_until)


def test_the_permission_ends_with_the_resident_status():
    assert "residents.name" in STEPS
    residency = named_residency()
    permission = granted_permission(residency)
    terminated(residency, ground="own_wish", ended_on=date(2026, 11, 20), act_date=date(2026, 11, 19))
    row = NamePermission.objects.get(pk=permission.pk)
    assert not NamePermission.objects.in_force(clock.today()).exists()
    assert row.left == date(2026, 11, 20)
    assert not confirm(permission.paper.code).is_valid


def test_nothing_of_another_resident_is_asked_or_written():
    request, stranger = make_request(), representative_of(make_residency())
    with pytest.raises(DomainError):
        write_to_centre(request, text="Салам", actor=stranger)
    assert cabinet(stranger, request.residency_id).status_code == 404
