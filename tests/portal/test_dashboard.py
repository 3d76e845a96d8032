"""The director's one screen: indicators, what is overdue, the next terms, the money (4.2.3)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.quarters import Quarter
from portal.dashboard import dashboard_of
from tests.makers.cabinet import make_request
from tests.makers.finance import confirmed, make_income, make_spending
from tests.makers.invoices import charged, paying_residency
from tests.makers.people import make_user
from tests.makers.projects import planned
from tests.makers.reporting import ready_centre, resident_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q3, Q4 = Quarter(2026, 3), Quarter(2026, 4)


def test_the_five_indicators_stand_first_with_plan_change_and_the_way_to_their_records(client: Client):
    director = ready_centre()
    resident_rows(2, report_on=Q3)
    client.force_login(director)
    page = client.get("/admin/")
    tiles = page.context["board"]["tiles"]
    assert [tile["value"] for tile in tiles][:2] == ["2", "10"]
    assert [tile["plan"] for tile in tiles][:2] == ["4", "8"]
    assert all(len(tile["series"]) == 8 for tile in tiles)
    assert "/admin/reporting/centrereport/indicator/residents/2026-Q4/" in page.content.decode()
    assert "<svg" in page.content.decode()


def test_without_a_plan_it_says_so():
    director = ready_centre()
    from reporting.models import PlanValue

    PlanValue.objects.all().delete()
    assert {tile["plan"] for tile in dashboard_of(director)["tiles"]} == {""}


def test_overdue_terms_and_money_are_told_with_their_lists():
    director = ready_centre()
    resident_rows(1, expires_on=date(2027, 1, 15))
    resident_rows(1, expires_on=date(2027, 6, 1))
    confirmed(make_income(received_on=date(2026, 10, 12), amount=Decimal(700)))
    make_income(received_on=date(2026, 10, 13))
    confirmed(make_spending(spent_on=date(2026, 10, 14), amount=Decimal(40)))
    found = dashboard_of(director)
    assert [row["count"] for row in found["overdue"]] == [2]
    assert [term.day for term in found["terms"]] == [date(2027, 1, 15)]
    assert [(row["income"], row["spent"]) for row in found["money"]["rows"]] == [("700", "40")]


def test_what_residents_owe_and_are_owed_an_answer_to_is_overdue_each_with_its_list(client):
    director = ready_centre()
    residency = paying_residency()
    charged(residency)
    planned(residency)
    make_request(residency, on=date(2026, 9, 1))
    client.force_login(director)
    rows = {row["url"].split("?")[-1]: row for row in dashboard_of(director)["overdue"]}
    for shown in ("standing=overdue", "stages=late", "term=late"):
        listed = client.get(rows[shown]["url"]).context["cl"].result_count
        assert listed == rows[shown]["count"] > 0


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_read_the_centres_figures_have_it(role: Role):
    sees = {Role.DIRECTOR, Role.VICE_RECTOR, Role.AUDITOR, Role.ADMINISTRATOR}
    assert (dashboard_of(make_user(role)) is not None) == (role in sees)


def test_thirty_residents_cost_as_many_queries_as_one():
    director = ready_centre()
    resident_rows(1, report_on=Q3, expires_on=date(2027, 1, 15))
    dashboard_of(director)
    with CaptureQueriesContext(connection) as one:
        dashboard_of(director)
    resident_rows(29, report_on=Q3, expires_on=date(2027, 1, 15))
    with CaptureQueriesContext(connection) as thirty:
        dashboard_of(director)
    assert len(thirty) == len(one)
