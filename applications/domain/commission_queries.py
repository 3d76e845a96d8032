"""What an expert's workspace and the director's pages read of commissions. An expert sees only their own."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import Role
from applications.domain.conflicts import find_conflicts, standing_by
from applications.domain.membership import SCORE, judges
from applications.domain.summary import Expert, Summary, summaries_of, summary
from applications.enums import ApplicationState, AssignmentKind, MemberRole, Standing
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
class Task:
    """One application in an expert's list: what is expected of the expert, until when."""

    application: Application
    member: CommissionMember
    standing: Standing
    declaration: ConflictDeclaration | None
    sheet: ScoreSheet | None
    answered: int
    total: int
    is_given: bool = False
    has_readers: bool = False

    @property
    def due_on(self) -> date:
        """Return the day until which scores are expected; the database holds that there is one."""
        return self.application.scores_due_on or date.max

    @property
    def is_readable(self) -> bool:
        """Say whether the file is open to the expert: not before the declaration, not after a withdrawal."""
        return self.standing == Standing.CLEAR and self.application.state != ApplicationState.WITHDRAWN

    @property
    def is_open(self) -> bool:
        """Say whether something is still expected of the expert."""
        return (
            self.application.state == ApplicationState.IN_EVALUATION
            and self.standing != Standing.RECUSED
            and not (self.sheet and self.sheet.is_submitted)
        )

    @property
    def is_expected(self) -> bool:
        """Say whether this expert's scores are awaited: a reader's, or anybody's while none is named."""
        return self.is_open and (self.is_given or not self.has_readers)


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
    mine = CommissionMember.objects.filter(
        judges(OuterRef(OuterRef("pk"))), commission=OuterRef("commission"), user=expert, left_on__isnull=True
    )
    return Application.objects.filter(Exists(mine)).select_related("call", "commission")


def tasks_of(expert: User) -> list[Task]:
    """Return the expert's applications: what is given to the expert first, then by the nearest day."""
    applications = list(
        applications_of(expert)
        .annotate(criteria_n=Count("criteria_set__criteria"))
        .order_by("scores_due_on", "number")
        .prefetch_related("team")
    )
    members = _members(expert)
    given = _given(applications)
    found = find_conflicts(applications, [expert])
    declared = _by_application(ConflictDeclaration.objects.filter(member__user=expert))
    sheets = _by_application(
        ScoreSheet.objects.filter(member__user=expert).annotate(
            answered=Count("scores", filter=Q(scores__points__isnull=False))
        )
    )
    tasks = [
        Task(
            application=application,
            member=member,
            standing=standing_by(declared.get(application.pk), found.get((application.pk, expert.pk), ())),
            declaration=declared.get(application.pk),
            sheet=sheets.get(application.pk),
            answered=sheets[application.pk].answered if application.pk in sheets else 0,
            total=application.criteria_n,
            is_given=member.pk in given[application.pk],
            has_readers=AssignmentKind.READER in given[application.pk].values(),
        )
        for application in applications
        if (member := members.get(application.commission_id or 0))
    ]
    return sorted(tasks, key=lambda task: (not task.is_expected, not task.is_open, not task.is_given))


def chaired_by(expert: User) -> list[Summary]:
    """Return the open evaluations of the commissions the expert chairs, by the nearest day."""
    chaired = CommissionMember.objects.filter(user=expert, role=MemberRole.CHAIR, left_on__isnull=True)
    rows = Application.objects.filter(
        commission__in=chaired.values("commission"), state=ApplicationState.IN_EVALUATION
    )
    return summaries_of(list(rows.order_by("scores_due_on", "number").prefetch_related("team")))


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


def _members(expert: User) -> dict[int, CommissionMember]:
    rows = CommissionMember.objects.filter(user=expert, left_on__isnull=True)
    return {row.commission_id: row for row in rows.select_related("commission__order").order_by("pk")}


def _given(applications: Sequence[Application]) -> defaultdict[int, dict[int, str]]:
    """Return the members to whom each application is given in particular, and why."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in Assignment.objects.in_force().filter(application__in=applications):
        found[row.application_id][row.member_id] = row.kind
    return found


def _by_application(rows: QuerySet[Any]) -> dict[int, Any]:
    return {row.application_id: row for row in rows.filter(member__commission=F("application__commission"))}
