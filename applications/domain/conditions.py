"""Conditions of an acceptance: met with evidence, or failed after the term, by an act alone (1.4, 3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from applications.domain.letters import write_to_applicant
from applications.enums_decision import ConditionState
from applications.models import Application, Condition
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_text
from documents.domain.uploads import Incoming, store_upload

EVIDENCE = "condition.evidence"


@transaction.atomic
def meet_condition(
    condition: Condition, *, note: str, file: Incoming, actor: Actor, at: datetime | None = None
) -> Condition:
    """Check a condition off: what shows it, and the file that does. The applicant gets a letter.

    Raises FieldError ("note", "file"), WrongState for a condition that is closed or not yet told.
    """
    at = at or clock.now()
    row = _locked(condition)
    transitions.require_possible(row, "meet", actor=actor)
    words = clean_text(note)
    if not words:
        raise FieldError("note", _("Write what shows that the condition is met."))
    upload = store_upload(file, purpose=EVIDENCE, actor=actor, at=at)
    day = clock.day_of(at)
    transitions.perform(
        row, "meet", actor=actor, at=at, reason=words, note=words, evidence=upload, closed_on=day
    )
    _write(row, "application_condition_met", at)
    return row


@transaction.atomic
def fail_condition(condition: Condition, *, note: str, actor: Actor, at: datetime | None = None) -> Condition:
    """Say after the term that a condition was not met: the acceptance leads to no contract any more.

    Raises FieldError without a reason, WrongState before the term is over or for a closed condition.
    """
    at = at or clock.now()
    row = _locked(condition)
    transitions.require_possible(row, "fail", actor=actor)
    words = clean_text(note)
    if not words:
        raise FieldError("note", _("Write what was asked for and not shown."))
    day = clock.day_of(at)
    if day <= row.due_on:
        raise WrongState(
            _("The term of the condition is not over yet: %(date)s.") % {"date": format_date(row.due_on)}
        )
    transitions.perform(row, "fail", actor=actor, at=at, reason=words, note=words, closed_on=day)
    _write(row, "application_condition_failed", at)
    return row


def require_condition_met(application: Application) -> None:
    """Refuse a contract while a condition of the acceptance is not met. Raises WrongState."""
    condition = unmet_conditions().filter(decision=application.decision_id).first()
    if condition is None:
        return
    if condition.state == ConditionState.FAILED:
        raise WrongState(_("The condition of the acceptance was not met, so there is no contract."))
    raise WrongState(
        _("The application is accepted on condition, and the condition is not met yet: %(words)s.")
        % {"words": condition.words}
    )


def unmet_conditions() -> QuerySet[Condition]:
    """Return the conditions of decisions in force that nobody has checked off, the nearest term first."""
    rows = Condition.objects.exclude(state=ConditionState.MET).filter(decision__reversed_on=None)
    return rows.select_related("decision__application").order_by("due_on", "pk")


def conditions_waiting() -> QuerySet[Condition]:
    """Return the conditions whose applicants were told and that wait to be checked off."""
    told = unmet_conditions().filter(state=ConditionState.WAITING)
    return told.filter(decision__released_at__isnull=False)


def _locked(condition: Condition) -> Condition:
    """Return the condition locked, with its application locked first; refuse what is not told or reversed."""
    application = transitions.lock(condition.decision.application)
    row = transitions.lock(condition)
    if application.decision_id != row.decision_id or not row.decision.is_released:
        raise WrongState(_("The decision of this condition is not in force or not told yet."))
    return row


def _write(condition: Condition, template: str, at: datetime) -> None:
    write_to_applicant(condition.decision.application, template, context={"condition": condition}, at=at)
