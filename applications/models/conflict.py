"""Declarations of a conflict of interest: made before the file opens (3.3.1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Record


class ConflictDeclaration(Record):
    """What one expert declared about one application, or what the portal found by itself.

    `found_by` is the code of a source in `applications.domain.conflicts.SOURCES`. Earlier words stay in the
    history.
    """

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="declarations",
        verbose_name=_("application"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="declarations",
        verbose_name=_("expert"),
    )
    has_conflict = models.BooleanField(_("there is a conflict of interest"))
    statement = models.TextField(_("what the conflict is"), blank=True)
    found_by = models.CharField(_("found by the portal"), max_length=40, blank=True)
    declared_at = models.DateTimeField(_("declared"))

    class Meta:
        verbose_name = _("declaration of a conflict of interest")
        verbose_name_plural = _("declarations of a conflict of interest")
        ordering = ["application", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"],
                name="conflict_declared_once",
                violation_error_message=_("This expert has already declared about this application."),
            ),
            models.CheckConstraint(
                condition=Q(has_conflict=False) | ~Q(statement="") | ~Q(found_by=""),
                name="conflict_says_what_it_is",
                violation_error_message=_("Say what the conflict of interest is."),
            ),
            models.CheckConstraint(
                condition=Q(has_conflict=True) | Q(found_by=""),
                name="conflict_absence_declared_by_expert",
                violation_error_message=_("Only the expert declares that there is no conflict of interest."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.number}: {self.member.user.short_name}"
