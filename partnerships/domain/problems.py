"""The bank of city problems: filed by City Hall or a partner, considered by the staff (memorandum 3.1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from partnerships.domain.checks import require_line, require_text
from partnerships.domain.evidence import PERMISSIONS, Done, record_evidence
from partnerships.domain.memorandum import CITY_HALL, the_memorandum
from partnerships.enums import CityField, EvidenceKind, ProblemState, Side
from partnerships.models import Problem

IDENTIFIES_PROBLEMS = "C2"


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What is told of a problem when it is filed."""

    title: str
    description: str
    organisation: str
    field: str
    desired_result: str
    contact_name: str
    contact: str
    district: str = ""

    def fields(self) -> dict[str, Any]:
        """The columns of a problem, cleaned. Raises FieldError for what is missing."""
        return {
            "title": require_line("title", self.title, _("Say in one line what the problem is.")),
            "description": require_text("description", self.description, _("Describe the problem.")),
            "organisation": require_line(
                "organisation", self.organisation, _("Write which enterprise or institution has the problem.")
            ),
            "field": CityField(self.field),
            "desired_result": require_text(
                "desired_result", self.desired_result, _("Write what result you would like to have.")
            ),
            "contact_name": require_line("contact_name", self.contact_name, _("Write whom to speak to.")),
            "contact": require_line("contact", self.contact, _("Write a phone number or an e-mail.")),
            "district": clean_line(self.district),
        }


@transaction.atomic
def file_problem(filing: Filing, *, actor: User, at: datetime | None = None) -> Problem:
    """File a problem (memorandum 3.1, second point).

    One filed by City Hall is itself evidence of that obligation, recorded in the same transaction.
    """
    permissions.require(actor, "partnerships.file_problem")
    fields = filing.fields()
    User.objects.select_for_update().get(pk=actor.pk)  # one filing of a person at a time
    if Problem.objects.filter(filed_by=actor, title=fields["title"], state=ProblemState.NEW).exists():
        raise FieldError("title", _("You have already filed a problem with this title."))
    by_city = actor.has_perm(PERMISSIONS[Side.CITY])
    day = clock.day_of(at or clock.now())
    problem = Problem(filed_by=actor, by_city=by_city, filed_on=day, **fields)
    transitions.create(problem, actor=actor, at=at)
    if by_city:
        _note_evidence(problem, actor, at)
    return problem


def accept_problem(problem: Problem, *, actor: User, reason: str = "", at: datetime | None = None) -> Problem:
    """Accept a problem: from now on everybody may read of it (memorandum 3.1)."""
    return transitions.perform(problem, "accept", actor=actor, at=at, reason=clean_text(reason))


def start_problem(problem: Problem, *, solver: str, actor: User, at: datetime | None = None) -> Problem:
    """Begin the work on an accepted problem, naming who of the university does it (memorandum 3.2)."""
    who = require_line("solver", solver, _("Write who works on the problem."))
    return transitions.perform(problem, "start", actor=actor, at=at, solver=who, reason=who)


def solve_problem(problem: Problem, *, outcome: str, actor: User, at: datetime | None = None) -> Problem:
    """Record what the result was (memorandum 3.1, 4.1)."""
    words = require_text("outcome", outcome, _("Write what the result was."))
    return transitions.perform(problem, "solve", actor=actor, at=at, outcome=words, reason=words)


def decline_problem(problem: Problem, *, outcome: str, actor: User, at: datetime | None = None) -> Problem:
    """Decline a problem; who filed it reads the reason (memorandum 3.1)."""
    words = require_text("outcome", outcome, _("Write why the problem is declined."))
    return transitions.perform(problem, "decline", actor=actor, at=at, outcome=words, reason=words)


def _note_evidence(problem: Problem, actor: User, at: datetime | None) -> None:
    obligation = the_memorandum().obligations.get(code=IDENTIFIES_PROBLEMS)
    done = Done(day=problem.filed_on, kind=EvidenceKind.PROPOSAL, what=problem.title, by_whom=CITY_HALL)
    record_evidence(obligation, done, problem=problem, actor=actor, at=at)
