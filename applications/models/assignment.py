"""Applications given to single experts: readers who score first, alternates called in (3.3.1)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums import AssignmentKind
from core.models import Record


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments as the commission counts them."""

    def in_force(self) -> "AssignmentQuerySet":
        """Return those that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def readers(self) -> "AssignmentQuerySet":
        """Return who reads what."""
        return self.in_force().filter(kind=AssignmentKind.READER)

    def alternates(self) -> "AssignmentQuerySet":
        """Return the alternates called in."""
        return self.in_force().filter(kind=AssignmentKind.ALTERNATE)


class Assignment(Record):
    """One application given to one member of its commission."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("application"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("expert"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=AssignmentKind.choices)
    assigned_at = models.DateTimeField(_("assigned"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["application", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"],
                name="assignment_once",
                violation_error_message=_("This application is already given to this expert."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.number}: {self.member.user.short_name}"
