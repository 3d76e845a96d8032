"""The pages of City Hall and partners: what is filed, who sees what, what is wrong in a form."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from documents.models import Upload
from partnerships.domain.problems import decline_problem
from partnerships.models import Evidence, PlannedAction, Problem
from tests.makers.documents import PDF, make_file
from tests.makers.partnerships import (
    accepted_problem,
    city_officer,
    clerk,
    enterprise,
    filing,
    make_evidence,
    make_problem,
)
from tests.makers.people import make_user
from tests.makers.rows import copy_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(client):
    client.force_login(city_officer())
    return client


def told(**changes):
    return {**vars(filing(title="Суу түтүгү эски")), **changes}


def test_city_hall_files_a_problem_and_reads_what_became_of_it(city):
    answer = city.post("/ky/city/problems/new/", told(), follow=True)
    problem = Problem.objects.get()
    assert answer.redirect_chain[-1][0] == f"/ky/city/problems/{problem.pk}/"
    decline_problem(problem, outcome="Бул илимий көйгөй эмес.", actor=clerk())
    page = city.get(f"/ky/city/problems/{problem.pk}/").content.decode()
    assert "Бул илимий көйгөй эмес." in page
    assert problem.contact in page


def test_bad_input_is_told_beside_the_field_and_what_was_typed_stays(city):
    page = city.post(
        "/ky/city/problems/new/", told(title=" \u200b ", field="moon", contact="")
    ).content.decode()
    assert not Problem.objects.exists()
    for name in ("title", "field", "contact"):
        assert f'id="id_{name}_error"' in page
    assert "Чырактар кол менен өчүрүлөт." in page


def test_markup_in_a_problem_is_shown_as_it_was_typed(city, client):
    city.post("/ky/city/problems/new/", told(title="<script>alert(1)</script>"))
    page = city.get("/ky/city/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_the_same_title_is_not_filed_twice(city):
    city.post("/ky/city/problems/new/", told())
    page = city.post("/ky/city/problems/new/", told()).content.decode()
    assert Problem.objects.count() == 1
    assert "Мындай аталыштагы көйгөйдү мурда билдиргенсиз." in page or "already filed" in page


def test_a_partner_sees_own_problems_in_every_state_and_of_others_only_the_public_ones(client):
    own = make_problem(actor=enterprise())
    others = [make_problem(), make_problem(actor=make_user(Role.PARTNER))]
    public = accepted_problem()
    client.force_login(enterprise())
    page = client.get("/ky/city/").content.decode()
    assert own.title in page
    assert client.get(f"/ky/city/problems/{own.pk}/").status_code == 200
    for problem in (*others, public):
        assert problem.title not in page
        assert client.get(f"/ky/city/problems/{problem.pk}/").status_code == 404
    assert client.get(f"/ky/problems/{public.pk}/").status_code == 200
    assert client.get(f"/ky/problems/{own.pk}/").status_code == 404


def test_colleagues_of_city_hall_see_what_city_hall_filed(client):
    problem = make_problem()
    client.force_login(make_user(Role.CITY_HALL))
    assert problem.title in client.get("/ky/city/").content.decode()


def test_city_hall_records_evidence_with_a_document(city):
    answer = city.post(
        "/ky/city/obligations/C3/evidence/",
        {
            "day": "02.11.2026",
            "kind": "practice",
            "what": "34 орун берилди",
            "by_whom": "Мэрия",
            "is_public": "on",
            "file": make_file(),
        },
    )
    assert answer["Location"] == "/ky/city/obligations/"
    evidence = Evidence.objects.get()
    assert (evidence.day, evidence.file) == (date(2026, 11, 2), Upload.objects.get())
    assert city.get(evidence.file.get_absolute_url()).getvalue() == PDF


def test_a_partner_does_not_open_the_documents_behind_evidence(client, city):
    city.post(
        "/ky/city/obligations/C3/evidence/",
        {"day": "02.11.2026", "kind": "practice", "what": "Орун", "by_whom": "Мэрия", "file": make_file()},
    )
    client.force_login(enterprise())
    assert client.get(Evidence.objects.get().file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("day", ["31.02.2026", "кечээ", "", "23.11.2026"])
def test_a_wrong_day_of_evidence_is_told_beside_it(city, day):
    page = city.post(
        "/ky/city/obligations/C3/evidence/",
        {"day": day, "kind": "practice", "what": "34 орун берилди", "by_whom": "Мэрия"},
    ).content.decode()
    assert 'id="id_day_error"' in page
    assert "34 орун берилди" in page
    assert not Evidence.objects.exists()


def test_a_planned_action_of_another_obligation_cannot_be_closed(city):
    city.post("/ky/city/obligations/C1/plan/", {"due_on": "01.12.2026", "what": "Тизме", "who": "Бөлүм"})
    action = PlannedAction.objects.get()
    page = city.post(
        "/ky/city/obligations/C3/evidence/",
        {"day": "02.11.2026", "kind": "other", "what": "Тизме", "by_whom": "Мэрия", "action": action.pk},
    )
    assert page.status_code == 200
    assert not Evidence.objects.exists()


def test_problems_are_found_as_people_type_and_by_field_and_state(client):
    found = accepted_problem(title="Көпүрө эскирген", field="construction")
    other = accepted_problem(title="Суу кеч келет", field="water")
    for query in ("?q=копуро", "?field=construction", "?q=ЭСКИРГЕН&state=accepted"):
        page = client.get(f"/ky/problems/{query}").content.decode()
        assert found.title in page
        assert other.title not in page
    assert client.get("/ky/problems/?state=new&field=moon&page=99").status_code == 404
    assert client.get("/ky/problems/?state=new&field=moon").context["paginator"].count == 2
    assert 'class="empty"' in client.get("/ky/problems/?q=жок").content.decode()


def test_the_contact_of_a_problem_is_never_public(client):
    problem = accepted_problem()
    for path in ("/ky/problems/", f"/ky/problems/{problem.pk}/", "/ky/memorandum/"):
        page = client.get(path).content.decode()
        assert problem.title in page
        assert problem.contact not in page
        assert problem.contact_name not in page


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("path", ["/ky/problems/", "/ky/memorandum/", "/ky/city/", "/ky/city/obligations/"])
def test_thirty_rows_cost_as_many_queries_as_one(city, path):
    problem, evidence = accepted_problem(), make_evidence("U1")
    one = queries_of(city, path)
    for number in range(29):
        more = copy_of(problem, title=f"Көчүрмө {number}")
        copy_of(evidence, problem_id=more.pk)
    assert queries_of(city, path) == one


def test_a_long_list_has_pages(client):
    problem = accepted_problem()
    for number in range(20):
        copy_of(problem, title=f"Көчүрмө {number}")
    assert 'rel="next"' in client.get("/ky/problems/").content.decode()
    assert len(client.get("/ky/problems/?page=2").context["rows"]) == 1


@pytest.mark.parametrize("role", [Role.CITY_HALL, Role.PARTNER])
def test_city_hall_and_partners_begin_on_their_own_page(client, role):
    client.force_login(make_user(role))
    assert client.get("/ky/home/")["Location"] == "/ky/city/"
