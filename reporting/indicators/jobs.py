"""Jobs created (7.2): how the residents' headcounts changed, from verified reports only.

A resident's first change is counted from the baseline taken at admission. A quarter without a verified
report changes nothing; the next verified one carries the change since the last. Who leaves takes nothing
away: what they created up to then stays counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import ZERO, Indicator, Missing, Row
from reporting.indicators.rows import missing_reports, of_report
from reporting.indicators.sums import Sum
from residents.domain import headcount

FULL, PART = "full", "part"


class JobsCreated(Indicator):
    code = "jobs_created"
    label = _("Number of jobs created")
    definition = _(
        "Jobs created are the net change of the residents' headcount; it is counted from the headcount at "
        "admission. Full-time and part-time workers count alike; lost jobs are subtracted."
    )
    source = _("the verified reports of the residents")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = {FULL: _("full time"), PART: _("part time")}

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """Two rows for each verified report: the change of full-time and of part-time workers."""
        return [
            of_report(change.report, Decimal(getattr(change.change, part)), part)
            for change in headcount.jobs_changes_between(first, last)
            for part in (FULL, PART)
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Added up by the database."""
        created = headcount.jobs_created_between(first, last)
        return [Sum(quarter, Decimal(net)) for quarter, net in created.items()]

    def missing(self, quarter: Quarter) -> Missing:
        """Whose headcount is not known."""
        return missing_reports(quarter)


@dataclass(frozen=True)
class JobsMovement:
    """Gross new, lost and net, so that a loss is not hidden inside a gain."""

    gained: Decimal
    lost: Decimal
    full: Decimal
    part: Decimal

    @property
    def net(self) -> Decimal:
        return self.gained - self.lost


def movement(rows: Iterable[Row]) -> JobsMovement:
    """Sum `rows` up; a resident's quarter is a gain or a loss as a whole."""
    changes: dict[tuple[int | None, Quarter], Decimal] = defaultdict(Decimal)
    kinds = {FULL: ZERO, PART: ZERO}
    for row in rows:
        changes[row.residency_id, row.quarter] += row.value
        kinds[row.part] += row.value
    return JobsMovement(
        gained=sum((c for c in changes.values() if c > 0), ZERO),
        lost=-sum((c for c in changes.values() if c < 0), ZERO),
        full=kinds[FULL],
        part=kinds[PART],
    )
