"""Supporting indicators of the selection: how many are accepted, and how long a decision takes (3.3.1)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from applications.domain.figure_facts import FINAL, completions
from applications.enums import ACCEPTING, Outcome
from applications.models import Decision
from core import clock
from core.domain.working_days import working_days
from core.quarters import Quarter
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.indicators.base import ZERO, Asked, Gap, Indicator, Missing, Row
from reporting.indicators.sums import NUMBER, Sum, by_day

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
            for decision in _decided(first, last)
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database: the accepted, of all decided."""
        accepted = Count("pk", filter=Q(outcome__in=ACCEPTING))
        return by_day(_standing(first, last), "decided_on", first.through(last), accepted, NUMBER)


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
            for decision, complete in _waits(first, last)
            if complete is not None
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """The same days; the database groups the decisions by their two dates."""
        found = (
            _standing(first, last)
            .order_by()
            .annotate(complete=TruncDate(_found_complete("application_id"), tzinfo=clock.CENTRE_ZONE))
            .values_list("complete", "decided_on")
            .annotate(number=Count("pk"))
        )
        pairs = [row for row in found if row[0] is not None and row[0] <= row[1]]
        passed = working_days().passed(day for *pair, _number in pairs for day in pair)
        return [
            one
            for complete, decided, number in pairs
            for one in [Sum(Quarter.of(decided), Decimal(passed[decided] - passed[complete]))] * number
        ]

    def missing(self, quarter: Quarter) -> Missing:
        """Decisions whose application has no day on which it was found complete."""
        waits = list(_waits(quarter, quarter))
        gaps = tuple(
            Gap(name=decision.application.title, why="no_day", model=DECISION, pk=decision.pk)
            for decision, complete in waits
            if complete is None
        )
        return Missing(len(waits), gaps, Asked.RECORDS)


def _standing(first: Quarter, last: Quarter) -> QuerySet[Decision]:
    """Final decisions of the period that still held at the end of their quarter."""
    held = reduce(or_, (_held_in(quarter) for quarter in first.through(last)))
    return Decision.objects.filter(held, decided_on__range=(first.start, last.end), outcome__in=FINAL)


def _held_in(quarter: Quarter) -> Q:
    still = Q(reversed_on=None) | Q(reversed_on__gt=quarter.end)
    return still & Q(decided_on__range=(quarter.start, quarter.end))


def _found_complete(application: str) -> Subquery:
    """The moment at which an application was last found complete."""
    return Subquery(completions(application).order_by("-at").values("at")[:1])


def _decided(first: Quarter, last: Quarter) -> QuerySet[Decision]:
    """The same with their applications, in the order of time."""
    return _standing(first, last).select_related("application").order_by("decided_on", "pk")


def _waits(first: Quarter, last: Quarter) -> Iterator[tuple[Any, date | None]]:
    """Each decision with the day its application was last found complete, where that was before it."""
    for decision in _decided(first, last).annotate(complete=_found_complete("application_id")):
        day = clock.day_of(decision.complete) if decision.complete else None
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
