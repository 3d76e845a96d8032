"""The register of IP objects in the admin: entered, creators named, titles recorded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.domain.quarter_lock import lock_quarter
from core.quarters import Quarter
from ip.models import Grant, IPObject
from tests.makers.ip import make_grant, make_object, officer
from tests.makers.people import make_user
from tests.makers.residents import director, make_residency

pytestmark = pytest.mark.django_db
LIST = "/admin/ip/ipobject/"


@pytest.fixture
def keeper(client):
    client.force_login(officer())
    return client


def test_an_object_is_entered_with_its_resident(keeper):
    residency = make_residency()
    answer = keeper.post(
        f"{LIST}add/", {"title": "Нымдуулук сенсору", "kind": "utility_model", "residency": residency.pk}
    )
    made = IPObject.objects.get()
    assert answer["Location"] == f"{LIST}{made.pk}/change/"
    assert (made.residency, made.direction) == (residency, "agro")


def test_a_creator_and_a_title_are_added_on_their_own_pages(keeper):
    made = make_object()
    keeper.post(f"{LIST}{made.pk}/creator/", {"name": "Ли Виктор Сергеевич", "role": "student"})
    keeper.post(f"{LIST}{made.pk}/grant/", {"document_number": "2405", "granted_on": "15.09.2026"})
    page = keeper.get(f"{LIST}{made.pk}/change/").content.decode()
    assert "Ли Виктор Сергеевич" in page
    assert "Патент № 2405" in page
    assert f"{LIST}{made.pk}/grant/" not in page


def test_a_refusal_stands_on_the_form_and_what_was_typed_stays(keeper):
    lock_quarter(Quarter(2026, 3), actor=director())
    made = make_object()
    page = keeper.post(f"{LIST}{made.pk}/grant/", {"document_number": "2405", "granted_on": "15.09.2026"})
    assert "2026-жылдын 3-кварталы" in page.content.decode()
    assert 'value="2405"' in page.content.decode()
    assert not Grant.objects.exists()


def test_an_object_is_found_as_people_type_it(keeper):
    make_object(title="Өрүк кургаткыч")
    make_object(title="Башка ыкма")
    page = keeper.get(f"{LIST}?q=орук").content.decode()
    assert "Өрүк кургаткыч" in page
    assert "Башка ыкма" not in page


def test_who_may_only_look_changes_nothing(client):
    made = make_object()
    client.force_login(make_user(Role.AUDITOR))
    assert client.get(f"{LIST}{made.pk}/change/").status_code == 200
    assert client.get(f"{LIST}add/").status_code == 403
    for rest in ("creator/", "grant/"):
        assert client.get(f"{LIST}{made.pk}/{rest}").status_code == 404


def test_saving_the_page_changes_nothing(keeper):
    made = make_object()
    keeper.post(f"{LIST}{made.pk}/change/", {"title": "Башка"})
    assert IPObject.objects.get().title == made.title
    assert made.history.count() == 1


@pytest.mark.parametrize("name", ["ipobject", "grant", "creator"])
def test_twenty_rows_cost_as_many_queries_as_one(keeper, name):
    day = Quarter(2026, 3).start
    residency = make_residency()
    make_grant(day, residency=residency)
    url = f"/admin/ip/{name}/"
    keeper.get(url)
    with CaptureQueriesContext(connection) as one:
        assert keeper.get(url).status_code == 200
    for _number in range(19):
        make_grant(day, residency=residency)
    with CaptureQueriesContext(connection) as twenty:
        keeper.get(url)
    assert len(twenty) == len(one)
