"""What is read of invoices: what is owed and since when, what is paid ahead (3.3.3)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Round

from finance.enums import FundingSource, OperationState
from finance.models import Allocation, Income, Invoice
from finance.models.invoice import NOTHING, SUM
from residents.models import Residency

# Days after the last day to pay; each bucket ends where the next begins.
AGES = (0, 30, 60, 90)


@dataclass
class Debt:
    """What one resident owes: all that is unpaid, by how long it is overdue."""

    party: str
    residency_pk: int | None
    unit: str
    ahead: Decimal = Decimal(0)
    buckets: list[Decimal] = field(default_factory=lambda: [Decimal(0)] * len(AGES))

    @property
    def total(self) -> Decimal:
        """All that is owed, due or not."""
        return self.ahead + sum(self.buckets)

    def add(self, days: int, owed: Decimal) -> None:
        """Count one invoice, so many days late."""
        if days <= 0:
            self.ahead += owed
        else:
            self.buckets[age_of(days)] += owed


def age_of(days: int) -> int:
    """Which bucket so many days belong to: 1–30, 31–60, 61–90, more."""
    return next((place for place, (_from, to) in enumerate(pairwise(AGES)) if days <= to), len(AGES) - 1)


def ageing(invoices: QuerySet[Invoice], on: date) -> list[Debt]:
    """Unpaid invoices by resident, the largest debt first. One query."""
    debts: dict[int, Debt] = {}
    rows = invoices.select_related("party", "contract__residency").order_by("due_on", "pk")
    for invoice in rows:
        contract = invoice.contract
        debt = debts.setdefault(
            invoice.party_id, Debt(str(invoice.party), contract.residency.pk, contract.get_unit_display())
        )
        debt.add(invoice.days_late(on), invoice.owed)
    return sorted(debts.values(), key=lambda debt: (-debt.total, debt.party))


@dataclass(frozen=True, slots=True)
class Account:
    """How one residency stands: invoices issued, what is owed, what of it is late and since when."""

    issued: int
    owed: Decimal
    overdue: Decimal
    late: int
    earliest: date | None


def accounts_of(rows: Sequence[Residency], on: date) -> dict[int, Account]:
    """The account of each residency (by pk) that has invoices on a day. One query."""
    by_contract = {row.contract_id: row.pk for row in rows}
    found: dict[int, list[tuple[Decimal, date]]] = defaultdict(list)
    issued: Any = Invoice.objects.issued(on).with_paid(on).filter(contract__in=by_contract)
    for contract, owed, due_on in issued.order_by("due_on").values_list("contract", "owed", "due_on"):
        found[by_contract[contract]].append((owed, due_on))
    return {pk: _account(lines, on) for pk, lines in found.items()}


def payments() -> QuerySet[Any]:
    """Confirmed payments that stand, each with `free`: what pays nothing yet."""
    reversed_later = Income.objects.filter(reverses=OuterRef("pk")).exclude(state=OperationState.WITHDRAWN)
    given = Allocation.objects.standing().filter(income=OuterRef("pk")).order_by().values("income")
    sums: Any = given.annotate(sum=Sum("amount")).values("sum")
    confirmed: Any = Income.objects.in_state(OperationState.CONFIRMED)
    own = confirmed.filter(source=FundingSource.SERVICES, party__isnull=False, reverses=None)
    left = Round(F("amount") - Coalesce(Subquery(sums, output_field=SUM), NOTHING), 2)
    found: QuerySet[Any] = own.exclude(Exists(reversed_later)).annotate(free=left)
    return found


def advances() -> QuerySet[Any]:
    """Payments of residents that still hold money: paid ahead, or not allocated yet."""
    known = Invoice.objects.filter(party=OuterRef("party"))
    return payments().filter(Exists(known), free__gt=0).order_by("received_on", "pk")


def to_allocate() -> QuerySet[Any]:
    """Payments that hold money while an invoice of their resident waits for it."""
    waiting = Invoice.objects.unpaid().filter(party=OuterRef("party"))
    return advances().filter(Exists(waiting))


def advance_of(parties: Iterable[int]) -> dict[int, Decimal]:
    """What each party (by pk) has paid ahead. One query."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for party, free in advances().filter(party__in=list(parties)).values_list("party", "free"):
        found[party] += free
    return dict(found)


def _account(lines: Sequence[tuple[Decimal, date]], on: date) -> Account:
    late = [(owed, due_on) for owed, due_on in lines if owed > 0 and due_on < on]
    return Account(
        issued=len(lines),
        owed=sum((owed for owed, _due in lines), Decimal(0)),
        overdue=sum((owed for owed, _due in late), Decimal(0)),
        late=len(late),
        earliest=late[0][1] if late else None,
    )
