"""A project goes from one unit to another: an act with its day and reason (3.2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.enums import Unit
from core.models import Record


class UnitTransfer(Record):
    """One transfer; the application itself names the one unit that owns the project now."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="transfers",
        verbose_name=_("application"),
    )
    place = models.PositiveSmallIntegerField(_("which transfer it is"))
    from_unit = models.CharField(_("from"), max_length=20, choices=Unit.choices)
    to_unit = models.CharField(_("to"), max_length=20, choices=Unit.choices)
    moved_on = models.DateField(_("day of the transfer"))
    reason = models.TextField(_("reason"))
    moved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("transferred by")
    )

    class Meta:
        verbose_name = _("transfer between units")
        verbose_name_plural = _("transfers between units")
        ordering = ["application", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "place"],
                name="unit_transfer_once",
                violation_error_message=_("Somebody has just transferred this project. Look at it again."),
            ),
            models.CheckConstraint(
                condition=Q(from_unit__in=(Unit.INCUBATOR, Unit.TECHNOPARK))
                & Q(to_unit__in=(Unit.INCUBATOR, Unit.TECHNOPARK))
                & ~Q(from_unit=F("to_unit")),
                name="unit_transfer_between_two",
                violation_error_message=_("A project goes from one unit to the other (3.2)."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="unit_transfer_has_reason",
                violation_error_message=_("Write the reason of the transfer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_unit_display()} → {self.get_to_unit_display()}"
