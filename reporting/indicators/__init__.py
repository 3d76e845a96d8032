"""The indicators of 7.2. A new one is a class here and a place in the Board's next indicator set (7.1)."""

from reporting.indicators.base import Indicator, Row
from reporting.indicators.investment import InvestmentAttracted
from reporting.indicators.jobs import JobsCreated
from reporting.indicators.patents import PatentsObtained
from reporting.indicators.residents import Residents
from reporting.indicators.revenue import ResidentsRevenue

INDICATORS: dict[str, Indicator] = {
    indicator.code: indicator
    for indicator in (
        Residents(),
        JobsCreated(),
        InvestmentAttracted(),
        PatentsObtained(),
        ResidentsRevenue(),
    )
}

__all__ = ["INDICATORS", "Indicator", "Row"]
