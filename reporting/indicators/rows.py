"""What rows of several indicators have in common: the resident they belong to, and who has not reported."""

from datetime import date
from decimal import Decimal
from typing import Any

from core.quarters import Quarter
from reporting.indicators.base import Asked, Gap, Missing, Row
from residents.domain import queries
from residents.enums import ReportState
from residents.models import PeriodicReport, Residency

RESIDENCY, REPORT = "residents.residency", "residents.periodicreport"


def of_residency(residency: Residency, quarter: Quarter, value: Decimal, on: date, **more: Any) -> Row:
    """A record of one resident, with the unit and the direction it counts in."""
    given: dict[str, Any] = {"model": RESIDENCY, "pk": residency.pk, **more}
    return Row(
        quarter=quarter,
        value=value,
        residency_id=residency.pk,
        name=residency.party.name,
        on=on,
        unit=residency.unit,
        direction=residency.direction,
        **given,
    )


def of_report(report: PeriodicReport, value: Decimal, part: str = "") -> Row:
    """A figure of a resident's verified report; it counts at the end of its quarter."""
    quarter = report.period
    return of_residency(report.residency, quarter, value, quarter.end, model=REPORT, pk=report.pk, part=part)


def missing_reports(quarter: Quarter) -> Missing:
    """Residents who owed a report for `quarter` and have none that counts, and what became of theirs."""
    owed = reports_owed(quarter)
    gaps = tuple(
        Gap(name=residency.party.name, why=state, model=RESIDENCY, pk=residency.pk)
        for residency, state in owed
        if state != ReportState.VERIFIED
    )
    return Missing(len(owed), gaps, Asked.RESIDENTS)


def reports_owed(quarter: Quarter) -> list[tuple[Residency, str]]:
    """Residents who owed a report for `quarter`, each with the state of theirs; empty when there is none."""
    states = dict(PeriodicReport.objects.of_quarter(quarter).values_list("residency", "state"))
    owing = queries.expected_reports(quarter).order_by("party__folded", "pk")
    return [(residency, states.get(residency.pk, "")) for residency in owing]
