"""What the database itself holds of a call (3.2, 3.3.1)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import CallKind, CallState
from core.enums import Unit

DATED = Q(kind=CallKind.DATED)
CALL_RULES = [
    models.CheckConstraint(
        condition=Q(closes_at__gt=F("opens_at")),
        name="call_closes_after_it_opens",
        violation_error_message=_("A call closes after it opens. Check both moments."),
    ),
    models.CheckConstraint(
        condition=(DATED & Q(closes_at__isnull=False, decision_on__isnull=False))
        | (~DATED & Q(closes_at__isnull=True, decision_on__isnull=True)),
        name="call_ends_by_its_kind",
        violation_error_message=_(
            "A call with dates has its end and the day of the decision; a call without an end has neither."
        ),
    ),
    models.CheckConstraint(
        condition=Q(state=CallState.DRAFT, announced_at__isnull=True)
        | (~Q(state=CallState.DRAFT) & Q(announced_at__isnull=False)),
        name="call_announced_at_a_moment",
        violation_error_message=_("An announced call has the moment of its announcement."),
    ),
    models.CheckConstraint(
        condition=(Q(state=CallState.CLOSED, closed_at__isnull=False) & ~Q(closing_reason=""))
        | (~Q(state=CallState.CLOSED) & Q(closed_at__isnull=True, closing_reason="")),
        name="call_closed_with_reason",
        violation_error_message=_("A call is closed by an act at a moment and with a reason."),
    ),
    models.CheckConstraint(
        condition=Q(unit="")
        | Q(unit=Unit.INCUBATOR, places_technopark=0)
        | Q(unit=Unit.TECHNOPARK, places_incubator=0),
        name="call_places_are_of_its_unit",
        violation_error_message=_("A call of one unit offers places in that unit alone (3.2)."),
    ),
]
