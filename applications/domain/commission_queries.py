"""What an expert's workspace and the director's pages read of commissions. An expert sees only their own."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import Role
from applications.domain.membership import SCORE
from applications.domain.summary import Expert, Summary, summaries_of, summary
from applications.enums import ApplicationState, MemberRole, Standing
from applications.models import (
    Application,
    Assignment,
    Call,
    Commission,
    CommissionMember,
    ConflictDeclaration,
    ScoreSheet,
)
from core.clock import today


@dataclass(frozen=True, slots=True)
class Overview:
    """How many experts have scored an application, are shut out of it, are awaited."""

    application: Application
    counted: int
    recused: int
    awaited: int
    lacks_quorum: bool = False


def applications_of(expert: User) -> QuerySet[Application]:
    """Return the applications on whose panel the expert sits: all an expert may know of."""
    if not expert.is_authenticated or not expert.has_perm(SCORE):
        return Application.objects.none()
    seats = CommissionMember.objects.filter(user=expert, left_on__isnull=True)
    called = Assignment.objects.alternates().filter(
        member__in=seats, application__commission=F("member__commission")
    )
    full = seats.exclude(role=MemberRole.ALTERNATE)
    mine = Q(commission__in=full.values("commission")) | Q(pk__in=called.values("application"))
    return Application.objects.filter(mine).select_related("call", "commission")


def chaired_by(expert: User) -> QuerySet[Application]:
    """Return the open evaluations of the commissions the expert chairs, by the nearest day."""
    chaired = CommissionMember.objects.filter(user=expert, role=MemberRole.CHAIR, left_on__isnull=True)
    rows = Application.objects.filter(
        commission__in=chaired.values("commission"), state=ApplicationState.IN_EVALUATION
    )
    return rows.order_by("scores_due_on", "number").prefetch_related("team")


def find_application(expert: User, public_id: uuid.UUID) -> Application | None:
    """Return the application if it is one of the expert's; None for anybody else's."""
    return applications_of(expert).filter(public_id=public_id).first()


def experts() -> QuerySet[User]:
    """Return everybody who may sit in a commission, by name."""
    known = User.objects.filter(groups__name=Role.EXPERT, is_active=True)
    return known.prefetch_related("emailaddress_set").order_by("surname", "given_name", "pk")


def commissions_for(call: Call, on: date | None = None) -> QuerySet[Commission]:
    """Return the commissions offered for an application: those of its call, and standing ones in force."""
    rows = Commission.objects.filter(Q(call=call) | Q(pk__in=Commission.objects.in_force(on or today())))
    return rows.select_related("order", "call")


def applications_for(commission: Commission) -> QuerySet[Application]:
    """Return the complete applications a commission can be given: a standing one those of any call."""
    complete = Application.objects.filter(state=ApplicationState.COMPLETE).select_related("call")
    if not commission.is_standing:
        complete = complete.filter(call=commission.call_id)
    return complete.order_by("number")


def calls_to_evaluate() -> QuerySet[Call]:
    """Return the calls with complete applications that wait for a commission."""
    waiting = Count("applications", filter=Q(applications__state=ApplicationState.COMPLETE))
    return Call.objects.annotate(waiting=waiting).filter(waiting__gt=0).order_by("-opens_at", "pk")


def overview(commission: Commission) -> list[Overview]:
    """Return how far the evaluation of each application of a commission is. A fixed number of queries."""
    return [
        Overview(
            state.application,
            counted=len(state.counted),
            recused=len(state.recused),
            awaited=len(state.awaited),
            lacks_quorum=not state.quorum_is_possible,
        )
        for state in summaries_of(list(commission.applications.order_by("number")))
    ]


def others_scores(application: Application, expert: User) -> tuple[Expert, ...]:
    """Return the sent scores of the other experts, once this one may see them (3.3.1)."""
    state = summary(application)
    if not sees_others(state, expert):
        return ()
    return tuple(one for one in state.counted if one.member.user_id != expert.pk)


def sees_others(state: Summary, expert: User) -> bool:
    """Say whether an expert sees the others' scores: not before sending their own or the chair's opening."""
    own = next((one for one in state.experts if one.member.user_id == expert.pk), None)
    if own is None or own.standing != Standing.CLEAR:
        return False
    return own.is_counted or state.application.scores_are_open


def readable_sheets(user: User) -> QuerySet[ScoreSheet]:
    """Return the sent sheets, but none of an evaluation this reader still has to score or is recused from."""
    own_unsent = CommissionMember.objects.filter(
        user=user, commission=OuterRef("application__commission")
    ).exclude(Exists(ScoreSheet.objects.submitted().filter(member=OuterRef("pk"), application=_APPLICATION)))
    hidden = Q(application__state=ApplicationState.IN_EVALUATION, application__scores_opened_at=None)
    still_scoring = hidden & Exists(own_unsent)
    recused = ConflictDeclaration.objects.shutting_out().filter(member__user=user)
    sent = ScoreSheet.objects.submitted().exclude(still_scoring)
    return sent.exclude(application__in=recused.values("application"))


_APPLICATION = OuterRef(OuterRef("application"))
