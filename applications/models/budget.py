"""The budget of a project, line by line; the amount needed is their sum."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums import CostKind, MoneySource
from core.models import Record


class BudgetLine(Record):
    """One line of the budget: what for, of which kind, how much, from where."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="budget",
        verbose_name=_("application"),
    )
    position = models.PositiveSmallIntegerField(_("position in the list"))
    purpose = models.CharField(_("what the money is for"), max_length=200)
    kind = models.CharField(_("kind of cost"), max_length=20, choices=CostKind.choices)
    source = models.CharField(_("source of the money"), max_length=20, choices=MoneySource.choices)
    amount = models.DecimalField(_("amount, som"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("line of the budget")
        verbose_name_plural = _("lines of the budget")
        ordering = ["application", "position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "position"], name="budget_line_position_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="budget_line_amount_positive",
                violation_error_message=_("The amount of a line is more than zero."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CostKind.values) & Q(source__in=MoneySource.values),
                name="budget_line_kind_and_source_known",
                violation_error_message=_("Choose the kind of cost and where the money comes from."),
            ),
        ]

    def __str__(self) -> str:
        return self.purpose
