"""One world for all questions of a module."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from accounts.roles import Role
from core import clock
from tests.access.world import ANYONE, APPLICANT, World, build_world
from tests.databases import make_clean
from tests.makers.kept import take


@pytest.fixture(scope="module")
def blank_papers() -> Iterator[None]:
    """Who may open a paper is asked here, not what it looks like: rendering would take minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("documents.typesetting.typeset", lambda *_args, **_options: b"%PDF-1.7\n%%EOF\n")
        yield


@pytest.fixture(scope="module")
def world(blank_papers: None, django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    """The small Centre, made once in a run; each test undoes its own."""
    november = clock.moment_of(date(2026, 11, 22))
    with time_machine.travel(november), django_db_blocker.unblock():
        yield take("world", settled_world)
        make_clean()


def settled_world() -> World:
    """The Centre with everybody logged in; what follows its acts (letters, papers) is left undone."""
    with transaction.atomic():
        world = build_world()
        for role in (ANYONE, APPLICANT, *Role.values):
            world.client(role)
        connection.run_on_commit.clear()
    return world


@pytest.fixture(autouse=True)
def second_factor(settings: Any) -> None:
    """Every question is asked as in production: staff are held to their second factor."""
    settings.SECOND_FACTOR = True
    # The logins of the whole module are as fresh as just after the login, however slow the machine.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60
