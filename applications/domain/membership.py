"""Who sits in the commission of an application, and what its evaluation allows."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from applications.enums import ApplicationState, MemberRole
from applications.models import Application, Assignment, Commission, CommissionMember, CriteriaSet, ScoreSheet
from core.domain import transitions
from core.errors import NotAllowed, WrongState

SCORE = "applications.score_application"
# The director and the secretary of the Centre's selection lead an evaluation; the clerks do not.
LEAD = "applications.close_evaluation"


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
    """Return the expert's seat on the panel of this application. Raises NotAllowed for anybody else."""
    member = panel_of(application).filter(user=expert, left_on__isnull=True).first()
    if member is None or not expert.has_perm(SCORE):
        raise NotAllowed(_("You are not an expert of the commission that evaluates this application."))
    return member


def chair_of(application: Application) -> CommissionMember | None:
    """Return the chair of the commission of an application."""
    return members_of(application.commission).filter(role=MemberRole.CHAIR).first()


def commission_of(application: Application) -> Commission:
    """Return the commission that evaluates an application. Raises WrongState while there is none."""
    if application.commission is None:
        raise WrongState(_("No commission evaluates this application yet."))
    return application.commission


def criteria_of(application: Application) -> CriteriaSet:
    """Return the criteria an application is evaluated by. Raises WrongState while there are none."""
    if application.criteria_set is None:
        raise WrongState(_("No commission evaluates this application yet."))
    return application.criteria_set


def seats_in(commission: Commission | None) -> QuerySet[CommissionMember]:
    """Return all who sit in a commission now, alternates too, with their people, in order of appointment."""
    return _with_people(CommissionMember.objects.filter(commission=commission, left_on__isnull=True))


def members_of(commission: Commission | None) -> QuerySet[CommissionMember]:
    """Return the members of a commission now, without its alternates."""
    return seats_in(commission).exclude(role=MemberRole.ALTERNATE)


def panel_of(application: Application) -> QuerySet[CommissionMember]:
    """Return who judges an application: members, alternates called in, and who sent scores before leaving."""
    seats = CommissionMember.objects.filter(commission=application.commission_id)
    return _with_people(seats.filter(judges(application.pk)))


def judges(application: Any) -> Q:
    """Say which seats of a commission judge an application: a key, or an OuterRef to one."""
    seated = Q(left_on__isnull=True)
    called = Assignment.objects.alternates().filter(member=OuterRef("pk"), application=application)
    sent = ScoreSheet.objects.submitted().filter(member=OuterRef("pk"), application=application)
    return (seated & (~Q(role=MemberRole.ALTERNATE) | Exists(called))) | (~seated & Exists(sent))


def _with_people(seats: QuerySet[CommissionMember]) -> QuerySet[CommissionMember]:
    return (
        seats.order_by("pk").select_related("user", "commission").prefetch_related("user__emailaddress_set")
    )
