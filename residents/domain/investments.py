"""Investment as a resident reports it: money received from outside, in the quarter of the report (7.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.domain import transitions
from core.errors import FieldError, FieldErrors
from core.folding import fold
from core.formatting import format_date
from core.money import kgs
from residents.enums import OWN_ORIGINS, Currency
from residents.models import Investment, PeriodicReport

PAR = Decimal(1)
MOST = Decimal("9999999999999.99")


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One sum as it is typed; `pk` names the row it changes, `rate` is som for one unit of `currency`."""

    received_on: date
    kind: str
    origin: str
    source: str
    amount: Decimal
    currency: str = Currency.KGS
    rate: Decimal | None = None
    pk: int | None = None

    @property
    def own_rate(self) -> Decimal:
        """The rate; som are at par."""
        return PAR if self.currency == Currency.KGS else self.rate or Decimal(0)


def check_receipts(report: PeriodicReport, receipts: Sequence[Receipt]) -> None:
    """Raise every broken rule at once; fields are named `investments-<row>-<field>`."""
    errors = [
        FieldError(f"investments-{row}-{field}", message)
        for row, receipt in enumerate(receipts)
        for field, message in (*_faults(report, receipt), *_twice(receipts, row))
    ]
    if errors:
        raise FieldErrors(errors)


def write_receipts(
    report: PeriodicReport, receipts: Iterable[Receipt], *, actor: Actor, at: datetime | None = None
) -> None:
    """Make the report's rows what `receipts` say: known rows change, new ones come, the others go."""
    known = {row.pk: row for row in report.investments.all()}
    for receipt in receipts:
        row = known.pop(receipt.pk, None) if receipt.pk else None
        values = _values(receipt)
        if row is None:
            new = Investment(report=report, residency_id=report.residency_id, **values)
            transitions.create(new, actor=actor, at=at)
        elif any(getattr(row, field) != value for field, value in values.items()):
            transitions.update(row, actor=actor, at=at, **values)
    for row in known.values():
        row._history_user = user_of(actor)  # type: ignore[attr-defined]
        row.delete()


def _values(receipt: Receipt) -> dict[str, Any]:
    return {
        "received_on": receipt.received_on,
        "kind": receipt.kind,
        "origin": receipt.origin,
        "source": receipt.source.strip(),
        "amount": kgs(receipt.amount),
        "currency": receipt.currency,
        "rate": receipt.own_rate,
        "amount_kgs": kgs(receipt.amount * receipt.own_rate),
    }


def _faults(report: PeriodicReport, receipt: Receipt) -> Iterable[tuple[str, str]]:
    if fault := _wrong_day(report, receipt.received_on):
        yield "received_on", fault
    if receipt.origin in OWN_ORIGINS:
        yield (
            "origin",
            _(
                "The founders' own money and OshTU's money are not investment attracted from outside: "
                "take the row out."
            ),
        )
    if not receipt.source.strip():
        yield "source", _("Write the name of the investor.")
    if receipt.amount <= 0:
        yield "amount", _("The amount must be more than zero.")
    if receipt.currency == Currency.KGS and receipt.rate not in (None, PAR):
        yield "rate", _("Som need no rate: leave it empty, or choose the currency.")
    if receipt.amount * receipt.own_rate > MOST:
        yield "amount", _("This is more than can be kept: check the amount and the rate.")
    if receipt.own_rate <= 0:
        yield (
            "rate",
            _("Write the rate on the day the money came: how many som for one unit of the currency."),
        )


def _twice(receipts: Sequence[Receipt], row: int) -> Iterable[tuple[str, str]]:
    """The same payment typed twice is noticed: at its second row."""
    for number, other in enumerate(receipts[:row], start=1):
        if _payment(other) == _payment(receipts[row]):
            yield (
                "amount",
                _(
                    "The same payment stands in row %(row)d already. If two equal sums came on that day, "
                    "write after the name of the investor what tells them apart."
                )
                % {"row": number},
            )
            return


def _payment(receipt: Receipt) -> tuple[Any, ...]:
    return receipt.received_on, fold(receipt.source.strip()), receipt.amount, receipt.currency


def _wrong_day(report: PeriodicReport, day: date) -> str:
    quarter, residency = report.period, report.residency
    first = max(quarter.start, residency.started_on)
    last = min(quarter.end, residency.left)
    if first <= day <= last:
        return ""
    return _("The money must have come in the period of this report: %(first)s – %(last)s.") % {
        "first": format_date(first, "short"),
        "last": format_date(last, "short"),
    }
