"""Evidence: a file that proves what a report says (3.3.3)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class ReportFile(Record):
    """One file of one report."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "report__residency__unit"

    report = models.ForeignKey(
        "residents.PeriodicReport", models.PROTECT, related_name="files", verbose_name=_("report")
    )
    upload = models.OneToOneField(
        "documents.Upload", models.PROTECT, related_name="report_file", verbose_name=_("file")
    )

    class Meta:
        verbose_name = _("supporting document of a report")
        verbose_name_plural = _("supporting documents of reports")
        ordering = ("report", "pk")

    def __str__(self) -> str:
        return str(self.upload)
