"""Calls and residents in public: what is shown, what is not, and at what cost."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from core.clock import moment_of, now
from core.folding import fold
from residents.enums import TerminationGround
from residents.models import Residency
from tests.makers.applications import make_call
from tests.makers.ending import terminated
from tests.makers.rows import copy_of, more_residents

pytestmark = pytest.mark.django_db


def test_calls_without_any_say_what_will_appear(client: Client):
    assert 'class="empty"' in client.get("/ky/calls/").content.decode()


def test_calls_stand_open_then_coming_then_closed(client: Client):
    closed = make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(days=50))
    coming = make_call(opens_at=now() + timedelta(days=5), closes_at=now() + timedelta(days=40))
    opened = make_call()
    context = client.get("/ky/calls/").context
    assert [card.call for card in context["open_cards"]] == [opened]
    assert list(context["coming"]) == [coming]
    assert list(context["closed"]) == [closed]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_call_shows_its_criteria_with_weights(client: Client, language: str):
    call = make_call()
    page = client.get(f"/{language}/calls/{call.pk}/").content.decode()
    assert all(criterion.name_ky in page or language != "ky" for criterion in call.criteria.criteria.all())
    assert f"/{language}/apply/call/{call.pk}/" in page


def test_closed_call_takes_no_application(client: Client):
    call = make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(days=50))
    page = client.get(f"/ky/calls/{call.pk}/").content.decode()
    assert "/apply/call/" not in page


def test_unknown_call_is_not_found(client: Client):
    assert client.get("/ky/calls/999/").status_code == 404


def test_calls_cost_the_same_at_one_and_thirty(client: Client, django_assert_num_queries):
    call = make_call()
    client.get("/ky/calls/")
    with django_assert_num_queries(3):
        client.get("/ky/calls/")
    for _number in range(30):
        copy_of(call)
    with django_assert_num_queries(3):
        client.get("/ky/calls/")


def test_residents_show_name_project_unit_and_direction_alone(client: Client, residency):
    page = client.get("/ky/residents/").content.decode()
    assert residency.party.name in page
    assert residency.project_title in page
    assert residency.get_unit_display() in page
    for secret in (
        residency.party.inn,
        residency.contract.number,
        residency.party.phone,
        residency.party.email,
    ):
        assert not secret or secret not in page


def test_resident_whose_contract_ran_out_is_not_listed(client: Client, residency):
    with time_machine.travel(moment_of(residency.expires_on), tick=False):
        assert client.get("/ky/residents/").context["paginator"].count == 0


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 1),
        ("?unit=technopark", 1),
        ("?unit=incubator", 0),
        ("?direction=nonsense&page=", 1),
        ("?status=former", 0),
        ("?status=former&unit=technopark", 0),
        ("?unit=%00&direction[]=ict&status=all&q=%00&page=-7", 1),
        (f"?q={'х' * 101}&page=99", 1),
    ],
)
def test_residents_by_unit_and_direction(client: Client, residency, query: str, count: int):
    response = client.get(f"/ky/residents/{query}")
    assert response.context["paginator"].count == count
    assert ('class="empty"' in response.content.decode()) is (count == 0)


def test_residents_are_found_without_our_letters_by_name_and_project_together(client: Client, residency):
    words = f"{residency.party.name} {residency.project_title}"
    assert any(letter in words.lower() for letter in "ңөү")
    plain = fold(words).split()
    for query in (plain[0], plain[-1].upper(), f"{plain[-1]} {plain[0]}"):
        found = client.get("/ky/residents/", {"q": query})
        assert list(found.context["object_list"]) == [residency]
        assert found.context["filter_form"]["q"].value() == query
    assert list(client.get("/ky/residents/", {"q": f"{plain[0]} йод"}).context["object_list"]) == []


def test_nobody_tries_tax_numbers_or_contracts_in_the_search(client: Client, residency):
    for secret in (residency.party.inn, residency.contract.number):
        assert client.get("/ky/residents/", {"q": secret}).context["paginator"].count == 0


def test_former_residents_are_listed_when_asked_for_without_the_reason(client: Client, residency, director):
    more_residents(residency, 1)
    day = residency.started_on + timedelta(days=40)
    with time_machine.travel(moment_of(day), tick=False):
        terminated(
            residency,
            ground=TerminationGround.OWN_WISH,
            reason="Башка шаарга көчтү",
            ended_on=day,
            act_date=day,
        )
        assert residency not in client.get("/ky/residents/").context["object_list"]
        page = client.get("/ky/residents/?status=former")
        assert list(page.context["object_list"]) == [residency]
        assert "көчтү" not in page.content.decode()
        again = Residency.objects.exclude(pk=residency.pk)
        again.update(party=residency.party, started_on=day)  # who came back is no former resident
        assert client.get("/ky/residents/?status=former").context["paginator"].count == 0
        again.update(started_on=day + timedelta(days=1))  # nor is one to come a former one
        assert client.get("/ky/residents/?status=former").context["paginator"].count == 1


@pytest.mark.parametrize(("query", "cost"), [("", 2), ("?unit=technopark", 2), ("?q={word}", 3)])
def test_residents_cost_the_same_at_one_and_thirty(
    client: Client, residency, query: str, cost: int, django_assert_num_queries
):
    address = "/ky/residents/" + query.format(word=residency.project_title.split()[0])
    client.get(address)
    with django_assert_num_queries(cost):
        assert client.get(address).context["paginator"].count == 1
    more_residents(residency, 29)
    with django_assert_num_queries(cost):
        assert client.get(address).context["paginator"].count == 30
