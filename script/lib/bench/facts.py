"""Facts of five years in bulk, for measuring the indicators: the same for the same number, on every database.

They obey every constraint and no more: they have no history and no log beyond what the figures read.
"""

from accounts.models import Party, User
from applications.models import Application, Decision
from bench.facts_residents import write_reports, write_residencies
from bench.facts_selection import write_applications
from bench.facts_units import write_events, write_others, write_units
from bench.fill import fill
from core.models import TransitionLog
from documents.models import IssuedPaper, Upload
from finance.models import Income
from ip.models import Grant, IPObject
from partnerships.models import Evidence
from residents.models import Contract, FollowUp, Investment, PeriodicReport, Residency
from units.base.models import Allocation, Event, Participant, ServiceRequest
from units.incubator.models import MentoringSession

FACTS = (
    Residency,
    PeriodicReport,
    Investment,
    Income,
    ServiceRequest,
    MentoringSession,
    Event,
    Participant,
    Decision,
    Grant,
    FollowUp,
    Evidence,
    Allocation,
)
BEHIND_THEM = (Application, TransitionLog, Party, IssuedPaper, Upload, Contract, IPObject)


def seed(count: int) -> int:
    """Write about `count` facts into a migrated database; answer how many there are."""
    (user,) = fill(User, 1, email="bench@iitb.example", surname="Асанов", given_name="Улан")
    decided = write_applications(count // 10, user)
    stays = write_residencies(count // 50, user, decided)
    write_reports(stays, count // 5, user)
    write_units(count, stays, user)
    write_events(count, user)
    write_others(count, user)
    return sum(numbers().values())


def numbers() -> dict[str, int]:
    """How many facts of each kind there are."""
    return {str(model._meta.verbose_name_plural): model._base_manager.count() for model in FACTS}


def tables() -> list[str]:
    """The tables that get many rows."""
    models = (*FACTS, *BEHIND_THEM)
    return [model._meta.db_table for model in models]
