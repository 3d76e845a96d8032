"""The final decision on an application: taken after the commission's protocol, told later (3.3.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums import ACCEPTING, Outcome
from applications.enums_decision import Decider
from applications.models.decision_rules import DECISION_RULES
from core.models import Record


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions as reports and screens ask for them."""

    def accepted(self) -> "DecisionQuerySet":
        """Return the positive decisions, with or without a condition."""
        return self.filter(outcome__in=ACCEPTING)

    def in_force(self) -> "DecisionQuerySet":
        """Return the decisions that nobody has reversed."""
        return self.filter(reversed_on__isnull=True)

    def released(self) -> "DecisionQuerySet":
        """Return the decisions their applicants were told of."""
        return self.filter(released_at__isnull=False)

    def unreleased(self) -> "DecisionQuerySet":
        """Return the decisions in force that wait to be told, the earliest first."""
        return self.in_force().filter(released_at__isnull=True).order_by("decided_on", "pk")


class Decision(Record):
    """One version of the decision: outcome, reasons, date, decider, and the protocol it rests on.

    A reversed version stays; the one in force is `application.decision`.
    """

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("application"),
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    protocol = models.ForeignKey(
        "documents.IssuedPaper",
        on_delete=models.PROTECT,
        null=True,
        related_name="decisions",
        verbose_name=_("protocol"),
    )
    mark = models.DecimalField(_("mark, out of 100"), max_digits=5, decimal_places=2)
    reasons = models.TextField(_("reasons"))
    revise_by = models.DateField(_("to be revised by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decider = models.CharField(
        _("whose decision"), max_length=10, choices=Decider.choices, default=Decider.DIRECTOR
    )
    # the release: until then nobody outside the Centre knows
    released_at = models.DateTimeField(_("told to the applicant"), null=True, blank=True, db_index=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("told by"),
    )
    letter = models.ForeignKey(
        "documents.IssuedPaper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("letter"),
    )
    # the reversal
    reversed_on = models.DateField(_("reversed on"), null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reversed by"),
    )
    reversal_reason = models.TextField(_("why it was reversed"), blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on", "-pk"]
        constraints = DECISION_RULES

    def __str__(self) -> str:
        return f"{self.application.number}: {self.get_outcome_display()}"

    @property
    def is_positive(self) -> bool:
        """Say whether the application was accepted, with or without a condition."""
        return self.outcome in ACCEPTING

    @property
    def is_released(self) -> bool:
        """Say whether the applicant was told."""
        return self.released_at is not None

    @property
    def is_in_force(self) -> bool:
        """Say whether nobody has reversed it."""
        return self.reversed_on is None
