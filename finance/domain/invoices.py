"""Invoices: drafted for what is due, issued with a number, cancelled with a reason (3.3.3)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor, StandIn
from core.conf import centre
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.domain.working_days import add_working_days
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_text
from finance.domain import invoice_paper
from finance.domain.charging import Charge, Span, all_fees, charges_of
from finance.domain.invoice_letters import write_about_invoice
from finance.domain.periods import closed_quarters, periods_due
from finance.models import Invoice, InvoiceLine
from finance.models.invoice import ISSUE
from residents.models import Grant, Residency


@dataclass
class Made:
    """What one run of charging did: invoices, refusals in sentences, contracts left for later."""

    invoices: list[Invoice] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: int = 0

    @property
    def total(self) -> Decimal:
        """The sum of all of them."""
        return sum((row.total for row in self.invoices), Decimal(0))


def charge_all(
    *, limit: int | None = None, actor: Actor = StandIn.SYSTEM, at: datetime | None = None
) -> Made:
    """Charge every contract what is due by this day, at most `limit` of them; a second run adds nothing.

    Each contract stands alone: what is refused for one is told and holds up no other.
    """
    permissions.require(actor, ISSUE)
    due = waiting(clock.day_of(at or clock.now()))
    made = Made(left=0 if limit is None else max(0, len(due) - limit))
    for residency in due[:limit]:
        try:
            made.invoices += charge(residency, actor=actor, at=at)
        except DomainError as error:
            made.refused.append(f"{residency.party}: {error}")
    return made


@transaction.atomic
def charge(residency: Residency, *, actor: Actor, at: datetime | None = None) -> list[Invoice]:
    """Draft the invoices one contract owes by this day, and issue them unless drafts wait for a person."""
    scope.require(actor, ISSUE, residency)
    row = transitions.lock(residency)
    on = clock.day_of(at or clock.now())
    found = (draft_invoice(row, period, actor=actor, at=at) for period in due_of(row, on))
    drafts = [invoice for invoice in found if invoice is not None]
    if centre("INVOICE_DRAFTS_WAIT"):
        return drafts
    return [issue_invoice(invoice, actor=actor, at=at) for invoice in drafts]


@transaction.atomic
def draft_invoice(
    residency: Residency, period: Span, *, actor: Actor, at: datetime | None = None
) -> Invoice | None:
    """The draft of one period's charges; none where nothing is to be paid for it.

    Raises DomainError for a quarter already reported (7.1) and for days already charged.
    """
    scope.require(actor, ISSUE, residency)
    row = transitions.lock(residency)
    require_open(period.last)
    if (
        Invoice.objects.live()
        .filter(contract=row.contract_id)
        .overlapping(period.first, period.last)
        .exists()
    ):
        raise DomainError(_("This period of the contract already has its invoice."))
    charges = charges_of(row, period)
    if not charges:
        return None
    invoice = Invoice(
        party_id=row.party_id,
        contract_id=row.contract_id,
        period_from=period.first,
        period_to=period.last,
        total=sum(charge.amount for charge in charges),
    )
    transitions.create(invoice, actor=actor, at=at)
    for one in charges:
        transitions.create(_line(invoice, one), actor=actor, at=at)
    return invoice


@transaction.atomic
def issue_invoice(invoice: Invoice, *, actor: Actor, at: datetime | None = None) -> Invoice:
    """Take the number and the last day to pay; the paper is made of the lines (7.3), the resident is told.

    Raises DomainError when the contract says something else by now, or the quarter is reported (7.1).
    """
    row = transitions.lock(invoice)
    transitions.require_possible(row, "issue", actor=actor)
    require_open(row.period_to)
    if is_stale(row):
        raise DomainError(
            _("The contract has changed since this was drafted. Cancel the draft and charge anew.")
        )
    on = clock.day_of(at or clock.now())
    due_on = add_working_days(on, int(centre("INVOICE_DUE_DAYS")))
    paper = invoice_paper.issue(row, on=on, due_on=due_on, actor=actor, at=at)
    issued = transitions.perform(
        invoice, "issue", actor=actor, at=at, paper=paper, number=paper.number, issued_on=on, due_on=due_on
    )
    write_about_invoice(issued, at)
    return issued


@transaction.atomic
def cancel_invoice(invoice: Invoice, *, reason: str, actor: Actor, at: datetime | None = None) -> Invoice:
    """It is not to be paid; its days can be charged anew. Refused while a payment is allocated to it."""
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the invoice is cancelled."))
    row = transitions.lock(invoice)
    transitions.require_possible(row, "cancel", actor=actor)
    require_open(row.period_to)
    if row.allocations.standing().exists():
        raise WrongState(_("Something is paid of this invoice. Take the payment back first."))
    return transitions.perform(invoice, "cancel", actor=actor, at=at, reason=words, cancel_reason=words)


def waiting(on: date) -> list[Residency]:
    """Residencies that owe an invoice by a day and have none: few queries, however many there are."""
    fees: dict[int, list[Grant]] = defaultdict(list)
    for grant in all_fees().order_by("pk"):
        fees[grant.contract_id].append(grant)
    covered: dict[int, list[Span]] = defaultdict(list)
    for contract, *days in Invoice.objects.live().values_list("contract", "period_from", "period_to"):
        covered[contract].append(Span(*days))
    rows = Residency.objects.filter(started_on__lt=on, contract__in=all_fees().values("contract"))
    closed = closed_quarters()
    return [
        row
        for row in rows.select_related("party").order_by("pk")
        if any(
            charges_of(row, span, fees[row.contract_id])
            for span in periods_due(row, on=on, covered=covered[row.contract_id], closed=closed)
        )
    ]


def due_of(residency: Residency, on: date) -> list[Span]:
    """The periods of one residency that are to be charged by a day."""
    live = Invoice.objects.live().filter(contract=residency.contract_id)
    covered = [Span(*days) for days in live.values_list("period_from", "period_to")]
    return periods_due(residency, on=on, covered=covered, closed=closed_quarters())


def is_stale(invoice: Invoice) -> bool:
    """Whether the contract, as it stands now, asks something else for the same days."""
    residency = Residency.objects.get(contract=invoice.contract_id)
    now = charges_of(residency, Span(invoice.period_from, invoice.period_to))
    written = {line.grant_id: (line.first_day, line.last_day, line.amount) for line in invoice.lines.all()}
    return {one.grant.pk: (one.span.first, one.span.last, one.amount) for one in now} != written


def _line(invoice: Invoice, charge: Charge) -> InvoiceLine:
    grant = charge.grant
    if grant.line is None or grant.price is None:
        raise ValueError(f"A fee without its tariff: {grant.pk}")
    return InvoiceLine(
        invoice=invoice,
        grant=grant,
        title_ky=grant.line.title_ky,
        title_ru=grant.line.title_ru,
        title_en=grant.line.title_en,
        measure=grant.line.measure,
        first_day=charge.span.first,
        last_day=charge.span.last,
        quantity=grant.quantity,
        price=grant.price,
        amount=charge.amount,
    )
