"""An expert's list of applications: what is awaited, what others read, what is done (3.3.1).

Each part is a query of its own, so a list that has grown over the years is read page by page.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, prefetch_related_objects

from accounts.models import User
from applications.domain.commission_queries import applications_of
from applications.domain.conflicts import find_conflicts, standing_by
from applications.domain.membership import criteria_of
from applications.enums import ApplicationState, AssignmentKind, Standing
from applications.models import (
    Application,
    Assignment,
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


def awaited_from(expert: User) -> QuerySet[Application]:
    """Return the applications this expert is to score: what is given to the expert first, then by day."""
    return _open_to(expert).filter(_EXPECTED).order_by("-is_mine", "scores_due_on", "number")


def read_by_others(expert: User) -> QuerySet[Application]:
    """Return the open applications that were given to other experts to read, by the nearest day."""
    return _open_to(expert).exclude(_EXPECTED).order_by("scores_due_on", "number")


def done_by(expert: User) -> QuerySet[Application]:
    """Return the applications of which nothing more is expected of this expert, the latest first."""
    closed = ~Q(state=ApplicationState.IN_EVALUATION)
    rows = applications_of(expert).filter(closed | _sent_by(expert) | _shut_out(expert))
    return rows.order_by("-scores_due_on", "-number")


def open_tasks_of(expert: User) -> list[Task]:
    """Return all that is still open to the expert, as tasks."""
    return [task for task in tasks_on(_open_to(expert), expert) if task.is_open]


def tasks_on(rows: Iterable[Application], expert: User) -> list[Task]:
    """Return what is expected of the expert in each of these applications, in their order.

    A conflict of interest that the portal has found since shuts the expert out at once: such a task is not
    open, whatever the query said. A fixed number of queries.
    """
    applications = list(rows)
    prefetch_related_objects(applications, "team", "criteria_set__criteria")
    members = _members(expert)
    given = _given(applications)
    found = find_conflicts(applications, [expert])
    declared = _by_application(ConflictDeclaration.objects.filter(member__user=expert), applications)
    sheets = _by_application(
        ScoreSheet.objects.filter(member__user=expert).annotate(
            answered=Count("scores", filter=Q(scores__points__isnull=False))
        ),
        applications,
    )
    return [
        Task(
            application=application,
            member=member,
            standing=standing_by(declared.get(application.pk), found.get((application.pk, expert.pk), ())),
            declaration=declared.get(application.pk),
            sheet=sheets.get(application.pk),
            answered=sheets[application.pk].answered if application.pk in sheets else 0,
            total=len(criteria_of(application).criteria.all()),
            is_given=member.pk in given[application.pk],
            has_readers=AssignmentKind.READER in given[application.pk].values(),
        )
        for application in applications
        if (member := members.get(application.commission_id or 0))
    ]


_EXPECTED = Q(is_mine=True) | Q(has_readers=False)


def _open_to(expert: User) -> QuerySet[Any]:
    """In evaluation, not scored by the expert, no conflict of interest written down."""
    open_ones = applications_of(expert).filter(state=ApplicationState.IN_EVALUATION)
    return open_ones.exclude(_sent_by(expert) | _shut_out(expert)).annotate(
        is_mine=Exists(Assignment.objects.in_force().filter(**_own(expert))),
        has_readers=Exists(Assignment.objects.readers().filter(application=OuterRef("pk"))),
    )


def _sent_by(expert: User) -> Q:
    return Q(Exists(ScoreSheet.objects.submitted().filter(**_own(expert))))


def _shut_out(expert: User) -> Q:
    return Q(Exists(ConflictDeclaration.objects.shutting_out().filter(**_own(expert))))


def _own(expert: User) -> dict[str, Any]:
    """The condition of a row that belongs to this expert's seat in an application's commission."""
    return {
        "application": OuterRef("pk"),
        "member__user": expert,
        "member__commission": OuterRef("commission"),
    }


def _members(expert: User) -> dict[int, CommissionMember]:
    rows = CommissionMember.objects.filter(user=expert, left_on__isnull=True)
    return {row.commission_id: row for row in rows.select_related("commission__order").order_by("pk")}


def _given(applications: Sequence[Application]) -> defaultdict[int, dict[int, str]]:
    """Return the members to whom each application is given in particular, and why."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in Assignment.objects.in_force().filter(application__in=applications):
        found[row.application_id][row.member_id] = row.kind
    return found


def _by_application(rows: QuerySet[Any], applications: Sequence[Application]) -> dict[int, Any]:
    own = rows.filter(application__in=applications, member__commission=F("application__commission"))
    return {row.application_id: row for row in own}
