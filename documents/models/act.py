"""The register of governing acts the Centre works under (1.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record
from documents.enums import ActKind
from documents.models.upload import Upload


class GoverningAct(Record):
    """An order, a decision or a regulation; others point to it as their ground."""

    kind = models.CharField(_("kind"), max_length=32, choices=ActKind.choices)
    number = models.CharField(_("number"), max_length=64)
    dated_on = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=300)
    body = models.TextField(_("text"), blank=True)
    file = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    folded = FoldedField(sources=("title", "number"))

    class Meta:
        verbose_name = _("governing act")
        verbose_name_plural = _("governing acts")
        ordering = ("-dated_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "dated_on"],
                name="documents_act_once",
                violation_error_message=_(
                    "An act of this kind with this number and date is already registered."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} № {self.number}"
