"""Who takes the final decision: the director, or by a setting the commission itself (3.3.1)."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from applications.enums import ApplicationState, MemberRole
from applications.enums_decision import Decider
from applications.models import Application, CommissionMember
from applications.models.selection import TAKE_DECISION
from core.conf import centre

ENTER_FOR_COMMISSION = (MemberRole.CHAIR, MemberRole.SECRETARY)


def decider() -> Decider:
    """Return who decides by the setting."""
    return Decider(centre("DECIDED_BY"))


def refusal_to_decide(record: models.Model, user: Any, permission: str) -> str:
    """Say why this person does not take the decision on this application; nothing when they do."""
    if permission != TAKE_DECISION or not isinstance(record, Application):
        return ""
    if decider() is Decider.COMMISSION:
        if _speaks_for_commission(record, user):
            return ""
        return _("The commission decides: its chair or secretary enters the result.")
    if user.has_perm("applications.decide_application"):
        return ""
    return _("The director of the Centre takes the final decision.")


def to_enter(user: Any) -> QuerySet[Application]:
    """Return the evaluated applications whose result this person enters; none where the director decides."""
    if decider() is not Decider.COMMISSION or not user.has_perm(TAKE_DECISION):
        return Application.objects.none()
    seats = CommissionMember.objects.filter(user=user, role__in=ENTER_FOR_COMMISSION)
    rows = Application.objects.filter(
        state=ApplicationState.EVALUATED, commission__in=seats.values("commission")
    )
    return rows.order_by("number")


def _speaks_for_commission(application: Application, user: Any) -> bool:
    seats = CommissionMember.objects.filter(commission=application.commission_id, user=user)
    return application.commission_id is not None and seats.filter(role__in=ENTER_FOR_COMMISSION).exists()
