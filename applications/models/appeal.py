"""Appeals against a decision: filed by the applicant, considered by people who did not score (3.3.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums_decision import AppealState as S
from core.models import Record

CLOSED = Q(state__in=[S.UPHELD, S.REFUSED])
GIVEN = Q(state__in=[S.CONSIDERED, S.UPHELD, S.REFUSED])


class Appeal(FSMModelMixin, Record):
    """One appeal against one decision, and what became of it."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "decision__application__unit"

    decision = models.OneToOneField(
        "applications.Decision", on_delete=models.PROTECT, related_name="appeal", verbose_name=_("decision")
    )
    state = FSMField(_("state"), max_length=12, choices=S.choices, default=S.FILED, protected=True)
    text = models.TextField(_("what the applicant writes"))
    filed_at = models.DateTimeField(_("filed"))
    order = models.ForeignKey(
        "documents.GoverningAct",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("order on who considers it"),
    )
    considered_on = models.DateField(_("considered on"), null=True, blank=True)
    reasons = models.TextField(_("reasons of the answer"), blank=True)
    minutes = models.OneToOneField(
        "documents.Upload",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes of those who considered it"),
    )
    letter = models.ForeignKey(
        "documents.IssuedPaper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("letter"),
    )

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-filed_at", "-pk"]
        permissions = [("answer_appeal", _("Appoint who considers an appeal, and answer it"))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="appeal_says_why",
                violation_error_message=_("Write why you do not agree with the decision."),
            ),
            models.CheckConstraint(
                condition=(GIVEN & Q(order__isnull=False)) | (~GIVEN & Q(order__isnull=True)),
                name="appeal_considered_by_order",
                violation_error_message=_("Who considers an appeal is named by an order."),
            ),
            models.CheckConstraint(
                condition=(
                    CLOSED
                    & Q(considered_on__isnull=False, minutes__isnull=False, letter__isnull=False)
                    & ~Q(reasons="")
                )
                | (
                    ~CLOSED
                    & Q(considered_on__isnull=True, minutes__isnull=True, letter__isnull=True, reasons="")
                ),
                name="appeal_answered_with_reasons",
                violation_error_message=_("An appeal is answered with reasons, minutes, a day and a letter."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.decision.application.number}"

    @property
    def is_open(self) -> bool:
        """Say whether it waits for an answer."""
        return self.state in (S.FILED, S.RECEIVED, S.CONSIDERED)

    @transition(
        field=state,
        source=S.FILED,
        target=S.RECEIVED,
        permission="applications.check_application",
        custom={"label": _("Receive the appeal"), "tone": "go", "stand_ins": ()},
    )
    def receive(self) -> None:
        """The clerk has taken it in."""

    @transition(
        field=state,
        source=S.RECEIVED,
        target=S.CONSIDERED,
        permission="applications.answer_appeal",
        custom={"label": _("Name who considers it"), "tone": "go", "stand_ins": ()},
    )
    def give(self) -> None:
        """Other people consider it, named by an order."""

    @transition(
        field=state,
        source=S.CONSIDERED,
        target=S.UPHELD,
        permission="applications.answer_appeal",
        custom={"label": _("Uphold the appeal"), "tone": "go", "stand_ins": ()},
    )
    def uphold(self) -> None:
        """The decision is reversed."""

    @transition(
        field=state,
        source=S.CONSIDERED,
        target=S.REFUSED,
        permission="applications.answer_appeal",
        custom={"label": _("Refuse the appeal"), "tone": "stop", "stand_ins": ()},
    )
    def refuse(self) -> None:
        """The decision stands."""


class AppealMember(Record):
    """One of those who consider an appeal: nobody of the commission that evaluated the project."""

    appeal = models.ForeignKey(
        Appeal, on_delete=models.PROTECT, related_name="members", verbose_name=_("appeal")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("expert")
    )

    class Meta:
        verbose_name = _("member who considers an appeal")
        verbose_name_plural = _("members who consider appeals")
        ordering = ["appeal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "user"],
                name="appeal_member_once",
                violation_error_message=_("This expert already considers the appeal."),
            ),
        ]

    def __str__(self) -> str:
        return self.user.short_name


class AppealFile(Record):
    """A file the applicant sent with an appeal."""

    appeal = models.ForeignKey(
        Appeal, on_delete=models.PROTECT, related_name="files", verbose_name=_("appeal")
    )
    upload = models.OneToOneField(
        "documents.Upload", on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )

    class Meta:
        verbose_name = _("file of an appeal")
        verbose_name_plural = _("files of appeals")
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return self.upload.name
