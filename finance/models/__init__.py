"""Tables of the money room."""

from finance.models.income import Income
from finance.models.operation import Operation
from finance.models.spending import Spending

__all__ = ["Income", "Operation", "Spending"]
