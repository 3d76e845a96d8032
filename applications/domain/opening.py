"""When an expert may open the file of an application (3.3.1)."""

from typing import Any

from django.db.models import Q, QuerySet

from applications.domain.conflicts import standing_of
from applications.domain.membership import SCORE, panel_of
from applications.enums import ApplicationState, Standing
from applications.models import Application, CommissionMember, ConflictDeclaration


def seat_of(application: Application, user: Any) -> CommissionMember | None:
    """Return the user's seat on the panel of an application, if there is one."""
    if user is None or application.commission_id is None:
        return None
    return panel_of(application).filter(user=user, left_on__isnull=True).first()


def is_open_to_expert(application: Any, user: Any) -> bool:
    """Say whether the file is open to this expert: a member who declared that there is no conflict.

    What an applicant has taken back is open to no expert any more.
    """
    if not isinstance(application, Application) or user is None:
        return False
    if application.state == ApplicationState.WITHDRAWN or not user.is_active or not user.has_perm(SCORE):
        return False
    seat = seat_of(application, user)
    return seat is not None and standing_of(application, seat) == Standing.CLEAR


def is_shut_out(application: Application, user: Any) -> bool:
    """Say whether this expert, whatever else they are, may not see the application as the staff do.

    A conflict of interest shuts out; in a blind evaluation the expert's own pages alone show the file.
    """
    seat = seat_of(application, user)
    if seat is None:
        return False
    blind = application.is_blind and application.state == ApplicationState.IN_EVALUATION
    return blind or standing_of(application, seat) == Standing.RECUSED


def not_shut_out(applications: QuerySet[Application], user: Any) -> QuerySet[Application]:
    """Leave out what a conflict on record shuts this user out of, and what the user scores blindly."""
    declared = ConflictDeclaration.objects.shutting_out().filter(member__user=user)
    seats = CommissionMember.objects.filter(user=user, left_on__isnull=True)
    scored_blind = Q(
        is_blind=True, state=ApplicationState.IN_EVALUATION, commission__in=seats.values("commission")
    )
    return applications.exclude(pk__in=declared.values("application")).exclude(scored_blind)
