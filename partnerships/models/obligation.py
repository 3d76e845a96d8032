"""One of the eight obligations of the memorandum, four a side (3.1, 3.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from partnerships.enums import Side


class Obligation(Record):
    """What one side undertook, in the words of its clause. The sources set no figure and no deadline."""

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, related_name="obligations", verbose_name=_("agreement")
    )
    code = models.CharField(_("code"), max_length=4)
    side = models.CharField(_("side"), max_length=16, choices=Side.choices)
    clause = models.CharField(_("clause"), max_length=8)
    text_ky = models.TextField(_("words of the clause"), max_length=2000)
    text_ru = models.TextField(_("unofficial Russian rendering"), max_length=2000)
    text_en = models.TextField(_("unofficial English rendering"), max_length=2000)

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = ("agreement", "code")
        permissions = [
            ("record_city_evidence", _("Record what City Hall did")),
            ("record_university_evidence", _("Record what the university did")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "code"], name="obligation_code_once"),
            models.CheckConstraint(name="obligation_side_known", condition=models.Q(side__in=Side.values)),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.get_side_display()}"
