"""What every test may ask for: people by role, and a language."""

import gc
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as examples

from accounts.models import User
from accounts.roles import Role
from core import clock
from tests.makers.people import make_user

pytest_plugins = ["tests.databases", "tests.minutes", "tests.worlds"]

# A machine that is busy with something else is no failure of the portal.
examples.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("patient")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: nobody need look there for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def kyrgyz_first() -> Iterator[None]:
    """Each test begins in the portal's first language, with nothing remembered from another."""
    cache.clear()
    with translation.override("ky"):
        yield


@pytest.fixture
def user_of(db: None) -> Callable[..., User]:
    """A maker of users by role: `user_of(Role.DIRECTOR)`."""

    def make(role: Role | None = None, **fields: str) -> User:
        return make_user(role, **fields)

    return make


@pytest.fixture
def director(db: None) -> User:
    """The director of the Centre."""
    return make_user(Role.DIRECTOR)


@pytest.fixture
def clerk(db: None) -> User:
    """An employee who checks applications and reports."""
    return make_user(Role.UNIT_STAFF)


@pytest.fixture
def november_2026() -> Iterator[None]:
    """The Osh clocks show ten in the morning of 22 November 2026 and go on."""
    with time_machine.travel(clock.moment_of(date(2026, 11, 22)), tick=True):
        yield
