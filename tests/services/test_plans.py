"""How PostgreSQL reads a long table of applications: by its indexes, never from one end to the other.

The statistics are real (ANALYZE), and lists are planned as they are: with some thousand rows the planner
itself finds their index cheaper. For a rare word it rightly reads so few rows one by one, so a search is
planned with `enable_seqscan` off: a scan that is left then is one that no index can spare, however long the
table. The plans with a hundred thousand rows stand in docs/benchmarks.md.
"""

from datetime import timedelta

import pytest
from bench.plans import Plan, plans_of
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from applications.models import Application
from core import paging
from core.clock import now
from tests.makers.applications import submitted_application
from tests.makers.people import log_in
from tests.makers.rows import copies_of

pytestmark = pytest.mark.django_db
ROWS = 4000
LIST = "admin:applications_application_changelist"
# Of a hundred: most are over and done with, some wait, some are still written by their authors.
STATES = ("withdrawn",) * 70 + ("submitted",) * 10 + ("complete",) * 10 + ("draft",) * 10


@pytest.fixture
def many_applications() -> None:
    """Thousands of applications of every kind, and a database that has counted them."""
    one = submitted_application()
    copies_of(one, [_changes(number) for number in range(ROWS)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _changes(number: int) -> dict[str, object]:
    state = STATES[number * 7 % 100]
    sent = {"number": "", "submitted_at": None} if state == "draft" else {
        "number": f"К-{number}", "submitted_at": now() - timedelta(hours=number)
    }  # fmt: skip
    name = f"ЖЧК «Көчүрмө {number}»"
    return {"state": state, "applicant_name": name, "email": f"founder{number}@mail.example", **sent}


def read_by_indexes(plans: list[Plan]) -> str:
    """The plans in words; none of them may read the whole table."""
    scanning = [f"{plan.words}: {plan.sql}" for plan in plans if plan.scans]
    assert not scanning, scanning
    return "\n".join(plan.words for plan in plans)


def test_the_first_page_of_the_desk_reads_no_more_than_its_rows(
    client: Client, clerk: User, many_applications: None
) -> None:
    log_in(client, clerk)
    answer = []
    plans = plans_of(lambda: answer.append(client.get(reverse(LIST))))
    assert "applications_application_submitted_at" in read_by_indexes(plans)
    found = answer[0].context["cl"]
    assert len(found.result_list) == 25
    assert found.paginator.is_estimate
    assert gettext("The number is approximate.") in answer[0].content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [pytest.param("ЖЧК «кочурмо 1234»", 1, id="rare"), pytest.param("кочурмо", 25, id="common")],
)
def test_a_folded_search_goes_by_an_index(
    client: Client, clerk: User, many_applications: None, words: str, found: int
) -> None:
    log_in(client, clerk)
    answer = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plans = plans_of(lambda: answer.append(client.get(reverse(LIST), {"q": words})))
    read_by_indexes(plans)
    assert len(answer[0].context["cl"].result_list) == found


def test_a_filter_by_state_goes_by_an_index(client: Client, clerk: User, many_applications: None) -> None:
    log_in(client, clerk)
    read_by_indexes(plans_of(lambda: client.get(reverse(LIST), {"state": "submitted"})))


@pytest.mark.parametrize("name", ["portal:landing", "portal:calls", "portal:residents"])
def test_a_public_list_reads_no_long_table(client: Client, many_applications: None, name: str) -> None:
    read_by_indexes(plans_of(lambda: client.get(reverse(name))))


def test_the_number_of_queries_is_that_of_a_short_list(
    client: Client, clerk: User, django_assert_num_queries
) -> None:
    """One more than on a short list: beyond a thousand rows the planner is asked how many there are."""
    log_in(client, clerk)
    one = submitted_application()
    with connection.execute_wrapper(counted := Counted()):
        client.get(reverse(LIST))
    short = counted.queries
    copies_of(one, [_changes(number) for number in range(paging.EXACT + 200)])
    with django_assert_num_queries(short + 1):
        client.get(reverse(LIST))


def test_the_estimate_is_near_the_number(many_applications: None) -> None:
    rows = Application.objects.received()
    exact = rows.count()
    assert abs(paging.planned_rows(rows) - exact) < exact / 10
    assert paging.LongListPaginator(rows, 25).count > paging.EXACT


class Counted:
    """Counts the queries that pass."""

    queries = 0

    def __call__(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)
