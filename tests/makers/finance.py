"""Income and spending for tests, made through the domain functions."""

from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count
from typing import Any

from accounts.roles import Role
from core import clock
from finance.domain.confirmation import confirm_operation
from finance.domain.entries import enter_income, enter_spending
from finance.models import Income, Operation, Spending
from tests.makers.commission import role_holder
from tests.makers.residents import clerk

DAY = date(2026, 10, 12)
_numbers = count(1)

accountant = partial(role_holder, Role.FINANCE_OFFICER)


def make_income(**changes: Any) -> Income:
    """Rent for a laboratory, entered by a clerk on its day."""
    given: dict[str, Any] = {
        "source": "services",
        "received_on": DAY,
        "amount": Decimal("48000"),
        "counterpart": "ЖЧК «Темир Кол»",
        "description": "Лабораториянын ижара акысы",
        "basis": "2026-жылдын 5-январындагы РК-2026/01 келишими",
        "actor": clerk(),
        "at": clock.moment_of(changes.get("received_on", DAY)),
    }
    return enter_income(**{**given, **changes})


def make_spending(**changes: Any) -> Spending:
    """Paper for the office, entered by a clerk on its day."""
    given: dict[str, Any] = {
        "source": "services",
        "purpose": "operating",
        "spent_on": DAY,
        "amount": Decimal("12500.50"),
        "counterpart": "Жеке ишкер Маматов Б. А.",
        "description": "Кеңсе буюмдары",
        "basis": "2026-жылдын 12-октябрындагы № 31 эсеп-фактура",
        "actor": clerk(),
        "at": clock.moment_of(changes.get("spent_on", DAY)),
    }
    return enter_spending(**{**given, **changes})


def confirmed[O: Operation](operation: O) -> O:
    """The same, confirmed by the accountants on its day."""
    return confirm_operation(
        operation,
        document_number=f"МО-{next(_numbers)}",
        document_date=operation.day,
        actor=accountant(),
        at=clock.moment_of(operation.day, 16),
    )
