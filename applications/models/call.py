"""Calls: when applications are taken, for how many places (3.3.1)."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.languages import translated
from core.models import Record


class CallQuerySet(models.QuerySet["Call"]):
    """Calls by the moment."""

    def open(self, at: datetime) -> "CallQuerySet":
        """Return the calls that take applications at this moment, the first to close first."""
        return self.filter(opens_at__lte=at, closes_at__gt=at).order_by("closes_at", "pk")

    def upcoming(self, at: datetime) -> "CallQuerySet":
        """Return the calls that open later, the nearest first."""
        return self.filter(opens_at__gt=at).order_by("opens_at", "pk")

    def closed(self, at: datetime) -> "CallQuerySet":
        """Return the calls that take no more applications, the latest first."""
        return self.filter(closes_at__lte=at).order_by("-closes_at", "-pk")


class Call(Record):
    """A call for applications: opens, closes, is decided."""

    title_ky = models.CharField(_("title in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("title in Russian"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    summary_ky = models.TextField(_("summary in Kyrgyz"), blank=True)
    summary_ru = models.TextField(_("summary in Russian"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    opens_at = models.DateTimeField(_("opens"), db_index=True)
    closes_at = models.DateTimeField(_("closes"), db_index=True)
    decision_on = models.DateField(_("decision by"))
    places_incubator = models.PositiveSmallIntegerField(_("places in the business incubator"), default=0)
    places_technopark = models.PositiveSmallIntegerField(_("places in the technopark"), default=0)
    criteria = models.ForeignKey(
        "applications.CriteriaSet",
        on_delete=models.PROTECT,
        related_name="calls",
        verbose_name=_("set of criteria"),
    )
    question_set = models.ForeignKey(
        "applications.QuestionSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="calls",
        verbose_name=_("set of questions"),
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="call_closes_after_it_opens",
                violation_error_message=_("A call closes after it opens. Check both moments."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Return the title in the language of the screen."""
        return translated(self, "title")

    @property
    def summary(self) -> str:
        """Return the summary in the language of the screen."""
        return translated(self, "summary")

    @property
    def places(self) -> int:
        """Return how many places the call offers in both units (3.2.1, 3.2.2)."""
        return self.places_incubator + self.places_technopark

    def is_open(self, at: datetime) -> bool:
        """Say whether applications are taken at this moment."""
        return self.opens_at <= at < self.closes_at
