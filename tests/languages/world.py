"""A small Centre with something on every page, on one day of November 2026."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import User
from accounts.roles import Role
from core.clock import now
from core.quarters import Quarter
from tests.makers.applications import make_call, make_draft, submitted_application
from tests.makers.commission import application_in_evaluation, experts_of
from tests.makers.ip import make_grant
from tests.makers.people import make_user
from tests.makers.reporting import opened_report, ready_centre, submitted_report
from tests.makers.residents import (
    filed_report,
    make_residency,
    representative_of,
    saved_report,
    verified_report,
)

TODAY = "2026-11-23T10:00:00+06:00"


@pytest.fixture
def people(db: None) -> Iterator[dict[Role, User]]:
    """The Centre, given as one person of each role who has something to see."""
    with time_machine.travel(TODAY, tick=False):
        submitted_application()
        make_draft()
        make_call(opens_at=now() + timedelta(days=20))
        application = application_in_evaluation()
        residency = make_residency()
        _report(residency)
        make_grant(date(2026, 5, 5), residency=residency)
        members = {role: _member(role) for role in Role}
        yield members | {
            Role.EXPERT: experts_of(application)[0],
            Role.RESIDENT: representative_of(residency),
        }


def _report(residency) -> None:
    ready_centre()
    verified_report(residency, Quarter(2026, 1))
    submitted_report(Quarter(2026, 1))
    filed_report(residency, Quarter(2026, 2))
    saved_report(residency, Quarter(2026, 3))
    opened_report(Quarter(2026, 2))


def _member(role: Role) -> User:
    """Somebody of the role who is already there, with its papers, or somebody new."""
    return User.objects.filter(groups__name=role).order_by("pk").first() or make_user(role)
