"""Tables of the money room."""

from finance.models.allocation import Allocation
from finance.models.income import Income
from finance.models.invoice import Invoice, InvoiceLine
from finance.models.operation import Operation
from finance.models.spending import Spending

__all__ = ["Allocation", "Income", "Invoice", "InvoiceLine", "Operation", "Spending"]
