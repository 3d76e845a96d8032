"""Sums of money that are exact on every database.

SQLite keeps a decimal as a binary fraction and adds fractions up with their errors; so there whole hundredths
are added, which have none.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import Sum

PLACES = 2


class ExactSum(Sum):
    """The sum of decimals with at most two places."""

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Add whole hundredths."""
        template = "%(function)s(CAST(ROUND((%(expressions)s) * 100) AS INTEGER))"
        return self.as_sql(compiler, connection, template=template, **extra)

    @property
    def convert_value(self) -> Callable[..., Any]:
        """Make hundredths what they are hundredths of."""
        return _from_hundredths


def _from_hundredths(value: Decimal | None, _expression: Any, connection: Any) -> Decimal | None:
    return value.scaleb(-PLACES) if value is not None and connection.vendor == "sqlite" else value
