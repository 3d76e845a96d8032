"""The clerk's part: is the application complete, and which unit does it belong to (3.2, 3.3.1)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.domain import scope
from applications.domain.checklist import CHECK, require_complete_checklist
from applications.domain.letters import write_to_applicant
from applications.domain.remarks import drafted_remarks, keep_remarks, open_remarks
from applications.domain.units import CLAUSE_OF_UNIT, needs_evidence, suggest_unit
from applications.enums import ApplicationState
from applications.models import Application
from core.actors import Actor
from core.clock import day_of, now
from core.conf import centre
from core.domain.transitions import lock, note, perform, update
from core.domain.working_days import add_working_days
from core.errors import FieldError, WrongState
from core.texts import clean_text

SHORTEST_REMARK = 10
LONGEST_TERM = 60


@transaction.atomic
def return_application(
    application: Application,
    *,
    remark: str,
    actor: Actor,
    remarks: Mapping[str, str] | None = None,
    days: int | None = None,
    at: datetime | None = None,
) -> Application:
    """Send an application back with what to add and by when (working days), and write to the applicant.

    `remarks` go by question; without them those the clerk wrote while checking are sent.
    """
    at = at or now()
    remark = clean_text(remark)
    days = centre("ADDITION_DAYS") if days is None else days
    if len(remark) < SHORTEST_REMARK:
        raise FieldError("remark", _("Write what is missing, so that the applicant knows what to add."))
    if not 1 <= days <= LONGEST_TERM:
        raise FieldError("days", _("The term is from 1 to %(days)d working days.") % {"days": LONGEST_TERM})
    beside = drafted_remarks(application) if remarks is None else remarks
    row = perform(
        application,
        "return_for_revision",
        actor=actor,
        at=at,
        reason=remark,
        remark=remark,
        check_due_on=None,
        additions_due_on=add_working_days(day_of(at), days),
    )
    keep_remarks(row, beside, actor=actor, at=at)
    write_to_applicant(row, "application_returned", at=at, context=_remarks_for_letter(row))
    return row


@transaction.atomic
def prolong_additions(
    application: Application, *, due_on: date, reason: str, actor: Actor, at: datetime | None = None
) -> Application:
    """Give the applicant a later last day for the additions, with a reason; nothing happens by itself."""
    scope.require(actor, CHECK, application)
    at = at or now()
    row = lock(application)
    if row.state != ApplicationState.RETURNED:
        raise WrongState(_("The application is not with the applicant, so there is no term to prolong."))
    if due_on < day_of(at) or (row.additions_due_on and due_on <= row.additions_due_on):
        raise FieldError("due_on", _("The new last day comes after the present one and is not in the past."))
    if not clean_text(reason):
        raise FieldError("reason", _("Write why the term is prolonged."))
    update(row, actor=actor, at=at, reason=clean_text(reason), additions_due_on=due_on)
    note(row, "prolong_additions", target=str(row.state), actor=actor, at=at, reason=clean_text(reason))
    write_to_applicant(row, "application_prolonged", at=at)
    return row


@transaction.atomic
def confirm_complete(
    application: Application, *, actor: Actor, unit: str = "", reason: str = "", at: datetime | None = None
) -> Application:
    """Find an application complete and settle its unit: the suggested one unless another is named (3.2)."""
    at = at or now()
    row = lock(application)
    unit, reason = unit or row.unit, clean_text(reason)
    scope.require(actor, CHECK, row)
    if row.state == ApplicationState.SUBMITTED:
        require_complete_checklist(row)
        _require_unit(row, unit, reason)
    perform(application, "confirm_complete", actor=actor, at=at, reason=reason, unit=unit, check_due_on=None)
    write_to_applicant(application, "application_complete", at=at)
    return application


def check_due(on: date) -> date:
    """Return by which day the clerk checks what came on this day (3.3.1)."""
    return add_working_days(on, centre("CHECK_DAYS"))


def _require_unit(application: Application, unit: str, reason: str) -> None:
    """Refuse a unit the clause does not suggest, or without the evidence it wants, but with a reason."""
    if unit not in CLAUSE_OF_UNIT:
        raise FieldError("unit", _("Choose the business incubator (3.2.1) or the technopark (3.2.2)."))
    if application.call.unit and unit != application.call.unit:
        raise FieldError("unit", _("The call of this application is for one unit alone: %(unit)s.") % {
            "unit": application.call.get_unit_display()
        })  # fmt: skip
    suggestion = suggest_unit(application.stage)
    if suggestion and suggestion.unit != unit and not reason:
        raise FieldError(
            "reason",
            _("Clause %(clause)s suggests: %(unit)s. Write why the project goes to the other unit.")
            % {"clause": suggestion.clause, "unit": suggestion.unit.label},
        )
    if needs_evidence(application, unit) and not reason:
        raise FieldError(
            "reason",
            _("Nothing attached proves the concept (3.2.2). Write why the technopark takes the project."),
        )


def _remarks_for_letter(application: Application) -> dict[str, object]:
    with translation.override(application.language):
        return {"remarks": open_remarks(application)}
