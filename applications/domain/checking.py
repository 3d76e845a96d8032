"""The clerk's part: is the application complete (3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.letters import write_to_applicant
from applications.domain.units import CLAUSE_OF_UNIT
from applications.models import Application
from core.actors import Actor
from core.domain.transitions import lock, perform
from core.errors import FieldError
from core.texts import clean_text

SHORTEST_REMARK = 10


@transaction.atomic
def return_application(
    application: Application, *, remark: str, actor: Actor, at: datetime | None = None
) -> Application:
    """Send an application back with a remark that says what to add, and write to the applicant."""
    remark = clean_text(remark)
    if len(remark) < SHORTEST_REMARK:
        raise FieldError("remark", _("Write what is missing, so that the applicant knows what to add."))
    row = perform(application, "return_for_revision", actor=actor, at=at, reason=remark, remark=remark)
    write_to_applicant(row, "application_returned", at=at)
    return row


@transaction.atomic
def confirm_complete(
    application: Application, *, actor: Actor, unit: str = "", at: datetime | None = None
) -> Application:
    """Find an application complete and settle its unit: the suggested one unless another is named (3.2)."""
    unit = unit or lock(application).unit
    if unit not in CLAUSE_OF_UNIT:
        raise FieldError("unit", _("Choose the business incubator (3.2.1) or the technopark (3.2.2)."))
    row = perform(application, "confirm_complete", actor=actor, at=at, unit=unit)
    write_to_applicant(row, "application_complete", at=at)
    return row
