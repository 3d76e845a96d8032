"""The shape of one invented application of the demonstration Centre."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class DemoInvestment:
    """Money received: in which reported quarter (0 = the first), what kind, from whom, how much."""

    quarter: int
    kind: str
    source: str
    amount: Decimal
    currency: str = "KGS"
    rate: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class DemoProject:
    """One applicant with a project; `fate` says how far the application goes."""

    key: str
    fate: str
    call: int
    form: str
    name: str
    registered: str
    representative: str
    woman: bool = False
    title: str
    direction: str
    types: tuple[str, ...] = ("product",)
    stage: str
    problem: str
    product: str
    plan: str
    amount: int
    team: tuple[tuple[str, str], ...]
    needs: tuple[str, ...] = ("coworking", "mentoring")
    language: str = "ky"
    months: int = 24
    # A resident's figures, quarter by quarter from the first full report.
    baseline: tuple[int, int] = (1, 0)
    jobs: tuple[int, ...] = ()
    revenue: tuple[int, ...] = ()  # thousands of som
    investments: tuple[DemoInvestment, ...] = field(default=())
