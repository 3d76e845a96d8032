"""A call with a mentor, proposed to a resident whose signs call for it; the status is not touched (3.3.2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from core.domain import transitions
from core.errors import DomainError, WrongState
from documents.enums import Side
from residents.domain import letters
from residents.domain.centre_requests import begin
from residents.domain.checks import day_of, require_status
from residents.domain.signals import signs_of
from residents.enums_cabinet import RequestKind
from residents.models import Residency, ResidentRequest
from residents.models.resident_request import ANSWER


@transaction.atomic
def propose_call(
    residency: Residency, *, subject: str, text: str, actor: User, at: datetime | None = None
) -> ResidentRequest:
    """Begin a thread that proposes a call; the signs of the day stand in the log as its reason.

    Raises DomainError when nothing calls for it any more, WrongState while an earlier proposal is open.
    """
    row = require_status(transitions.lock(residency), at)
    scope.require(actor, ANSWER, row)
    signs = signs_of([row], day_of(at))[row.pk]
    if not signs:
        raise DomainError(_("Nothing shows any more that this resident needs a call."))
    if row.centre_requests.unclosed().filter(side=Side.CENTRE).exists():
        raise WrongState(_("A call is already proposed to this resident; the request is not closed."))
    request = begin(
        row,
        kind=RequestKind.CONSULTATION,
        subject=subject,
        text=text,
        side=Side.CENTRE,
        actor=actor,
        at=at,
    )
    reason = " ".join(sign.words for sign in signs)
    transitions.perform(request, "answer", actor=actor, at=at, reason=reason, due_on=None)
    letters.write_about_request(request, at)
    return request
