"""Mentoring: who mentors, with whom, when, and what came of it (3.2.1)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from applications.enums import ApplicationState
from applications.models import Application
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed
from core.texts import clean_text
from residents.models import Residency
from units.base.domain.checks import (
    require_come,
    require_in_force,
    require_line,
    require_positive,
    require_unit,
)
from units.incubator.models import Mentor, MentoringSession


@transaction.atomic
def add_mentor(*, user: User, competences: str, actor: Actor, at: datetime | None = None) -> Mentor:
    """Enter a mentor: a person who holds the role, with what they help with (3.2.1)."""
    permissions.require(actor, "incubator.add_mentor")
    require_unit(Unit.INCUBATOR, actor)
    if not user.has_role(Role.MENTOR):
        raise FieldError("user", _("Give this person the role of a mentor first."))
    if Mentor.objects.filter(user=user).exists():
        raise FieldError("user", _("This person is already a mentor."))
    words = require_line("competences", competences, _("Write what the mentor helps with."))
    return transitions.create(Mentor(user=user, competences=words), actor=actor, at=at)


@transaction.atomic
def change_mentor(mentor: Mentor, *, competences: str, actor: Actor, at: datetime | None = None) -> Mentor:
    """Write anew what a mentor helps with."""
    permissions.require(actor, "incubator.change_mentor")
    require_unit(Unit.INCUBATOR, actor)
    words = require_line("competences", competences, _("Write what the mentor helps with."))
    return transitions.update(transitions.lock(mentor), actor=actor, at=at, competences=words)


@transaction.atomic
def plan_session(
    mentor: Mentor,
    *,
    residency: Residency | None = None,
    application: Application | None = None,
    planned_on: date,
    topic: str,
    actor: Actor,
    at: datetime | None = None,
) -> MentoringSession:
    """Plan a session with a resident of the incubator, or with its accepted project before the contract.

    Mentoring is for projects at an early stage, and these are the incubator's (3.2.1).
    """
    permissions.require(actor, "incubator.add_mentoringsession")
    require_unit(Unit.INCUBATOR, actor)
    if (residency is None) == (application is None):
        raise DomainError(_("Choose one resident or one project."))
    if residency:
        require_in_force(residency, at)
    if application and (application.state != ApplicationState.ACCEPTED or _is_resident(application)):
        raise FieldError("application", _("Choose an accepted project that is not a resident yet."))
    if (residency or application).unit != Unit.INCUBATOR:  # type: ignore[union-attr]
        field = "residency" if residency else "application"
        raise FieldError(field, _("Mentoring is for the early projects of the Business incubator (3.2.1)."))
    require_open(planned_on)
    session = MentoringSession(
        mentor=mentor,
        residency=residency,
        application=application,
        planned_on=planned_on,
        topic=require_line("topic", topic, _("Write what the session is about.")),
    )
    return transitions.create(session, actor=actor, at=at)


@transaction.atomic
def finish_session(
    session: MentoringSession, *, hours: Decimal, outcome: str, actor: Actor, at: datetime | None = None
) -> MentoringSession:
    """The mentor records that the own session took place: hours and what came of it."""
    _require_own_and_over(session, actor, at)
    require_positive("hours", hours, _("Write how many hours it took."))
    words = _outcome(outcome, _("Write what came of the session."))
    return transitions.perform(session, "finish", actor=actor, at=at, hours=hours, outcome=words)


@transaction.atomic
def miss_session(
    session: MentoringSession, *, outcome: str, actor: Actor, at: datetime | None = None
) -> MentoringSession:
    """The mentor records that the own session did not take place, and why."""
    _require_own_and_over(session, actor, at)
    words = _outcome(outcome, _("Write why the session did not take place."))
    return transitions.perform(session, "miss", actor=actor, at=at, reason=words, outcome=words)


def _is_resident(application: Application) -> bool:
    return Residency.objects.filter(contract__application=application).exists()


def _require_own_and_over(session: MentoringSession, actor: Actor, at: datetime | None) -> None:
    if not isinstance(actor, User) or session.mentor.user_id != actor.pk:
        raise NotAllowed(_("Only the mentor of this session records how it went."))
    require_come("planned_on", session.planned_on, at)
    require_open(session.planned_on)


def _outcome(outcome: str, message: str) -> str:
    words = clean_text(outcome).strip()
    if not words:
        raise FieldError("outcome", message)
    return words
