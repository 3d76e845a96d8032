"""When an expert may open the file of an application (3.3.1)."""

from typing import Any

from django.db.models import QuerySet

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
    """Say whether a conflict of interest shuts this member of the commission out, whatever else they are."""
    seat = seat_of(application, user)
    return seat is not None and standing_of(application, seat) == Standing.RECUSED


def not_shut_out(applications: QuerySet[Application], user: Any) -> QuerySet[Application]:
    """Leave out applications about which this user has a conflict of interest on record."""
    declared = ConflictDeclaration.objects.shutting_out().filter(member__user=user)
    return applications.exclude(pk__in=declared.values("application"))
