"""The partnerships' room in the admin: each act has its page, and lists stay cheap."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from partnerships.domain.memorandum import the_memorandum
from partnerships.models import Agreement, Evidence, Negotiation, Partner, PlannedAction
from portal.queues import queues_of
from tests.makers.documents import make_file
from tests.makers.partnerships import (
    clerk,
    enterprise,
    make_agreement,
    make_evidence,
    make_partner,
    make_problem,
    obligation,
)
from tests.makers.people import make_user
from tests.makers.rows import copy_of

pytestmark = pytest.mark.django_db
ROOM = "/admin/partnerships"


@pytest.fixture
def staff(client):
    client.force_login(clerk())
    return client


def test_a_partner_is_entered_and_corrected(staff):
    staff.post(f"{ROOM}/partner/add/", {"kind": "business", "name": " ЖЧК «Көк-Бел» "})
    partner = Partner.objects.get(kind="business")
    staff.post(f"{ROOM}/partner/{partner.pk}/correct/", {"kind": "science", "name": "Институт", "phone": "1"})
    partner.refresh_from_db()
    assert (partner.kind, partner.name, partner.phone) == ("science", "Институт", "1")
    assert [row.name for row in partner.history.all()] == ["Институт", "ЖЧК «Көк-Бел»"]


def test_a_second_partner_of_the_same_name_is_refused_beside_the_field(staff):
    partner = make_partner()
    page = staff.post(f"{ROOM}/partner/add/", {"kind": "state", "name": partner.name}).content.decode()
    assert Partner.objects.filter(name=partner.name).count() == 1
    assert partner.name in page


def test_an_agreement_is_entered_signed_and_extended(staff):
    partner = make_partner()
    staff.post(
        f"{ROOM}/agreement/add/",
        {
            "kind": "contract",
            "title": "Биргелешкен изилдөө",
            "partner": partner.pk,
            "term_years": "1",
            "own_signatory": "Т. Абдырахманов",
            "own_post": "Ректор",
            "signatory": "Д. Раева",
            "post": "Директор",
        },
    )
    made = Agreement.objects.get(partner=partner)
    url = f"{ROOM}/agreement/{made.pk}"
    staff.post(f"{url}/sign/", {"signed_on": "01.02.2026", "file": make_file()})
    made.refresh_from_db()
    assert made.expires_on == date(2027, 2, 1)
    staff.post(f"{url}/extend/", {"signed_on": "10.11.2026", "term_years": "2", "file": make_file()})
    assert made.extension.expires_on == date(2029, 2, 1)
    assert [party.signatory for party in made.extension.parties.all()] == ["Т. Абдырахманов", "Д. Раева"]


def test_the_signing_without_its_copy_is_refused_and_the_day_stays(staff):
    url = f"{ROOM}/agreement/{the_memorandum().pk}/sign/"
    page = staff.post(url, {"signed_on": "14.03.2025"}).content.decode()
    assert the_memorandum().signed_on is None
    assert 'value="14.03.2025"' in page
    staff.post(url, {"signed_on": "14.03.2025", "file": make_file("a.exe", b"MZ" + b"\0" * 99)})
    assert the_memorandum().signed_on is None


def test_negotiations_evidence_and_a_plan_are_recorded_on_their_pages(staff):
    staff.post(
        f"{ROOM}/agreement/{the_memorandum().pk}/negotiate/",
        {"held_on": "07.10.2026", "topic": "Практика", "participants": "Эки тарап", "outcome": "Макул."},
    )
    own = obligation("U1")
    staff.post(f"{ROOM}/obligation/{own.pk}/plan/", {"due_on": "01.12.2026", "what": "Тема", "who": "Бөлүм"})
    done = {"day": "05.11.2026", "kind": "study", "what": "Темалар", "by_whom": "Бөлүм"}
    staff.post(f"{ROOM}/obligation/{own.pk}/evidence/", {**done, "action": PlannedAction.objects.get().pk})
    assert Negotiation.objects.get().topic == "Практика"
    assert PlannedAction.objects.get().evidence == Evidence.objects.get()
    page = staff.get(f"{ROOM}/obligation/{own.pk}/change/").content.decode()
    assert "Темалар" in page


def test_the_staff_have_no_page_to_write_for_city_hall(staff):
    for act in ("evidence", "plan"):
        assert staff.get(f"{ROOM}/obligation/{obligation('C1').pk}/{act}/").status_code == 404


def test_what_waits_is_counted_in_the_queues_of_the_staff():
    make_problem()
    make_problem(actor=enterprise())
    make_agreement(date(2024, 2, 1), years=3)
    counted = {queue.url.split("/")[3]: queue.count for queue in queues_of(clerk())}
    assert (counted["problem"], counted["agreement"]) == (2, 1)
    assert queues_of(make_user(Role.PARTNER)) == []


@pytest.mark.parametrize("name", ["partner", "agreement", "obligation", "evidence", "problem"])
def test_thirty_rows_cost_as_many_queries_as_one(staff, name):
    agreement, evidence, problem = make_agreement(), make_evidence("U1"), make_problem()
    url = f"{ROOM}/{name}/"
    staff.get(url)
    with CaptureQueriesContext(connection) as one:
        assert staff.get(url).status_code == 200
    for number in range(20):
        copy_of(agreement, partner_id=copy_of(agreement.partner, name=f"Көчүрмө {number}").pk)
        copy_of(evidence)
        copy_of(problem, title=f"Көчүрмө {number}")
    with CaptureQueriesContext(connection) as thirty:
        staff.get(url)
    assert len(thirty) == len(one)
