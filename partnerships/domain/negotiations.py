"""The log of negotiations (memorandum 6.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from partnerships.domain.checks import require_come, require_line, require_text
from partnerships.models import Agreement, Negotiation


@transaction.atomic
def record_negotiation(
    agreement: Agreement,
    *,
    held_on: date,
    topic: str,
    participants: str,
    outcome: str,
    actor: Actor,
    at: datetime | None = None,
) -> Negotiation:
    """Enter in the log how a question was talked over, and what came of it (memorandum 6.2)."""
    permissions.require(actor, "partnerships.record_negotiation")
    require_come("held_on", held_on, at)
    row = Negotiation(
        agreement=agreement,
        held_on=held_on,
        topic=require_line("topic", topic, _("Write what was negotiated.")),
        participants=require_text("participants", participants, _("Write who took part.")),
        outcome=require_text("outcome", outcome, _("Write what came of it.")),
    )
    return transitions.create(row, actor=actor, at=at)
