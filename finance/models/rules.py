"""What one row of money can hold: named constraints, each with its sentence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finance.enums import FundingSource, OperationState, SpendingPurpose
from residents.enums import Currency

OPERATION_RULES = [
    models.CheckConstraint(
        name="%(app_label)s_%(class)s_amount_positive",
        condition=Q(amount__gt=0),
        violation_error_message=_("The amount must be more than zero."),
    ),
    models.CheckConstraint(
        name="%(app_label)s_%(class)s_source_of_six",
        condition=Q(source__in=FundingSource.values),
        violation_error_message=_("Choose one of the six sources of clause 5.2."),
    ),
    models.CheckConstraint(
        name="%(app_label)s_%(class)s_confirmed_iff_document",
        condition=Q(state=OperationState.CONFIRMED, document_date__isnull=False) & ~Q(document_number="")
        | ~Q(state=OperationState.CONFIRMED) & Q(document_number="", document_date=None),
        violation_error_message=_(
            "It is confirmed exactly when the number and the date of the accounting document are there (5.3)."
        ),
    ),
    models.CheckConstraint(
        name="%(app_label)s_%(class)s_counterpart_named",
        condition=Q(party__isnull=False) | ~Q(counterpart=""),
        violation_error_message=_("Name the other side."),
    ),
    models.CheckConstraint(
        name="%(app_label)s_%(class)s_reversal_says_why",
        condition=Q(reverses=None, reversal_reason="") | Q(reverses__isnull=False) & ~Q(reversal_reason=""),
        violation_error_message=_("A reversal points at its original and says why."),
    ),
    models.UniqueConstraint(
        name="%(app_label)s_%(class)s_reversed_once",
        fields=["reverses"],
        condition=Q(reverses__isnull=False) & ~Q(state=OperationState.WITHDRAWN),
        violation_error_message=_("This entry is already reversed."),
    ),
]

FOREIGN_MONEY = models.CheckConstraint(
    name="finance_income_foreign_money_whole",
    condition=Q(currency=Currency.KGS, foreign_amount=None, rate=None, rate_date=None)
    | ~Q(currency=Currency.KGS) & Q(foreign_amount__gt=0, rate__gt=0, rate_date__isnull=False),
    violation_error_message=_("Foreign money keeps its amount, its rate and the date of the rate."),
)

PURPOSE_OF_THREE = models.CheckConstraint(
    name="finance_spending_purpose_of_three",
    condition=Q(purpose__in=SpendingPurpose.values),
    violation_error_message=_("Choose one of the three purposes of clause 5.3."),
)
