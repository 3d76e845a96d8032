"""The residents' part of a quarterly report: each one's figures, who came and left, who did not report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from core import clock
from core.quarters import Quarter
from reporting.indicators import Row
from reporting.indicators.rows import reports_owed
from residents.domain import queries
from residents.domain.restatements import shown_in
from residents.enums import EndKind, ReportState
from residents.models import Residency, Transfer

FIGURES = ("jobs_created", "investment", "revenue", "patents")
Values = dict[str, Any]


def of_year(quarter: Quarter, rows: Mapping[str, Iterable[Row]]) -> list[Values]:
    """Everybody who has a part in the year's figures, so that the list adds up to the totals.

    Those in force on the last day, those who left since the beginning of the year, and those who left
    earlier but have a figure. A row without a residency is the university's own (a patent of its staff).
    """
    sums = _sums(rows)
    known = Residency.objects.overlapping(quarter.year_quarters[0].start, quarter.end).values("pk")
    shown = Residency.objects.filter(pk__in=known) | Residency.objects.filter(
        pk__in=[pk for pk in sums if pk]
    )
    listed = shown.select_related("party", "contract").order_by("direction", "party__folded", "pk")
    values = [_resident(residency, quarter, sums[residency.pk]) for residency in listed]
    if None in sums:
        values.append({"name": "", "unit": "", "direction": "", "in_force": False, **_figures(sums[None])})
    return values


def moves(quarter: Quarter) -> dict[str, list[Values]]:
    """Who got the status, who left it and who changed the unit in the quarter: day, ground, act."""
    admitted = queries.residencies_admitted(quarter.start, quarter.end).order_by("started_on", "pk")
    left = queries.residencies_ended(quarter.start, quarter.end)
    return {
        "admitted": [
            {**_identity(residency), "unit": residency.unit, "on": residency.started_on}
            for residency in admitted
        ],
        "left": [
            {
                **_identity(residency),
                "kind": str(residency.left_as),  # type: ignore[attr-defined]
                "ground": residency.ground,
                "on": residency.left,
                "act_number": residency.end_act_number,
                "act_date": residency.end_act_date,
            }
            for residency in left
        ],
        "transferred": [
            _transfer(transfer) for transfer in queries.transfers_done(quarter.start, quarter.end)
        ],
    }


def _transfer(transfer: Transfer) -> Values:
    residency = transfer.to_residency
    if residency is None:
        raise ValueError("A transfer that is done has its new residency; the database holds that.")
    return {
        **_identity(residency),
        "from": transfer.residency.unit,
        "to": transfer.to_unit,
        "on": transfer.moved_on,
        "act_number": transfer.act_number,
        "act_date": transfer.act_date,
    }


def reporting(quarter: Quarter) -> Values:
    """How many residents owed a report, whose figures count, and who is missing, by what became of theirs."""
    owed = reports_owed(quarter)
    missing = [(residency, state) for residency, state in owed if state != ReportState.VERIFIED]
    return {
        "expected": len(owed),
        "verified": len(owed) - len(missing),
        "missing": [{**_identity(residency), "state": state} for residency, state in missing],
    }


def restatements(quarter: Quarter) -> list[Values]:
    """Figures of earlier quarters that were corrected since the last report: from, to, why, by whom."""
    return [
        {
            **_identity(row.report.residency),
            "quarter": row.report.period,
            "field": row.field,
            **({"source": row.investment.source} if row.investment else {}),
            "old": row.old,
            "new": row.new,
            "reason": row.reason,
            "by": row.made_by.full_name,
            "on": clock.day_of(row.made_at),
        }
        for row in shown_in(quarter)
    ]


def _sums(rows: Mapping[str, Iterable[Row]]) -> dict[int | None, dict[str, Decimal]]:
    sums: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for code in FIGURES:
        for row in rows.get(code, ()):
            sums[row.residency_id][code] += row.value
    return sums


def _resident(residency: Residency, quarter: Quarter, sums: Mapping[str, Decimal]) -> Values:
    in_force = residency.is_in_force(quarter.end)
    moved = residency.end_kind == EndKind.TRANSFERRED and not in_force
    return {
        **_identity(residency),
        "unit": residency.unit,
        "direction": residency.direction,
        "in_force": in_force,
        **({"moved": True} if moved else {}),
        **_figures(sums),
    }


def _identity(residency: Residency) -> Values:
    return {"id": residency.pk, "name": residency.party.name, "contract": residency.contract.number}


def _figures(sums: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {code: sums.get(code, Decimal(0)) for code in FIGURES}
