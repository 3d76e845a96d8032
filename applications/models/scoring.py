"""Score sheets of the experts: points from 0 to 5 by criterion, with reasons (3.3.1)."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.conflict import ConflictDeclaration
from applications.models.criteria import HIGHEST_POINTS, LOWEST_POINTS
from core.models import Record


class ScoreSheetQuerySet(models.QuerySet["ScoreSheet"]):
    """Sheets as the commission counts them."""

    def submitted(self) -> "ScoreSheetQuerySet":
        """Return the sheets their experts have sent: a draft is the expert's alone."""
        return self.filter(submitted_at__isnull=False)

    def counted(self) -> "ScoreSheetQuerySet":
        """Return the sent sheets of experts without a conflict of interest, or with a waived one."""
        clear = ConflictDeclaration.objects.clearing().filter(
            application=models.OuterRef("application"), member=models.OuterRef("member")
        )
        return self.submitted().filter(models.Exists(clear))


class ScoreSheet(Record):
    """The scores of one expert for one application: a draft until it is sent."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="score_sheets",
        verbose_name=_("application"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="score_sheets",
        verbose_name=_("expert"),
    )
    overall = models.TextField(_("overall conclusion"), blank=True)
    saved_at = models.DateTimeField(_("saved"))
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ["application", "member"]
        permissions = [("score_application", _("Score applications as an expert"))]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"],
                name="score_sheet_once",
                violation_error_message=_("This expert already has a score sheet for this application."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.number}: {self.member.user.short_name}"

    @property
    def is_submitted(self) -> bool:
        """Say whether the expert has sent the sheet, after which it does not change."""
        return self.submitted_at is not None

    @property
    def last_saved(self) -> datetime:
        """Return when the expert last saved or sent it."""
        return self.submitted_at or self.saved_at


class Score(Record):
    """Points and reason for one criterion; without points the answer is still a draft."""

    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.PROTECT, related_name="scores", verbose_name=_("score sheet")
    )
    criterion = models.ForeignKey(
        "applications.Criterion", on_delete=models.PROTECT, related_name="scores", verbose_name=_("criterion")
    )
    points = models.PositiveSmallIntegerField(_("points"), null=True, blank=True)
    comment = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["sheet", "criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion"],
                name="score_once",
                violation_error_message=_("This criterion is already scored on this sheet."),
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=LOWEST_POINTS, points__lte=HIGHEST_POINTS),
                name="score_points_0_to_5",
                violation_error_message=_("Points are whole numbers from 0 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {'–' if self.points is None else self.points}"
