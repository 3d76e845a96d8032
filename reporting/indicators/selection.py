"""Supporting indicators of the selection: how many are accepted, and how long a decision takes (3.3.1)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from applications.domain.figure_facts import FINAL, completions
from applications.enums import ACCEPTING, Outcome
from applications.models import Application, Decision
from core import clock
from core.domain.working_days import working_days
from core.quarters import Quarter
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.indicators.base import ZERO, Asked, Gap, Indicator, Missing, Row

ONE = Decimal(1)
DECISION = "applications.decision"


class AcceptanceRate(Indicator):
    code = "acceptance_rate"
    label = _("Acceptance rate")
    definition = _(
        "Accepted applications, on condition too, in per cent of all decided in the period. A return for "
        "revision is no decision; one that was reversed within the quarter does not count."
    )
    source = _("the decisions on applications")
    kind = IndicatorKind.FLOW
    measure = Measure.PERCENT
    combine = Combine.RATIO
    responsible = Role.SECRETARY
    parts = dict(Outcome.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each decision: the whole counts it, the part counts it when it accepts."""
        return [
            _row(decision, ONE if decision.outcome in ACCEPTING else ZERO, whole=ONE)
            for decision in _decided(first.start, last.end)
        ]


class TimeToDecision(Indicator):
    code = "time_to_decision"
    label = _("Time to the decision")
    definition = _(
        "The median of working days from the day the application was found complete to the decision: half of "
        "the applicants waited no longer."
    )
    source = _("the decisions on applications")
    kind = IndicatorKind.FLOW
    measure = Measure.DAYS
    combine = Combine.MEDIAN
    responsible = Role.SECRETARY
    less_is_better = True
    parts = dict(Outcome.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each decision whose application was found complete: the days it took."""
        calendar = working_days()
        return [
            _row(decision, Decimal(calendar.between(complete, decision.decided_on)))
            for decision, complete in _waits(first.start, last.end)
            if complete is not None
        ]

    def missing(self, quarter: Quarter) -> Missing:
        """Decisions whose application has no day on which it was found complete."""
        waits = list(_waits(quarter.start, quarter.end))
        gaps = tuple(
            Gap(name=decision.application.title, why="no_day", model=DECISION, pk=decision.pk)
            for decision, complete in waits
            if complete is None
        )
        return Missing(len(waits), gaps, Asked.RECORDS)


def _decided(first: date, last: date) -> Iterator[Decision]:
    """Final decisions dated in the period that still held at the end of their quarter."""
    rows = (
        Decision.objects.filter(decided_on__range=(first, last), outcome__in=FINAL)
        .select_related("application")
        .order_by("decided_on", "pk")
    )
    for decision in rows:
        if decision.reversed_on is None or decision.reversed_on > _quarter(decision).end:
            yield decision


def _waits(first: date, last: date) -> Iterator[tuple[Any, date | None]]:
    """Each decision with the day its application was last found complete, where that was before it."""
    found = completions().order_by("-at").values("at")[:1]
    dated = Q(decisions__decided_on__range=(first, last))
    complete = dict(Application.objects.filter(dated).values_list("pk", Subquery(found)).order_by())
    for decision in _decided(first, last):
        at = complete.get(decision.application_id)
        day = clock.day_of(at) if at else None
        yield decision, day if day and decision.decided_on and day <= decision.decided_on else None


def _quarter(decision: Decision) -> Quarter:
    return Quarter.of(decision.decided_on)  # type: ignore[arg-type]  # only dated ones are read


def _row(decision: Decision, value: Decimal, *, whole: Decimal = ZERO) -> Row:
    application = decision.application
    return Row(
        quarter=_quarter(decision),
        value=value,
        whole=whole,
        model=DECISION,
        pk=decision.pk,
        residency_id=None,
        name=application.title,
        on=decision.decided_on,  # type: ignore[arg-type]
        unit=application.unit,
        direction=application.direction,
        part=decision.outcome,
    )
