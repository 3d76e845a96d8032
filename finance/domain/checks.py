"""What an entry of money must say before it is written; each fault is a sentence beside its field."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core import clock
from core.domain.quarter_lock import require_open
from core.errors import FieldError, FieldErrors
from core.formatting import format_date
from core.money import kgs
from core.texts import clean_line
from residents.enums import Currency

LINES = ("counterpart", "description", "basis")


def checked(fields: Mapping[str, Any], *, day_field: str) -> dict[str, Any]:
    """The columns of an entry, cleaned.

    Raises FieldErrors with every fault, DomainError for a closed quarter (7.1).
    """
    values = {**fields, **{name: clean_line(fields.get(name) or "") for name in LINES}}
    faults = [FieldError(field, sentence) for field, sentence in _faults(values)]
    if faults:
        raise FieldErrors(faults)
    require_open(values[day_field])
    return {**values, "amount": kgs(values["amount"])}


def with_rate(fields: Mapping[str, Any]) -> dict[str, Any]:
    """An income's columns: foreign money makes its som by the rate, som have no rate (5.2)."""
    if fields["currency"] == Currency.KGS:
        return {**fields, "foreign_amount": None, "rate": None, "rate_date": None}
    missing = [
        FieldError(name, sentence) for name, sentence in _foreign_words() if not (fields[name] or Decimal(0))
    ]
    if missing:
        raise FieldErrors(missing)
    return {**fields, "amount": kgs(fields["foreign_amount"] * fields["rate"])}


def require_come(field: str, day: date, at: datetime | None) -> None:
    """Refuse a day that has not come: what is confirmed has happened."""
    if day > clock.day_of(at or clock.now()):
        raise FieldError(field, _("This day has not come yet: %(date)s") % {"date": format_date(day)})


def require_line(field: str, text: str, sentence: str) -> str:
    """The words in one line; refuse when there are none."""
    line = clean_line(text)
    if not line:
        raise FieldError(field, sentence)
    return line


def _faults(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if values["amount"] is None or values["amount"] <= 0:
        yield "amount", _("The amount must be more than zero.")
    if values.get("party") is None and not values["counterpart"]:
        yield "counterpart", _("Choose the party in the register or write the name.")
    if not values["description"]:
        yield "description", _("Write what the money is for.")
    if not values["basis"]:
        yield "basis", _("Write the basis: the contract, the order or the invoice with number and date.")


def _foreign_words() -> tuple[tuple[str, str], ...]:
    return (
        ("foreign_amount", _("Write the amount in the currency.")),
        ("rate", _("Write the rate: how many som for one unit of the currency.")),
        ("rate_date", _("Write the date of the rate.")),
    )
