"""What an expert's workspace and the director's pages read of commissions. An expert sees only their own."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import Role
from applications.domain.membership import SCORE
from applications.domain.summary import Expert, summary
from applications.enums import ApplicationState, Standing
from applications.models import (
    Application,
    Call,
    Commission,
    CommissionMember,
    ConflictDeclaration,
    ScoreSheet,
)


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

    @property
    def due_on(self) -> date:
        """Return the day until which scores are expected."""
        return self.member.commission.due_on

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


@dataclass(frozen=True, slots=True)
class Overview:
    """How many experts have scored an application, are shut out of it, are awaited."""

    application: Application
    counted: int
    recused: int
    awaited: int


def applications_of(expert: User) -> QuerySet[Application]:
    """Return the applications of the commissions the expert sits in: all an expert may know of."""
    if not expert.is_authenticated or not expert.has_perm(SCORE):
        return Application.objects.none()
    mine = CommissionMember.objects.filter(commission=OuterRef("commission"), user=expert)
    return Application.objects.filter(Exists(mine)).select_related("call", "commission")


def tasks_of(expert: User) -> list[Task]:
    """Return the expert's applications, what is still expected first, the nearest day first."""
    applications = list(applications_of(expert).order_by("commission__due_on", "number"))
    members = _members(expert)
    declared = _by_application(ConflictDeclaration.objects.filter(member__user=expert))
    sheets = _by_application(
        ScoreSheet.objects.filter(member__user=expert).annotate(
            answered=Count("scores", filter=Q(scores__points__isnull=False))
        )
    )
    tasks = [
        _task(application, member, declared, sheets)
        for application in applications
        if (member := members.get(application.commission_id or 0))
    ]
    return sorted(tasks, key=lambda task: not task.is_open)


def find_application(expert: User, public_id: uuid.UUID) -> Application | None:
    """Return the application if it is one of the expert's; None for anybody else's."""
    return applications_of(expert).filter(public_id=public_id).first()


def experts() -> QuerySet[User]:
    """Return everybody who may sit in a commission, by name."""
    known = User.objects.filter(groups__name=Role.EXPERT, is_active=True)
    return known.prefetch_related("emailaddress_set").order_by("surname", "given_name", "pk")


def calls_to_evaluate() -> QuerySet[Call]:
    """Return the calls with complete applications that wait for a commission."""
    waiting = Count("applications", filter=Q(applications__state=ApplicationState.COMPLETE))
    return Call.objects.annotate(waiting=waiting).filter(waiting__gt=0).order_by("-opens_at", "pk")


def overview(commission: Commission) -> list[Overview]:
    """Return how far the evaluation of each application of a commission is. A fixed number of queries."""
    counted = _counts(ScoreSheet.objects.counted().filter(member__commission=commission))
    recused = _counts(ConflictDeclaration.objects.filter(member__commission=commission, has_conflict=True))
    members = commission.members.count()
    return [
        Overview(
            application,
            counted=counted[application.pk],
            recused=recused[application.pk],
            awaited=members - recused[application.pk] - counted[application.pk],
        )
        for application in commission.applications.order_by("number")
    ]


def others_scores(application: Application, expert: User) -> tuple[Expert, ...]:
    """Return the sent scores of the other experts: hidden until the expert's own are sent (3.3.1)."""
    state = summary(application)
    own = next((one for one in state.counted if one.member.user_id == expert.pk), None)
    if own is None:
        return ()
    return tuple(one for one in state.counted if one is not own)


def readable_sheets(user: User) -> QuerySet[ScoreSheet]:
    """Return the sent sheets, but none of an evaluation this reader still has to score or is recused from."""
    own_unsent = CommissionMember.objects.filter(
        user=user, commission=OuterRef("application__commission")
    ).exclude(Exists(ScoreSheet.objects.submitted().filter(member=OuterRef("pk"), application=_APPLICATION)))
    still_scoring = Q(application__state=ApplicationState.IN_EVALUATION) & Exists(own_unsent)
    recused = ConflictDeclaration.objects.filter(member__user=user, has_conflict=True)
    sent = ScoreSheet.objects.submitted().exclude(still_scoring)
    return sent.exclude(application__in=recused.values("application"))


_APPLICATION = OuterRef(OuterRef("application"))


def _counts(rows: QuerySet[Any]) -> Counter[int]:
    return Counter(rows.values_list("application", flat=True))


def _members(expert: User) -> dict[int, CommissionMember]:
    rows = CommissionMember.objects.filter(user=expert).select_related("commission__order")
    return {
        row.commission_id: row
        for row in rows.annotate(criteria=Count("commission__criteria_set__criteria")).order_by("pk")
    }


def _by_application(rows: QuerySet[Any]) -> dict[int, Any]:
    return {row.application_id: row for row in rows.filter(member__commission=F("application__commission"))}


def _task(application: Application, member: Any, declared: dict[int, Any], sheets: dict[int, Any]) -> Task:
    declaration, sheet = declared.get(application.pk), sheets.get(application.pk)
    standing = Standing.UNDECLARED
    if declaration is not None:
        standing = Standing.RECUSED if declaration.has_conflict else Standing.CLEAR
    return Task(
        application=application,
        member=member,
        standing=standing,
        declaration=declaration,
        sheet=sheet,
        answered=sheet.answered if sheet else 0,
        total=member.criteria,
    )
