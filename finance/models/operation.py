"""What income and spending have in common: entered by the Centre, confirmed by OshTU's accountants (5.3)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, F, When
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from core.quarters import Quarter
from finance.enums import FundingSource, OperationState
from finance.models.rules import OPERATION_RULES

S = OperationState
ENTER, CONFIRM = "finance.enter_money", "finance.confirm_money"


class OperationQuerySet(models.QuerySet["Operation"]):
    """Reusable filters of income and spending."""

    def between(self, first: date, last: date) -> Self:
        """Dated from the first day to the last, both included."""
        return self.filter(**{f"{self.model.DAY}__range": (first, last)})

    def come(self, today: date) -> Self:
        """Those whose day has come; the others are plans."""
        return self.filter(**{f"{self.model.DAY}__lte": today})

    def in_state(self, state: str) -> Self:
        """Those in one state."""
        return self.filter(state=state)

    def signed(self) -> Self:
        """Each with `signed_amount`: a reversal takes its original away."""
        return self.annotate(signed_amount=Case(When(reverses=None, then=F("amount")), default=-F("amount")))


class Operation(FSMModelMixin, Record):
    """One movement of money: a fact only when confirmed, and then it stands still."""

    DAY: ClassVar[str]
    #: what a reversal has in common with its original
    REPEATED: ClassVar[tuple[str, ...]] = (
        "source",
        "amount",
        "party",
        "counterpart",
        "description",
        "basis",
    )

    state = FSMField(_("state"), choices=S.choices, default=S.ENTERED, protected=True)
    source = models.CharField(_("source (5.2)"), max_length=16, choices=FundingSource.choices)
    amount = models.DecimalField(_("amount in som"), max_digits=15, decimal_places=2)
    party = models.ForeignKey(
        "accounts.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("party in the register"),
    )
    counterpart = models.CharField(_("the other side"), max_length=200, blank=True)
    description = models.CharField(_("what for"), max_length=300)
    basis = models.CharField(_("basis document"), max_length=200)
    document_number = models.CharField(_("number of the accounting document"), max_length=60, blank=True)
    document_date = models.DateField(_("date of the accounting document"), null=True, blank=True)
    remark = models.TextField(_("remark of the accountants"), max_length=2000, blank=True)
    reverses = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reversals", verbose_name=_("reverses")
    )
    reversal_reason = models.TextField(_("reason of the reversal"), max_length=2000, blank=True)
    folded = FoldedField(sources=("counterpart_name", "description", "basis", "document_number"))

    objects = OperationQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = OPERATION_RULES

    def __str__(self) -> str:
        return f"{self.counterpart_name} · {self.description}"

    @property
    def day(self) -> date:
        """The day the money moved, or is to move."""
        day: date = getattr(self, self.DAY)
        return day

    @property
    def quarter(self) -> Quarter:
        """The quarter the operation counts in."""
        return Quarter.of(self.day)

    @property
    def counterpart_name(self) -> str:
        """Who paid or was paid: the party of the register, or the name as written."""
        return self.party.name if self.party else self.counterpart

    @property
    def effect(self) -> Decimal:
        """What the row adds to a total: a reversal takes its original away."""
        return -self.amount if self.reverses_id else self.amount  # type: ignore[attr-defined]

    def reversal(self, on: date, reason: str) -> Self:
        """A new row, not saved, that takes this one away on the day `on`."""
        same = {name: getattr(self, name) for name in self.REPEATED}
        return type(self)(**same, **{self.DAY: on}, reverses=self, reversal_reason=reason)

    @transition(
        field=state,
        source=S.ENTERED,
        target=S.CONFIRMED,
        permission=CONFIRM,
        custom={"label": _("Confirm by the accounting document"), "tone": "go"},
    )
    def confirm(self) -> None:
        """The accountants have it under a number and a date (5.3)."""

    @transition(
        field=state,
        source=S.ENTERED,
        target=S.RETURNED,
        permission=CONFIRM,
        custom={"label": _("Return with a remark"), "tone": "stop"},
    )
    def send_back(self) -> None:
        """Something in it does not agree with the accounts."""

    @transition(
        field=state,
        source=S.RETURNED,
        target=S.ENTERED,
        permission=ENTER,
        custom={"label": _("Correct and enter again"), "tone": "go"},
    )
    def enter_again(self) -> None:
        """Corrected by the Centre; it waits for the accountants anew."""

    @transition(
        field=state,
        source=[S.ENTERED, S.RETURNED],
        target=S.WITHDRAWN,
        permission=ENTER,
        custom={"label": _("Withdraw"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """It did not happen and will not."""
