"""A fact and the report of its quarter at one moment, on PostgreSQL: counted or refused, never lost (7.1)."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from core.domain.period_locks import FAMILY
from core.errors import DomainError
from core.quarters import Quarter
from ip.domain.grants import record_grant
from ip.models import Grant
from reporting.domain.reports import submit_report
from reporting.models import CentreReport
from tests.makers import ip
from tests.makers.reporting import opened_report, ready_centre
from tests.makers.residents import director
from tests.services.workers import wait_for

pytestmark = pytest.mark.django_db(transaction=True)
Q3 = Quarter(2026, 3)
DAY = date(2026, 9, 3)


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and letters are the worker's; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)
    monkeypatch.setattr("documents.domain.mail.run_after_commit", lambda *arguments: None)


@pytest.fixture
def aside() -> Iterator[Callable[..., Future[Any]]]:
    """Do an act in a thread and a connection of its own."""
    with ThreadPoolExecutor(2) as pool:

        def do(act: Callable[[], Any]) -> Any:
            try:
                return act()
            except DomainError as error:
                return error
            finally:
                connection.close()

        yield lambda act: pool.submit(do, act)


def somebody_waits() -> bool:
    """Whether a connection waits for a quarter."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND NOT granted",
            [FAMILY],
        )
        return bool(cursor.fetchone()[0])


def grant_of(ip_object: Any) -> Grant:
    return record_grant(ip_object, document_number="KG 2411", granted_on=DAY, actor=ip.officer())


def test_a_report_waits_for_the_fact_being_written_and_counts_it(aside):
    ready_centre()
    opened_report(Q3)
    invention, commit = ip.make_object(), Event()

    def write_slowly() -> None:
        with transaction.atomic():
            grant_of(invention)
            written.set()
            commit.wait(30)

    written = Event()
    fact = aside(write_slowly)
    assert written.wait(30)
    submission = aside(lambda: submit_report(CentreReport.objects.get(), actor=director()))
    wait_for(somebody_waits)
    commit.set()
    fact.result(30)
    figures = submission.result(30).figures
    assert [row["pk"] for row in figures["rows"]["patents"]] == [Grant.objects.get().pk]


def test_a_fact_that_comes_while_the_report_is_submitted_is_refused_with_a_sentence(aside):
    ready_centre()
    opened_report(Q3)
    invention, commit, submitted = ip.make_object(), Event(), Event()

    def submit_slowly() -> None:
        with transaction.atomic():
            submit_report(CentreReport.objects.get(), actor=director())
            submitted.set()
            commit.wait(30)

    submission = aside(submit_slowly)
    assert submitted.wait(30)
    fact = aside(lambda: grant_of(invention))
    wait_for(somebody_waits)
    commit.set()
    submission.result(30)
    assert "2026" in str(fact.result(30))
    assert isinstance(fact.result(), DomainError)
    assert not Grant.objects.exists()
