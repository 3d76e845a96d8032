"""The admin's first page and sidebar: each role sees its own work and nothing else (4.2.3)."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from applications.domain.sessions_protocol import sign_protocol
from core.clock import moment_of, today
from core.quarters import Quarter
from portal.queues import quarter_to_submit, queues_of
from tests.makers.applications import make_call, submitted_application
from tests.makers.ip import make_object
from tests.makers.people import log_in
from tests.makers.reporting import ready_centre, submitted_report
from tests.makers.residents import agreed_contract, clerk, filed_report, issued_contract
from tests.makers.sessions import issued_protocol, signed_copy
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


def pages_of(user) -> list[str]:
    """Where the queues of a person lead."""
    return [queue.url.split("?")[0].removeprefix("/admin/") for queue in queues_of(user)]


def test_empty_home_says_what_will_appear(client: Client, user_of):
    client.force_login(user_of(Role.AUDITOR))
    page = client.get("/admin/").content.decode()
    assert 'class="queues-empty"' in page
    assert 'class="queues"' not in page
    assert '<div class="rooms">' in page
    assert f'<a href="{reverse("portal:board")}">' in page
    assert f'<a href="{reverse("admin:residents_contract_changelist")}">' in page


def test_clerk_checks_what_came_in(client: Client, user_of):
    person = user_of(Role.UNIT_STAFF)
    submitted_application(make_call())
    assert pages_of(person) == ["applications/application/"]
    client.force_login(person)
    page = client.get("/admin/").content.decode()
    assert 'class="queue-count">1<' in page
    assert client.get("/admin/applications/application/?state__exact=submitted").status_code == 200


def test_director_appoints_a_commission_for_what_is_complete(user_of):
    complete_application(make_call(), actor=clerk())
    assert "applications/commission/add/" in pages_of(user_of(Role.DIRECTOR))
    assert "applications/commission/add/" not in pages_of(user_of(Role.UNIT_STAFF))


def test_secretary_has_protocols_signed_until_the_copy_is_there(client: Client, user_of):
    person = user_of(Role.SECRETARY)
    protocol = issued_protocol()
    page = f"applications/commissionsession/{protocol.session.pk}/change/"
    assert page in pages_of(person)
    assert page not in pages_of(user_of(Role.UNIT_STAFF))
    issued_protocol()
    assert page not in pages_of(person)
    assert "applications/commissionsession/" in pages_of(person)
    log_in(client, person)
    shown = client.get("/admin/applications/commissionsession/?protocol=unsigned").context["cl"]
    assert shown.result_count == 2
    sign_protocol(protocol, signed_on=today(), file=signed_copy(), actor=person)
    assert page not in pages_of(person)


def test_director_signs_issued_contracts(user_of):
    issued_contract()
    assert "residents/contract/" in pages_of(user_of(Role.DIRECTOR))
    assert "residents/contract/" not in pages_of(user_of(Role.UNIT_STAFF))


def test_clerk_verifies_residents_reports(user_of, residency):
    quarter = Quarter(2026, 1)
    with time_machine.travel(moment_of(quarter.next.start), tick=True):
        filed_report(residency, quarter)
    assert "residents/periodicreport/" in pages_of(user_of(Role.UNIT_STAFF))


def test_ip_officer_sees_objects_without_a_title(user_of):
    make_object()
    assert pages_of(user_of(Role.IP_OFFICER)) == ["ip/ipobject/"]


def test_quarter_waits_once_it_has_ended_until_its_report_is_submitted(user_of):
    ready_centre()
    with time_machine.travel(moment_of(Quarter(2026, 2).start), tick=True):
        assert quarter_to_submit() == Quarter(2026, 1)
        assert "reporting/centrereport/add/" in pages_of(user_of(Role.DIRECTOR))
        submitted_report(Quarter(2026, 1))
        assert quarter_to_submit() is None


def test_what_both_sides_agreed_to_waits_for_its_number_since_that_day(user_of):
    contract = agreed_contract()
    (queue,) = [one for one in queues_of(user_of(Role.UNIT_STAFF)) if "state__exact=agreed" in one.url]
    assert (queue.count, queue.since) == (1, contract.application.decision.decided_on)


def test_every_queue_leads_to_an_open_page(client: Client, director):
    complete_application(make_call(), actor=clerk())
    client.force_login(director)
    for queue in queues_of(director):
        assert client.get(queue.url, follow=True).status_code == 200


@pytest.mark.parametrize(
    "role",
    [
        Role.DIRECTOR,
        Role.IP_OFFICER,
        pytest.param(Role.UNIT_STAFF, marks=pytest.mark.long),
        pytest.param(Role.AUDITOR, marks=pytest.mark.long),
    ],
)
def test_sidebar_leads_only_where_the_role_may_go(client: Client, user_of, role: Role):
    client.force_login(user_of(role))
    context = client.get("/admin/").context
    links = [item["link"] for group in context["sidebar_navigation"] for item in group["items"]]
    assert len(links) == len(set(links)) > 1
    for link in links:
        assert client.get(link).status_code == 200


def test_admin_logout_ends_the_session(client: Client, director):
    client.force_login(director)
    page = client.get("/admin/").content.decode()
    assert 'action="/ky/account/logout/"' in page
    client.post("/ky/account/logout/")
    assert client.get("/admin/").status_code == 302


def test_admin_has_no_login_page_of_its_own(client: Client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/ky/account/login/?next=%2Fadmin%2F"


def test_people_without_admin_work_are_refused(client: Client, user_of):
    client.force_login(user_of(Role.EXPERT))
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("admin:index", "admin:index"),
        ("admin:applications_application_changelist", "admin:applications_application_changelist"),
        ("admin:applications_application_figures", "admin:applications_application_figures"),
        ("admin:applications_call_add", "admin:applications_call_changelist"),
        ("admin:residents_residency_duties", "admin:residents_residency_duties"),
    ],
)
def test_the_sidebar_marks_the_one_screen_a_person_is_on(client: Client, user_of, page, marked):
    client.force_login(user_of(Role.UNIT_STAFF))
    context = client.get(reverse(page)).context
    items = [item for group in context["sidebar_navigation"] for item in group["items"]]
    assert [item["link"] for item in items if item["active"]] == [reverse(marked)]
