"""Who holds a post, by which order, from when until when (4.2.1)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Post(models.TextChoices):
    """Posts the Regulation names."""

    DIRECTOR = "director", _("Director of the Centre")
    ACTING_DIRECTOR = "acting_director", _("Acting director of the Centre")
    VICE_RECTOR = "vice_rector", _("Vice-Rector for Research")
    RECTOR = "rector", _("Rector")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Reusable filters of appointments."""

    def in_force(self, on: date) -> "AppointmentQuerySet":
        """Those that hold on the day `on`; computed from dates, never stored."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)


class Appointment(Record):
    """One person in one post, by an order with number and date."""

    post = models.CharField(_("post"), max_length=16, choices=Post.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("person"),
    )
    order_number = models.CharField(_("order number"), max_length=40)
    order_date = models.DateField(_("order date"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("-starts_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="accounts_appointment_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(ends_on__isnull=True),
                name="accounts_one_open_appointment_a_post",
                violation_error_message=_("Somebody already holds this post: close that appointment first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_post_display()}: {self.user}"
