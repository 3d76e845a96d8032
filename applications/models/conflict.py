"""Declarations of a conflict of interest: made before the file opens (3.3.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Record


class ConflictDeclarationQuerySet(models.QuerySet["ConflictDeclaration"]):
    """Declarations by what follows from them."""

    def shutting_out(self) -> "ConflictDeclarationQuerySet":
        """Return the conflicts of interest that the chair has not waived."""
        return self.filter(has_conflict=True, waived_at__isnull=True)

    def clearing(self) -> "ConflictDeclarationQuerySet":
        """Return the declarations after which an expert scores: no conflict, or a waived one."""
        return self.filter(Q(has_conflict=False) | Q(waived_at__isnull=False))


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
    waived_at = models.DateTimeField(_("waived"), null=True, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("waived by"),
    )
    waiver_reason = models.TextField(_("reason of the waiver"), blank=True)
    # A waiver covers what the chair knew of: another source that sees a conflict later shuts out again.
    waived_sources = models.JSONField(_("sources the waiver covers"), default=list, blank=True)

    objects = ConflictDeclarationQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(waived_at__isnull=True, waived_by__isnull=True, waiver_reason="")
                | (
                    Q(has_conflict=True, waived_at__isnull=False, waived_by__isnull=False)
                    & ~Q(waiver_reason="")
                ),
                name="conflict_waived_by_somebody_with_a_reason",
                violation_error_message=_("A conflict of interest is waived by the chair, with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.number}: {self.member.user.short_name}"

    @property
    def is_waived(self) -> bool:
        """Say whether the chair lets the expert score in spite of the conflict."""
        return self.waived_at is not None

    @property
    def shuts_out(self) -> bool:
        """Say whether the expert does not evaluate this application."""
        return self.has_conflict and not self.is_waived
