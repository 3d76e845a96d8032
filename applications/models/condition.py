"""What an applicant accepted on condition has to do first (1.4, 3.3.1)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums_decision import ConditionKind
from applications.enums_decision import ConditionState as S
from core.models import Record


class Condition(FSMModelMixin, Record):
    """One condition with its term. It is met, or fails after its term, by an act of a person alone."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "decision__application__unit"

    decision = models.OneToOneField(
        "applications.Decision",
        on_delete=models.PROTECT,
        related_name="condition",
        verbose_name=_("decision"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ConditionKind.choices)
    text = models.TextField(_("what has to be done"), blank=True)
    due_on = models.DateField(_("to be met by"), db_index=True)
    state = FSMField(_("state"), max_length=10, choices=S.choices, default=S.WAITING, protected=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    note = models.TextField(_("what shows it"), blank=True)
    evidence = models.OneToOneField(
        "documents.Upload",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evidence"),
    )

    class Meta:
        verbose_name = _("condition of an acceptance")
        verbose_name_plural = _("conditions of acceptances")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ConditionKind.REGISTRATION) | (Q(kind=ConditionKind.OTHER) & ~Q(text="")),
                name="condition_says_what_to_do",
                violation_error_message=_("Say what the applicant has to do."),
            ),
            models.CheckConstraint(
                condition=Q(state=S.WAITING, closed_on__isnull=True, evidence__isnull=True, note="")
                | (Q(state=S.MET, closed_on__isnull=False, evidence__isnull=False) & ~Q(note=""))
                | (
                    Q(
                        state=S.FAILED,
                        closed_on__isnull=False,
                        closed_on__gt=F("due_on"),
                        evidence__isnull=True,
                    )
                    & ~Q(note="")
                ),
                name="condition_met_with_evidence_or_failed_after_term",
                violation_error_message=_(
                    "A condition is met with evidence, or fails after its term with a reason."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.application.number}: {self.words}"

    @property
    def words(self) -> str:
        """Return what has to be done, in the language of the screen."""
        return self.text or str(ConditionKind(self.kind).label)

    @transition(
        field=state,
        source=S.WAITING,
        target=S.MET,
        permission="applications.check_application",
        custom={"label": _("The condition is met"), "tone": "go", "stand_ins": ()},
    )
    def meet(self) -> None:
        """The clerk has seen the evidence."""

    @transition(
        field=state,
        source=S.WAITING,
        target=S.FAILED,
        permission="applications.decide_application",
        custom={"label": _("The condition is not met"), "tone": "stop", "stand_ins": ()},
    )
    def fail(self) -> None:
        """The term is over and nothing was shown."""
