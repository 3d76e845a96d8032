"""The file plan of a year: under which index papers are kept (7.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record


class FileIndex(Record):
    """One file of the plan, for example 01-05 “Letters of state bodies”."""

    code = models.CharField(_("file index"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title of the file"), max_length=200)
    keeping = models.CharField(_("how long it is kept"), max_length=60, blank=True)
    folded = FoldedField(sources=("code", "title"))

    class Meta:
        verbose_name = _("file of the plan")
        verbose_name_plural = _("file plan")
        ordering = ("-year", "code")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "year"],
                name="documents_file_index_once_a_year",
                violation_error_message=_("This index is already in the file plan of the year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.year}) {self.title}"
