"""Redis is away for a minute: acts are done, pages open, and what was to be queued is owed, not lost."""

import time
from typing import Any

import pytest
from celery import Celery
from django.core.cache import cache, caches
from django.db import transaction
from django.test import Client
from django.urls import reverse

from core.cache import PatientRedisCache
from core.limits import is_spent, within_limit
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


@pytest.fixture
def no_cache(settings: Any) -> None:
    """The cache's address answers nobody."""
    settings.CACHES = {"default": {"BACKEND": "core.cache.PatientRedisCache", "LOCATION": NOBODY}}
    assert isinstance(caches["default"], PatientRedisCache)


@pytest.mark.usefixtures("no_cache")
def test_what_the_cache_counts_is_served_without_it_and_whatever_is_asked_of_it_is_answered():
    assert within_limit("verify", "10.0.0.1", most=1)
    assert not is_spent("verify", "10.0.0.1", most=1)
    cache.set_many({"one": 1})
    cache.delete_many(["one"])
    assert ("one" in cache, cache.get_or_set("two", 2), cache.incr("three")) == (False, 2, 1)
    paper = make_paper()
    for address, typed in (
        (reverse("papers:verify_code", args=[paper.code]), None),
        (reverse("papers:verify_code", args=["0000-0000-0000"]), None),
        (reverse("portal:status"), {"number": "АРЗ-2026-0001", "code": "жок"}),
        (reverse("applications:return"), {"email": "kim@mail.example"}),
    ):
        answer = Client().post(address, typed) if typed else Client().get(address)
        assert answer.status_code < 500, address


@pytest.mark.usefixtures("no_cache")
def test_the_first_page_and_the_login_open_without_the_cache(caplog):
    assert Client().get(reverse("portal:landing")).status_code == 200
    answer = Client().post(reverse("account_login"), {"login": "kim@mail.example", "password": "жок-мындай"})
    assert answer.status_code == 200
    assert "The cache on Redis is away" in caplog.text
