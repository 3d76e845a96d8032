"""An application for resident status: who, what project, what is asked of the Centre (1.4, 3.3.1)."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums import EDITABLE_STATES, PENDING_STATES, ApplicantForm, ApplicationState, ProjectStage
from applications.enums_people import Region
from applications.models.application_rules import APPLICATION_RULES
from applications.models.evaluated import Evaluated
from applications.models.selection import Selection
from core.clock import day_of
from core.conf import centre
from core.enums import Direction, Unit
from core.fields import FoldedField
from core.models import Record


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications as the rooms ask for them."""

    def received(self) -> "ApplicationQuerySet":
        """Return what applicants have sent: drafts are theirs alone."""
        return self.exclude(state=ApplicationState.DRAFT)

    def of_email(self, email: str) -> "ApplicationQuerySet":
        """Return the applications that name this address."""
        return self.filter(email=email.strip().lower())


class Application(Selection, Evaluated, Record):
    """One application, from the first saved step of the form to the final decision."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "unit"

    # Links, open sessions and files of the applicant go by this; a new one makes all of them useless.
    public_id = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(
        "applications.Call", on_delete=models.PROTECT, related_name="applications", verbose_name=_("call")
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    language = models.CharField(_("language of letters"), max_length=2, default="ky")
    # who applies (1.4)
    applicant_form = models.CharField(
        _("form of the applicant"), max_length=30, choices=ApplicantForm.choices, blank=True
    )
    applicant_name = models.CharField(_("name of the applicant"), max_length=200, blank=True)
    inn = models.CharField(_("INN"), max_length=14, blank=True, db_index=True)
    okpo = models.CharField(_("OKPO code"), max_length=8, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    region = models.CharField(_("region"), max_length=12, choices=Region.choices, blank=True)
    representative = models.CharField(_("representative"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, db_index=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    # the innovation project (1.4, 2.3)
    title = models.CharField(_("title of the project"), max_length=120, blank=True)
    innovation_types = models.JSONField(_("types of innovation"), default=list, blank=True)
    direction = models.CharField(
        _("technological direction"), max_length=20, choices=Direction.choices, blank=True
    )
    stage = models.CharField(
        _("stage of the project"), max_length=20, choices=ProjectStage.choices, blank=True
    )
    problem = models.TextField(_("problem"), blank=True)
    product = models.TextField(_("product"), blank=True)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices, blank=True)
    # what is planned and asked for (3.3.2)
    plan = models.TextField(_("plan of work"), blank=True)
    needs = models.JSONField(_("needs"), default=list, blank=True)
    needs_note = models.TextField(_("details of the needs"), blank=True)
    amount_needed = models.DecimalField(
        _("amount needed, som"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    budget_note = models.TextField(_("what the money is for"), blank=True)
    # answers to the call's own questions by their code, and the version of the questions they answer
    question_set = models.ForeignKey(
        "applications.QuestionSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("set of questions"),
    )
    answers = models.JSONField(_("answers to the questions of the call"), default=dict, blank=True)
    # how it was sent
    consent_version = models.CharField(_("version of the consent"), max_length=20, blank=True)
    consent_language = models.CharField(_("language of the consent"), max_length=2, blank=True)
    consent_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, db_index=True)
    # the check of completeness: how many times it was sent, and whose turn it is until when
    round = models.PositiveSmallIntegerField(_("round of the check"), default=1)
    check_due_on = models.DateField(_("check by"), null=True, blank=True, db_index=True)
    additions_due_on = models.DateField(_("additions by"), null=True, blank=True, db_index=True)
    remark = models.TextField(_("remark"), blank=True)
    commission = models.ForeignKey(
        "applications.Commission",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("commission"),
    )
    # The decision in force; earlier ones that were reversed stand in `decisions`.
    decision = models.OneToOneField(
        "applications.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decision in force"),
    )
    folded = FoldedField(sources=("number", "applicant_name", "inn", "representative", "email", "title"))

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-submitted_at"], name="application_state_submitted"),
            # What experts read: open evaluations by their day, and all ever given to them, the latest first.
            models.Index(
                fields=["scores_due_on", "number"],
                name="application_in_evaluation",
                condition=models.Q(state=ApplicationState.IN_EVALUATION),
            ),
            models.Index(fields=["-scores_due_on", "-number"], name="application_latest_scored"),
        ]
        permissions = [
            ("submit_application", _("Submit an application for an applicant")),
            ("check_application", _("Check that an application is complete")),
            ("transfer_application", _("Transfer a project to another unit")),
            ("appoint_commission", _("Appoint an expert commission")),
            ("close_evaluation", _("Close the evaluation")),
            ("decide_application", _("Answer for the final decisions on applications")),
            ("take_decision", _("Take or enter the final decision on an application")),
            ("release_decision", _("Tell applicants of the decisions")),
        ]
        constraints = APPLICATION_RULES

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip() or str(_("application without a title"))

    @property
    def is_editable(self) -> bool:
        """Say whether the applicant may still change the answers."""
        return self.state in EDITABLE_STATES

    @property
    def is_draft(self) -> bool:
        """Say whether the application has not been sent yet."""
        return self.state == ApplicationState.DRAFT

    @property
    def told_state(self) -> str:
        """Return the state as the applicant may know it: a decision is told at its release alone."""
        return ApplicationState.EVALUATED if self.state == ApplicationState.DECIDED else self.state

    @property
    def told_state_label(self) -> str:
        """Return the words for the state the applicant may know."""
        return str(ApplicationState(self.told_state).label)

    @property
    def can_be_withdrawn(self) -> bool:
        """Say whether the application is on its way, so that its applicant may take it back."""
        return self.state in PENDING_STATES

    def additions_are_late(self, at: datetime) -> bool:
        """Say whether the last day for the additions is over."""
        due = self.additions_due_on
        return self.state == ApplicationState.RETURNED and due is not None and day_of(at) > due

    def can_be_sent(self, at: datetime) -> bool:
        """Say whether it can be sent: a draft while its call is open, a returned one within its term."""
        if self.state == ApplicationState.RETURNED:
            return not (centre("LATE_ADDITIONS_REFUSED") and self.additions_are_late(at))
        return self.is_draft and self.call.is_open(at)
