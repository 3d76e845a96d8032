"""The final decision on an application: taken by one person after the commission's protocol (3.3.1, 4.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums import Outcome
from core.models import Record


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions as reports ask for them."""

    def accepted(self) -> "DecisionQuerySet":
        """Return the positive decisions."""
        return self.filter(outcome=Outcome.ACCEPTED)


class Decision(Record):
    """Accepted or rejected, with reasons, date, and the protocol it rests on."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.OneToOneField(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="decision",
        verbose_name=_("application"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    protocol = models.ForeignKey(
        "documents.IssuedPaper",
        on_delete=models.PROTECT,
        null=True,
        related_name="decisions",
        verbose_name=_("protocol"),
    )
    mark = models.DecimalField(_("mark, out of 100"), max_digits=5, decimal_places=2)
    reasons = models.TextField(_("reasons"))
    decided_on = models.DateField(_("decided on"), null=True, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    letter = models.ForeignKey(
        "documents.IssuedPaper", on_delete=models.PROTECT, related_name="+", verbose_name=_("letter")
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values, protocol__isnull=False, decided_on__isnull=False),
                name="decision_has_protocol_and_date",
                violation_error_message=_("A decision has an outcome, the protocol and a date (3.3.1)."),
            ),
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="decision_gives_reasons",
                violation_error_message=_("Write the reasons of the decision."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.number}: {self.get_outcome_display()}"

    @property
    def is_positive(self) -> bool:
        """Say whether the application was accepted."""
        return self.outcome == Outcome.ACCEPTED
