"""What came of an introduction to an investor: the hub names the sum that the resident received (3.2.3).

The sum is a row of the resident's own report; naming it adds nothing to the indicator of 7.2.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from residents.models import Investment
from units.base.domain.checks import day_of, require_unit
from units.base.domain.requests import SERVE
from units.base.enums import SERVED, ServiceKind
from units.base.models import ServiceRequest


@transaction.atomic
def name_investment(
    request: ServiceRequest, *, investment: Investment, actor: Actor, at: datetime | None = None
) -> ServiceRequest:
    """Point from a given introduction at the sum that came of it; another sum takes the place of the first.

    Raises FieldError for a sum of somebody else, one struck out, and one received before anybody asked.
    """
    permissions.require(actor, SERVE)
    row = transitions.lock(request)
    require_unit(row.unit, actor)
    why_not = why_no_investment(row)
    if why_not:
        raise WrongState(why_not)
    if not sums_after(row).filter(pk=investment.pk).exists():
        raise FieldError(
            "investment",
            _("This is no sum that the resident received after it had asked for the introduction."),
        )
    return transitions.update(row, actor=actor, at=at, reason=str(investment), investment=investment)


def why_no_investment(request: ServiceRequest) -> str:
    """The sentence that says why no investment is named here; empty where it is."""
    if request.kind != ServiceKind.INVESTMENT or request.residency is None:
        return _("An investment comes of an introduction that was given to a resident (3.2.3).")
    if request.state not in SERVED:
        return _("The introduction is not given yet.")
    return ""


def sums_after(request: ServiceRequest) -> QuerySet[Investment]:
    """Sums that the resident received since it asked, in whichever unit it is by now; the newest first."""
    if request.residency is None:
        return Investment.objects.none()
    told = Investment.objects.filter(
        residency__party=request.residency.party_id,
        received_on__gte=day_of(request.created_at),
        struck_out=False,
    )
    return told.order_by("-received_on", "-pk")
