"""What those who consider an appeal may read: the appeal, and the application it is about (3.3.1)."""

from typing import Any

from django.db.models import QuerySet

from applications.domain.membership import SCORE
from applications.models import Appeal, AppealMember, Application


def appeals_for(user: Any) -> QuerySet[Appeal]:
    """Return the appeals this person was named for, the latest first."""
    if not user.is_authenticated or not user.is_active or not user.has_perm(SCORE):
        return Appeal.objects.none()
    named = AppealMember.objects.filter(user=user).values("appeal")
    rows = Appeal.objects.filter(pk__in=named).select_related("decision__application__call", "order")
    return rows.order_by("-filed_at", "-pk")


def is_considered_by(appeal: Appeal, user: Any) -> bool:
    """Say whether this person was named to consider the appeal."""
    return user is not None and appeals_for(user).filter(pk=appeal.pk).exists()


def is_appeal_considered_by(application: Application, user: Any) -> bool:
    """Say whether this person was named to consider an appeal about the application."""
    return user is not None and appeals_for(user).filter(decision__application=application).exists()
