"""Redis is away for a minute: acts are done, pages open, and what was to be queued is owed, not lost."""

import time

import pytest
from celery import Celery
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.urls import reverse

from core.cache import PatientRedisCache
from documents.domain import papers
from tests.makers.documents import make_paper

pytestmark = pytest.mark.django_db(transaction=True)
NOBODY = "redis://127.0.0.1:1/0"


@pytest.fixture
def no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue's address answers nobody."""
    app = Celery("away", set_as_current=False)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.update(broker_url=NOBODY, task_always_eager=False)
    monkeypatch.setattr("documents.domain.afterwards.current_app", app)


def test_an_act_is_done_though_its_task_cannot_be_queued(no_queue, caplog):
    began = time.monotonic()
    with transaction.atomic():
        paper = make_paper()
    assert papers.without_file().filter(pk=paper.pk).exists()
    assert time.monotonic() - began < 20
    assert "OperationalError" in caplog.text


def test_the_first_page_and_the_login_open_without_the_cache(settings, caplog):
    gone = {"BACKEND": "core.cache.PatientRedisCache", "LOCATION": NOBODY}
    settings.CACHES = {"default": gone}
    assert isinstance(caches["default"], PatientRedisCache)
    assert Client().get(reverse("portal:landing")).status_code == 200
    answer = Client().post(reverse("account_login"), {"login": "kim@mail.example", "password": "жок-мындай"})
    assert answer.status_code == 200
    assert "The cache on Redis is away" in caplog.text
