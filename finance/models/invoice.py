"""What a resident is asked to pay for a period of its contract, line by line (3.3.3)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import DecimalField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.actors import StandIn
from core.fields import FoldedField
from core.languages import translated
from core.models import Record
from finance.enums import InvoiceStanding, InvoiceState, OperationState
from finance.models.allocation import Allocation
from finance.models.rules_invoice import INVOICE_RULES, LINE_RULES
from residents.enums_contract import Measure

S = InvoiceState
ISSUE = "finance.issue_invoice"
SUM = DecimalField(max_digits=15, decimal_places=2)
NOTHING = Value(Decimal(0), output_field=SUM)


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    """Reusable filters of invoices; "paid" is computed from the allocations of confirmed income."""

    def live(self) -> Self:
        """Those that are not cancelled."""
        return self.exclude(state=S.CANCELLED)

    def issued(self, on: date | None = None) -> Self:
        """Those that are asked to be paid; issued on a day or before it, where one is given."""
        rows = self.filter(state=S.ISSUED)
        return rows if on is None else rows.filter(issued_on__lte=on)

    def with_paid(self, on: date | None = None) -> Self:
        """Add `paid` and `owed`, as of a day where one is given."""
        standing = Allocation.objects.standing(on).filter(
            invoice=OuterRef("pk"), income__state=OperationState.CONFIRMED
        )
        sums = standing.order_by().values("invoice").annotate(sum=Sum("amount")).values("sum")
        paid = Round(Coalesce(Subquery(sums, output_field=SUM), NOTHING), 2)
        # SQLite counts in binary fractions: what is left of two equal sums is nothing only when rounded.
        return self.annotate(paid=paid).annotate(owed=Round(F("total") - F("paid"), 2))

    def unpaid(self, on: date | None = None) -> Self:
        """Issued ones of which something is owed; adds `paid` and `owed`."""
        return self.issued(on).with_paid(on).filter(owed__gt=0)

    def overdue(self, on: date) -> Self:
        """Unpaid ones whose last day has passed."""
        return self.unpaid(on).filter(due_on__lt=on)

    def overlapping(self, first: date, last: date) -> Self:
        """Those whose period has a day from the first to the last, both included."""
        return self.filter(period_from__lte=last, period_to__gte=first)


class Invoice(FSMModelMixin, Record):
    """One numbered paper: the charges of one period of one contract."""

    UNIT_PATH: ClassVar[str] = "contract__unit"
    DAY: ClassVar[str] = "period_to"

    # Added by `with_paid`.
    paid: Decimal
    owed: Decimal

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, related_name="invoices", verbose_name=_("resident")
    )
    contract = models.ForeignKey(
        "residents.Contract", models.PROTECT, related_name="invoices", verbose_name=_("contract")
    )
    period_from = models.DateField(_("charged from"))
    period_to = models.DateField(_("charged to"))
    total = models.DecimalField(_("sum, som"), max_digits=15, decimal_places=2)
    number = models.CharField(_("number"), max_length=40, blank=True)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper"),
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    due_on = models.DateField(_("to be paid by"), null=True, blank=True, db_index=True)
    cancel_reason = models.TextField(_("why it is cancelled"), max_length=2000, blank=True)
    folded = FoldedField(sources=("number", "party_name", "contract_number"))

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ("-period_to", "-pk")
        permissions = [
            ("issue_invoice", _("Issue and cancel invoices")),
            ("allocate_payment", _("Allocate payments to invoices")),
        ]
        constraints = INVOICE_RULES

    def __str__(self) -> str:
        return f"{self.number or pgettext_lazy('invoice', 'Draft')} · {self.party_name}"

    @property
    def party_name(self) -> str:
        """Who is to pay, for search."""
        return str(self.party)

    @property
    def contract_number(self) -> str:
        """Number of the contract, for search."""
        return self.contract.number

    def standing(self, on: date | None = None) -> InvoiceStanding:
        """How it stands on a day; needs `with_paid`."""
        if self.state != S.ISSUED:
            return InvoiceStanding(self.state)
        if self.owed <= 0:
            return InvoiceStanding.PAID
        if self.days_late(on) > 0:
            return InvoiceStanding.OVERDUE
        return InvoiceStanding.PARTLY if self.paid else InvoiceStanding.WAITING

    def days_late(self, on: date | None = None) -> int:
        """Days since the last day to pay; nothing before it."""
        return max(0, ((on or clock.today()) - self.due_on).days) if self.due_on else 0

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.ISSUED,
        permission=ISSUE,
        custom={"label": _("Issue the invoice"), "tone": "go", "stand_ins": (StandIn.SYSTEM,)},
    )
    def issue(self) -> None:
        """The number is taken and the sums stand still."""

    @transition(
        field=state,
        source=[S.DRAFT, S.ISSUED],
        target=S.CANCELLED,
        permission=ISSUE,
        custom={"label": _("Cancel the invoice"), "tone": "stop", "stand_ins": (StandIn.SYSTEM,)},
    )
    def cancel(self) -> None:
        """It is not to be paid; its number, if taken, stays used."""


class InvoiceLine(Record):
    """One fee of the contract for its days of the period."""

    UNIT_PATH: ClassVar[str] = "invoice__contract__unit"

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines", verbose_name=_("invoice"))
    grant = models.ForeignKey(
        "residents.Grant", models.PROTECT, related_name="+", verbose_name=_("line of the contract")
    )
    title_ky = models.CharField(_("name in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("name in Russian"), max_length=160)
    title_en = models.CharField(_("name in English"), max_length=160)
    measure = models.CharField(_("price is for"), max_length=12, choices=Measure.choices)
    first_day = models.DateField(_("charged from"))
    last_day = models.DateField(_("charged to"))
    quantity = models.DecimalField(_("how much"), max_digits=9, decimal_places=2)
    price = models.DecimalField(_("price, som"), max_digits=12, decimal_places=2)
    amount = models.DecimalField(_("sum, som"), max_digits=15, decimal_places=2)

    class Meta:
        verbose_name = _("line of an invoice")
        verbose_name_plural = _("lines of invoices")
        ordering = ("invoice", "pk")
        constraints = LINE_RULES

    def __str__(self) -> str:
        return f"{self.title}: {self.amount}"

    @property
    def title(self) -> str:
        """The name in the language of the screen."""
        return translated(self, "title")
