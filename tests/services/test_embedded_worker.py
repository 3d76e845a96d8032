"""The worker of a plain start: SQLite, and a queue of files in the private folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.scripts.machine import ROOT
from tests.services.workers import Worker, wait_for

LETTER = """
from django.db import transaction
from documents.domain.mail import queue_letter
with transaction.atomic():
    queue_letter(to="founder@mail.example", template="application_received", language="ky",
                 context={"name": "Айзада", "number": "АРЗ-2026-0001", "url": "https://iitb.example/ky/"})
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A portal of its own with an empty database, which the run on SQLite may have migrated."""
    ours = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    private = tmp_path_factory.mktemp("private")
    ours |= {"PORTAL_PRIVATE": str(private), "DJANGO_SETTINGS_MODULE": "config.settings"}
    clean = Path(os.environ.get("PORTAL_TESTS_SHARED", private), "clean.sqlite3")
    if clean.exists():
        shutil.copy(clean, private / "portal.sqlite3")
    else:
        manage(ours, "migrate", "--verbosity", "0")
    return ours


@pytest.fixture
def start(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Worker]]:
    """A maker of embedded workers, with the beat inside as script/server starts it."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    started: list[Worker] = []

    def begin() -> Worker:
        started.append(Worker("--beat", "--without-gossip", "--without-heartbeat", **environment))
        return started[-1]

    yield begin
    for worker in started:
        worker.kill()


def manage(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


def mailbox(environment: dict[str, str]) -> list[Path]:
    return list(Path(environment["PORTAL_PRIVATE"], "mail").glob("*"))


def test_a_letter_goes_out_and_a_worker_killed_before_it_began_costs_nothing(environment, start):
    worker = start()
    wait_for(lambda: "ready" in worker.words(), worker)
    manage(environment, "shell", "--no-imports", "-c", LETTER)
    wait_for(lambda: len(mailbox(environment)) == 1, worker)
    worker.kill()
    manage(environment, "shell", "--no-imports", "-c", LETTER)
    second = start()
    wait_for(lambda: len(mailbox(environment)) == 2, second)
