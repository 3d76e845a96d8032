"""What an expert's workspace and the director's pages read of commissions. An expert sees only their own."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from applications.domain.membership import SCORE
from applications.domain.summary import Expert, summary
from applications.enums import ApplicationState, Standing
from applications.models import Application, CommissionMember, ConflictDeclaration, ScoreSheet


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
    def is_open(self) -> bool:
        """Say whether something is still expected of the expert."""
        return (
            self.application.state == ApplicationState.IN_EVALUATION
            and self.standing != Standing.RECUSED
            and not (self.sheet and self.sheet.is_submitted)
        )


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
        _task(application, members[application.commission_id], declared, sheets) for application in applications
    ]
    return sorted(tasks, key=lambda task: not task.is_open)


def find_application(expert: User, public_id: uuid.UUID) -> Application | None:
    """Return the application if it is one of the expert's; None for anybody else's."""
    return applications_of(expert).filter(public_id=public_id).first()


def others_scores(application: Application, expert: User) -> tuple[Expert, ...]:
    """Return the sent scores of the other experts: hidden until the expert's own are sent (3.3.1)."""
    state = summary(application)
    own = next((one for one in state.counted if one.member.user_id == expert.pk), None)
    if own is None:
        return ()
    return tuple(one for one in state.counted if one is not own)


def readable_sheets(user: User) -> QuerySet[ScoreSheet]:
    """Return the sheets the admin shows: sent ones, but none of an evaluation the reader still has to score."""
    own_unsent = CommissionMember.objects.filter(
        user=user, commission=OuterRef("application__commission")
    ).exclude(Exists(ScoreSheet.objects.submitted().filter(member=OuterRef("pk"), application=_APPLICATION)))
    still_scoring = Q(application__state=ApplicationState.IN_EVALUATION) & Exists(own_unsent)
    return ScoreSheet.objects.submitted().exclude(still_scoring)


_APPLICATION = OuterRef(OuterRef("application"))


def _members(expert: User) -> dict[int, CommissionMember]:
    rows = CommissionMember.objects.filter(user=expert).select_related("commission__order")
    return {
        row.commission_id: row
        for row in rows.annotate(criteria=Count("commission__criteria_set__criteria")).order_by("pk")
    }


def _by_application(rows: QuerySet) -> dict[int, ConflictDeclaration | ScoreSheet]:
    return {row.application_id: row for row in rows.filter(member__commission=F("application__commission"))}


def _task(application: Application, member: CommissionMember, declared: dict, sheets: dict) -> Task:
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
