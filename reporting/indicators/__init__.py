"""The indicators of 7.2 and those that support them.

A new one is a class here, in the registry, and a place in the Board's next indicator set (7.1).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.indicators.afterlife import GraduationRate, SurvivalOneYear, SurvivalThreeYears
from reporting.indicators.base import Asked, Gap, Indicator, Missing, Row
from reporting.indicators.budget import BudgetExecution
from reporting.indicators.events import Attendances, EventsHeld, People
from reporting.indicators.investment import InvestmentAttracted
from reporting.indicators.jobs import JobsCreated
from reporting.indicators.memorandum import MemorandumActivity
from reporting.indicators.money import OwnIncome
from reporting.indicators.patents import PatentsObtained
from reporting.indicators.residents import Residents
from reporting.indicators.revenue import ResidentsRevenue
from reporting.indicators.selection import AcceptanceRate, TimeToDecision
from reporting.indicators.services import MentorHours, OccupancyRate, ServicesGiven

INDICATORS: dict[str, Indicator] = {
    indicator.code: indicator
    for indicator in (
        Residents(),
        JobsCreated(),
        InvestmentAttracted(),
        PatentsObtained(),
        ResidentsRevenue(),
        OccupancyRate(),
        AcceptanceRate(),
        TimeToDecision(),
        GraduationRate(),
        SurvivalOneYear(),
        SurvivalThreeYears(),
        MentorHours(),
        ServicesGiven(),
        EventsHeld(),
        People(),
        Attendances(),
        OwnIncome(),
        BudgetExecution(),
        MemorandumActivity(),
    )
}
#: those the Regulation itself names, in its order
OF_CLAUSE = ("residents", "jobs_created", "investment", "patents", "revenue")

__all__ = [
    "INDICATORS",
    "OF_CLAUSE",
    "Asked",
    "Gap",
    "Indicator",
    "Missing",
    "Row",
    "main",
    "supporting",
]


def main(entries: Iterable[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Those of 7.2 among the figures of a report; all of them where it has none."""
    listed = list(entries)
    return [entry for entry in listed if entry["code"] in OF_CLAUSE] or listed


def supporting(entries: Iterable[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The figures beside those of 7.2."""
    listed = list(entries)
    first = main(listed)
    return [entry for entry in listed if entry not in first]
