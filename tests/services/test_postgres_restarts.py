"""PostgreSQL is restarted in the middle of a submit: all or nothing, and a sentence."""

import threading
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from core.models import QuarterLock
from core.quarters import Quarter
from documents.models import IssuedPaper, NumberSeries
from reporting.domain import deliveries
from reporting.domain.reports import submit_report
from reporting.models import CentreReport, Delivery
from tests.makers.reporting import opened_report, ready_centre
from tests.makers.residents import director

pytestmark = pytest.mark.django_db(transaction=True)
deliver = deliveries.deliver


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and letters are the worker's; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)
    monkeypatch.setattr("documents.domain.mail.run_after_commit", lambda *arguments: None)


@pytest.fixture(autouse=True)
def whole_connection_afterwards() -> Iterator[None]:
    """A dead connection is left here and not to the next test."""
    yield
    connection.close()


def end_connection(pid: int) -> None:
    """What `pg_ctl restart` does to each connection, done to one, from another."""

    def end() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [pid])
        connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    thread.join()


def backend() -> int:
    """The server's process of our own connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture
def restart_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the report goes to its readers, the server ends the connection."""

    def deliver_and_lose(*arguments: object, **options: object) -> None:
        deliver(*arguments, **options)
        end_connection(backend())

    monkeypatch.setattr("reporting.domain.deliveries.deliver", deliver_and_lose)


def what_stands() -> tuple[int, ...]:
    models = IssuedPaper, Delivery, QuarterLock
    return tuple(model.objects.count() for model in models)


def test_nothing_of_the_submit_stands_and_the_next_try_does_it_once(monkeypatch, restart_in_the_middle):
    ready_centre()
    report = opened_report(Quarter(2026, 3))
    before = what_stands()
    with pytest.raises(OperationalError):
        submit_report(report, actor=director())
    connection.close()
    assert CentreReport.objects.get().state == "open"
    assert what_stands() == before
    assert not NumberSeries.objects.filter(kind="quarterly_report", last__gt=0).exists()
    monkeypatch.setattr("reporting.domain.deliveries.deliver", deliver)
    submit_report(CentreReport.objects.get(), actor=director())
    assert NumberSeries.objects.get(kind="quarterly_report").last == 1
    assert QuarterLock.objects.count() == 1


def test_a_person_reads_that_nothing_was_saved_and_the_next_page_opens(monkeypatch):
    def lose(at: object) -> None:
        end_connection(backend())
        connection.cursor().execute("SELECT 1")

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as patch:
        patch.setattr("portal.views.landing.calls_now", lose)
        answer = client.get(reverse("portal:landing"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "сакталган жок" in answer.content.decode()
    connection.close()  # between requests the server does it; the test client does not
    assert client.get(reverse("portal:landing")).status_code == 200
