"""A representative who no longer acts for a resident: taken away by an act with its reason (3.3.2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError
from residents.domain.checks import require_words
from residents.models import Representative, Residency


@transaction.atomic
def remove_representative(
    representative: Representative, *, reason: str, actor: Actor, at: datetime | None = None
) -> Residency:
    """Take somebody's way into the cabinet; the login itself stays, for it may serve another resident.

    The last one of a residency that has not ended stays: somebody must read what the Centre writes.
    """
    latest = Residency.objects.filter(party=representative.party_id).order_by("-started_on").first()
    if latest is None:
        raise DomainError(_("This person represents nobody who is or was a resident."))
    residency = transitions.lock(latest)
    scope.require(actor, "residents.prepare_contract", residency)
    row = transitions.lock(representative)
    words = require_words("reason", reason, _("Write why this person no longer represents the resident."))
    others = Representative.objects.filter(party=row.party_id).exclude(pk=row.pk)
    if residency.ended_on is None and not others.exists():
        raise DomainError(_("This is the only representative of the resident: first invite another one."))
    transitions.note(
        residency, "remove_representative", target=str(row.user), actor=actor, at=at, reason=words
    )
    row._history_date = at or clock.now()  # type: ignore[attr-defined]
    row._change_reason = words  # type: ignore[attr-defined]
    row.delete()
    return residency
