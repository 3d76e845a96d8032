"""Calls and residents in public: what is shown, what is not, and at what cost."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from core.clock import moment_of, now
from tests.makers.applications import make_call
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
    [("", 1), ("?unit=technopark", 1), ("?unit=incubator", 0), ("?direction=nonsense&page=", 1)],
)
def test_residents_by_unit_and_direction(client: Client, residency, query: str, count: int):
    response = client.get(f"/ky/residents/{query}")
    assert response.context["paginator"].count == count
    assert ('class="empty"' in response.content.decode()) is (count == 0)


def test_residents_cost_the_same_at_one_and_thirty(client: Client, residency, django_assert_num_queries):
    client.get("/ky/residents/")
    with django_assert_num_queries(2):
        client.get("/ky/residents/")
    more_residents(residency, 29)
    with django_assert_num_queries(2):
        client.get("/ky/residents/")
