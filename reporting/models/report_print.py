"""One PDF of a report made by a worker while a person waits: a draft, or a translation of the paper (7.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_NAMES
from reporting.enums import PrintStage


class ReportPrint(models.Model):
    """How far the PDF is, and the PDF once it is ready; nothing but this file depends on it."""

    report = models.ForeignKey(
        "reporting.CentreReport", models.CASCADE, related_name="prints", verbose_name=_("report")
    )
    language = models.CharField(_("language"), max_length=2, choices=list(LANGUAGE_NAMES.items()))
    is_draft = models.BooleanField(_("draft"))
    stage = models.CharField(_("stage"), max_length=8, choices=PrintStage.choices, default=PrintStage.ASKED)
    asked_at = models.DateTimeField(_("asked for at"))
    stage_at = models.DateTimeField(_("stage reached at"))
    file = models.FileField(_("file"), max_length=200, blank=True)
    reason = models.TextField(_("why it could not be made"), blank=True)

    class Meta:
        verbose_name = _("PDF of a report")
        verbose_name_plural = _("PDFs of reports")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="reporting_print_file_iff_ready",
                condition=Q(stage=PrintStage.READY) & ~Q(file="") | ~Q(stage=PrintStage.READY) & Q(file=""),
                violation_error_message=_("A PDF that is ready has its file."),
            ),
            models.CheckConstraint(
                name="reporting_print_reason_iff_failed",
                condition=Q(stage=PrintStage.FAILED) & ~Q(reason="")
                | ~Q(stage=PrintStage.FAILED) & Q(reason=""),
                violation_error_message=_("A PDF that could not be made has the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.language})"
