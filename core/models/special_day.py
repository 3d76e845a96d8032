"""Days that the Centre itself settles: feasts by the moon, days moved by the Government."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models.record import Record


class SpecialDayKind(models.TextChoices):
    """What the day is, whatever the calendar of the library says."""

    OFF = "off", pgettext_lazy("calendar", "Day off")
    WORKED = "worked", pgettext_lazy("calendar", "Working day")


class SpecialDay(Record):
    """One day that is off or worked by an act, not by the weekday."""

    day = models.DateField(_("day"), db_index=True)
    kind = models.CharField(_("what the day is"), max_length=10, choices=SpecialDayKind.choices)
    reason = models.CharField(_("reason or act"), max_length=200)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    class Meta:
        verbose_name = _("special day of the calendar")
        verbose_name_plural = _("special days of the calendar")
        ordering = ["-day", "-pk"]
        permissions = [("keep_calendar", _("Settle days off and working days"))]
        constraints = [
            models.UniqueConstraint(
                fields=["day"],
                condition=models.Q(withdrawn=False),
                name="special_day_once",
                violation_error_message=_("This day is settled already. Withdraw that entry first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="special_day_has_reason",
                violation_error_message=_("Write the feast, or the act by which the day is moved."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}: {self.get_kind_display()}"
