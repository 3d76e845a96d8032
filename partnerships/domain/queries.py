"""What the room's pages read, in as many queries for one row as for thirty."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from accounts.models import User
from core import clock
from core.conf import centre
from core.folding import fold
from core.months import add_months
from partnerships.domain.evidence import PERMISSIONS
from partnerships.enums import ProblemState, Side
from partnerships.models import Agreement, Evidence, Obligation, PlannedAction, Problem


@dataclass(frozen=True)
class Line:
    """An obligation on the board: when something was last done for it, and what is planned."""

    obligation: Obligation
    last_on: date | None
    silent: bool
    evidence: list[Evidence]
    planned: list[PlannedAction]


def board(
    agreement: Agreement, *, public: bool = False, on: date | None = None, side: str = ""
) -> list[Line]:
    """The obligations of a memorandum with their evidence (memorandum 3); never a percentage.

    The last activity counts every line, also those not shown to everybody.
    """
    day = on or clock.today()
    shown = Evidence.objects.select_related("problem", "file")
    rows = obligations(agreement).prefetch_related(
        Prefetch("evidence", shown.public() if public else shown, to_attr="shown"),
        Prefetch("actions", PlannedAction.objects.filter(evidence=None), to_attr="planned"),
    )
    if side:
        rows = rows.filter(side=side)
    return [_line(row, day) for row in rows]


def obligations(agreement: Agreement | None = None) -> QuerySet[Obligation]:
    """Obligations with the day of their last evidence as `last_on`."""
    rows = Obligation.objects.select_related("agreement").annotate(last_on=Max("evidence__day"))
    rows = rows.order_by("agreement", "code")  # a grouped query forgets the model's own order
    return rows.filter(agreement=agreement) if agreement else rows


def silent_before(on: date | None = None) -> date:
    """An obligation whose last evidence is before this day has been without activity for too long."""
    return add_months(on or clock.today(), -int(centre("OBLIGATION_SILENT_MONTHS")))


def is_silent(last_on: date | None, on: date | None = None) -> bool:
    """Whether nothing has been done for the months of the setting, or ever."""
    return last_on is None or last_on < silent_before(on)


def public_problems(*, words: str = "", field: str = "", state: str = "") -> QuerySet[Problem]:
    """Problems everybody may read of, found as people type."""
    rows = Problem.objects.public()
    if field:
        rows = rows.filter(field=field)
    if state:
        rows = rows.filter(state=state)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return rows


def own_problems(user: User) -> QuerySet[Problem]:
    """What this person may see in every state: City Hall everything it filed, a partner what they filed."""
    if user.has_perm(PERMISSIONS[Side.CITY]):
        return Problem.objects.filter(by_city=True)
    return Problem.objects.filter(filed_by=user)


def problems_to_consider() -> QuerySet[Problem]:
    """Filed problems nobody has considered yet, the longest waiting first."""
    return Problem.objects.filter(state=ProblemState.NEW).order_by("filed_on", "pk")


def _line(obligation: Obligation, on: date) -> Line:
    row: Any = obligation
    return Line(
        obligation=obligation,
        last_on=row.last_on,
        silent=is_silent(row.last_on, on),
        evidence=row.shown,
        planned=row.planned,
    )
