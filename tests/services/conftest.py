"""Tests against a real PostgreSQL, a real Redis and a real worker: script/test starts all three."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from tests.scripts.machine import ROOT
from tests.services.workers import Worker

# The measuring tools live with the scripts, outside the portal.
sys.path.append(str(ROOT / "script/lib"))
SERVICES = "DATABASE_URL" in os.environ and "REDIS_URL" in os.environ


@pytest.fixture(scope="session", autouse=True)
def services() -> None:
    """These tests need both servers. `script/test` without arguments starts them."""
    if not SERVICES:
        pytest.skip("needs PostgreSQL and Redis: script/lib/with_services.py starts both")


def same_services() -> dict[str, str]:
    """The environment of another process that sees what these tests commit."""
    database = connection.settings_dict
    address = f"{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return {
        "DATABASE_URL": f"postgres://{address}",
        "REDIS_URL": os.environ["REDIS_URL"],
        "PORTAL_PRIVATE": str(settings.PRIVATE),
    }


@pytest.fixture
def queued() -> Iterator[None]:
    """Tasks go to the queue on Redis, as in production, instead of being done at once."""
    current_app.conf.task_always_eager = False
    with current_app.connection_for_write() as queue:
        queue.default_channel.client.flushdb()
    yield
    current_app.conf.task_always_eager = True


@pytest.fixture
def start_worker(queued: None) -> Iterator[Callable[[], Worker]]:
    """A maker of workers in processes of their own, which see what these tests commit."""
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker(**same_services()))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
