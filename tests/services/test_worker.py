"""Tasks through a real worker on Redis: a file is made, a letter goes out, a killed worker loses nothing."""

from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import transaction
from post_office.models import STATUS, Email

from documents.domain import papers
from documents.domain.mail import queue_letter
from documents.domain.papers import FileState, verify_file
from documents.models import IssuedPaper
from tests.makers.documents import make_paper
from tests.services.workers import wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def letter(number: int) -> Email:
    """One letter in the outbox, queued for the worker."""
    with transaction.atomic():
        return queue_letter(
            to=f"founder{number}@mail.example",
            template="application_received",
            context={"name": "Айзада", "number": "АРЗ-2026-0001", "url": "https://iitb.example/ky/"},
            language="ky",
        )


def test_a_paper_gets_its_file_and_a_letter_goes_out(start_worker):
    worker = start_worker()
    with transaction.atomic():
        paper = make_paper()
    email = letter(1)
    wait_for(lambda: IssuedPaper.objects.exclude(sha256="").filter(pk=paper.pk).exists(), worker)
    wait_for(lambda: Email.objects.filter(pk=email.pk, status=STATUS.sent).exists(), worker)
    paper.refresh_from_db()
    assert verify_file(paper) is FileState.WHOLE
    sent = [path.read_text() for path in Path(settings.PRIVATE, "mail").iterdir()]
    assert sum("founder1@mail.example" in text for text in sent) == 1


def test_what_a_killed_worker_left_the_sweeper_of_the_next_one_does(start_worker):
    first = start_worker()
    with transaction.atomic():
        made = [make_paper() for _number in range(5)]
    wait_for(lambda: IssuedPaper.objects.exclude(sha256="").exists(), first)
    first.kill()
    assert papers.without_file().exists(), "the worker was killed too late to have left anything"
    second = start_worker()
    current_app.send_task("documents.tasks.sweep")
    wait_for(lambda: not papers.without_file().exists(), second)
    found = IssuedPaper.objects.filter(pk__in=[paper.pk for paper in made])
    assert [verify_file(paper) for paper in found] == [FileState.WHOLE] * 5
    assert len({paper.number for paper in found}) == 5


def test_a_task_that_comes_twice_makes_one_file_and_sends_one_letter(start_worker):
    with transaction.atomic():
        paper = make_paper()
    email = letter(2)
    for _time in range(3):
        current_app.send_task("documents.tasks.render_paper", args=[str(paper.pk)])
        current_app.send_task("documents.tasks.send_letters")
    worker = start_worker()
    wait_for(lambda: IssuedPaper.objects.exclude(sha256="").filter(pk=paper.pk).exists(), worker)
    wait_for(lambda: Email.objects.filter(pk=email.pk, status=STATUS.sent).exists(), worker)
    wait_for(lambda: worker.words().count("succeeded") >= 8, worker)
    sent = [path.read_text() for path in Path(settings.PRIVATE, "mail").iterdir()]
    assert sum("founder2@mail.example" in text for text in sent) == 1
    assert email.logs.count() == 1


def test_letters_of_a_day_without_a_worker_wait_and_are_sent_by_the_next_one(start_worker):
    waiting = [letter(number) for number in range(10, 15)]
    with current_app.connection_for_write() as queue:  # a restart of Redis forgot the tasks
        queue.default_channel.client.flushdb()
    worker = start_worker()
    current_app.send_task("documents.tasks.sweep")  # what the beat sends every minute
    keys = [email.pk for email in waiting]
    wait_for(lambda: Email.objects.filter(pk__in=keys, status=STATUS.sent).count() == 5, worker)
