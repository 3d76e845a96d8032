"""Invoices of the demonstration Centre: charged each month, paid by most in time (3.3.3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.models import Party
from applications.models import Application
from core.months import add_months
from finance.domain.entries import enter_income
from finance.domain.invoice_queries import to_allocate
from finance.domain.invoices import charge_all
from finance.domain.payments import allocate_oldest
from finance.models import Invoice
from portal.demo.money import confirm_at
from portal.demo.people import user
from portal.demo.timeline import Timeline

PAY_DAYS = (8, 16, 24)
HALF = "shelk"
AHEAD = "talaa"
MONTHS_AHEAD = 8


@dataclass(frozen=True)
class Silence:
    """A resident that pays nothing of what is issued from one day on, until another day, or at all."""

    key: str
    since: date
    until: date | None = None

    def covers(self, key: str, issued_on: date, on: date) -> bool:
        """Whether an invoice of that day stays unpaid."""
        over = self.until is not None and on >= self.until
        return key == self.key and issued_on >= self.since and not over


class Invoices:
    """Plans the charging of each month and the days on which residents pay."""

    def __init__(self, line: Timeline, first_day: date, applications: dict[str, Application]) -> None:
        self.line = line
        self.first_day = first_day
        self.applications = applications
        self.silences = _silences(line)

    def plan(self) -> None:
        """Plan the first day of every month, the days of payment, and what ends a silence."""
        month = add_months(self.first_day.replace(day=1), 1)
        while month <= self.line.today:
            self.line.plan(month, self._charge, hour=8)
            for day in PAY_DAYS:
                self.line.plan(month.replace(day=day), self._pay, hour=8, minute=30)
            month = add_months(month, 1)
        for silence in self.silences:
            if silence.until:
                self.line.plan(silence.until, self._pay, hour=8, minute=30)
        self.line.plan(self.line.quarter(1).start + timedelta(days=5), self._pay_ahead, hour=8, minute=20)
        self.line.plan(self.line.today.replace(day=1) + timedelta(days=2), self._pay_half, hour=8, minute=40)

    def _charge(self, at: datetime) -> None:
        """Charge the months that are over, and let what was paid ahead pay them."""
        made = charge_all(actor=user("finance"), at=at)
        if made.refused:
            raise ValueError(made.refused)
        for income in to_allocate():
            allocate_oldest(income, actor=user("finance"), at=at + timedelta(minutes=10))

    def _pay(self, at: datetime) -> None:
        for party in self._parties(at):
            asked = [one for one in _unpaid(party) if self._pays(one, at)]
            if asked:
                self._receive(party, sum((one.owed for one in asked), Decimal(0)), _basis(asked), at)

    def _pay_ahead(self, at: datetime) -> None:
        party = self._party(AHEAD)
        asked = _unpaid(party)[:1]
        if asked:
            self._receive(party, asked[0].total * MONTHS_AHEAD, _basis(asked), at)

    def _pay_half(self, at: datetime) -> None:
        party = self._party(HALF)
        asked = _unpaid(party)[-1:]
        if asked:
            half = (asked[0].owed / 2).quantize(Decimal(1))
            self._receive(party, half, _basis(asked), at)

    def _receive(self, party: Party, amount: Decimal, basis: str, at: datetime) -> None:
        """The money comes, the accountants confirm it, and it pays the earliest invoices."""
        income = enter_income(
            source="services",
            received_on=at.date(),
            amount=amount,
            party=party,
            description="Келишим боюнча кызматтар үчүн акы",
            basis=basis,
            actor=user("clerk2"),
            at=at,
        )
        confirm_at(income, at)
        allocate_oldest(income, actor=user("finance"), at=at + timedelta(hours=3))

    def _pays(self, invoice: Invoice, at: datetime) -> bool:
        issued_on = invoice.issued_on or at.date()
        key = self._key(invoice.party_id)
        if key == HALF and issued_on >= self.line.today.replace(day=1):
            return False
        return not any(silence.covers(key, issued_on, at.date()) for silence in self.silences)

    def _parties(self, at: datetime) -> list[Party]:
        owing = Invoice.objects.unpaid(at.date()).values("party")
        return list(Party.objects.filter(pk__in=owing).order_by("pk"))

    def _party(self, key: str) -> Party:
        return Party.objects.get(contracts__application=self.applications[key].pk)

    def _key(self, party: int) -> str:
        contract = Party.objects.get(pk=party).contracts.values_list("application", flat=True)
        known = {row.pk: key for key, row in self.applications.items()}
        return next((known[pk] for pk in contract if pk in known), "")


def _silences(line: Timeline) -> tuple[Silence, ...]:
    """Who was warned for not paying did not pay: put right, explained, still owed, and before the breach."""
    cured, explained = line.quarter(2).start, line.quarter(1).start
    ended = line.quarter(4).start + timedelta(days=40)
    return (
        Silence("temir", cured - timedelta(days=30), cured + timedelta(days=36)),
        Silence("olchom", explained - timedelta(days=40), explained + timedelta(days=23)),
        Silence("tokto", line.today - timedelta(days=93)),
        Silence("kun", ended - timedelta(days=170), ended + timedelta(days=75)),
    )


def _unpaid(party: Party) -> list[Invoice]:
    return list(Invoice.objects.unpaid().filter(party=party).order_by("due_on", "pk"))


def _basis(invoices: list[Invoice]) -> str:
    return "Төлөм эсеби № " + ", ".join(one.number for one in invoices)
