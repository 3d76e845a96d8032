"""Who sits in the commission of an application, and what its evaluation allows."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from applications.enums import ApplicationState
from applications.models import Application, Commission, CommissionMember
from core.domain import transitions
from core.errors import NotAllowed, WrongState

SCORE = "applications.score_application"


def locked_in_evaluation(application: Application) -> Application:
    """Return the application fresh and locked, while it is being evaluated. Raises WrongState otherwise."""
    row = transitions.lock(application)
    if row.state != ApplicationState.IN_EVALUATION:
        raise WrongState(
            _("The evaluation of this application is not open, so nothing changes. The state now: %(state)s.")
            % {"state": row.get_state_display()}
        )
    return row


def member_of(application: Application, expert: User) -> CommissionMember:
    """Return the expert's place in the commission of this application. Raises NotAllowed for anybody else."""
    member = members_of(application.commission).filter(user=expert).first()
    if member is None or not expert.has_perm(SCORE):
        raise NotAllowed(_("You are not an expert of the commission that evaluates this application."))
    return member


def commission_of(application: Application) -> Commission:
    """Return the commission that evaluates an application. Raises WrongState while there is none."""
    if application.commission is None:
        raise WrongState(_("No commission evaluates this application yet."))
    return application.commission


def members_of(commission: Commission | None) -> QuerySet[CommissionMember]:
    """Return the members of a commission with their people, in the order of appointment."""
    members = CommissionMember.objects.filter(commission=commission).order_by("pk")
    return members.select_related("user", "commission").prefetch_related("user__emailaddress_set")
