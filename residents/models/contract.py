"""The contract between OshTU, acting through the Centre, and a future resident (1.2, 1.4)."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.actors import StandIn
from core.enums import Direction, Unit
from core.fields import FoldedField
from core.models import Record
from residents.enums import AuthorityKind, ContractState, ReportTerm
from residents.enums_contract import Standing
from residents.models.rules import CONTRACT_RULES

S = ContractState


class ContractQuerySet(models.QuerySet["Contract"]):
    """Reusable filters of contracts."""

    def live(self) -> "ContractQuerySet":
        """Contracts that are not cancelled."""
        return self.exclude(state=S.CANCELLED)


class Contract(FSMModelMixin, Record):
    """A contract; its words are frozen when its number is taken, its status comes from its signing."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "unit"

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="contracts", verbose_name=_("application")
    )
    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, related_name="contracts", verbose_name=_("future resident")
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("contract that it follows"),
        help_text=_("Of a resident who is transferred to another unit (3.2)."),
    )
    template = models.ForeignKey(
        "residents.ContractTemplate",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contract template"),
    )
    number = models.CharField(_("contract number"), max_length=40, blank=True)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    direction = models.CharField(_("direction"), max_length=16, choices=Direction.choices)
    innovation_types = models.JSONField(_("types of innovation"), default=list)
    project_title = models.CharField(_("project"), max_length=300)
    starts_on = models.DateField(_("in force from"))
    months = models.PositiveSmallIntegerField(_("term in months"))
    ends_on = models.DateField(_("in force until"), help_text=_("The last day of the contract."))

    report_months = models.PositiveSmallIntegerField(
        _("how often the resident writes what was done"),
        choices=ReportTerm.choices,
        default=ReportTerm.QUARTER,
        help_text=_("Figures are given every quarter in any case (7.1)."),
    )

    signatory_name = models.CharField(_("who signs for OshTU"), max_length=200)
    signatory_post = models.CharField(_("post of the signatory"), max_length=200)
    authority_kind = models.CharField(_("authority"), max_length=20, choices=AuthorityKind.choices)
    authority_number = models.CharField(_("number of the authority"), max_length=40)
    authority_date = models.DateField(_("date of the authority"))
    counterpart_name = models.CharField(_("who signs for the resident"), max_length=200)
    counterpart_post = models.CharField(_("post of the resident's signatory"), max_length=200, blank=True)
    counterpart_authority = models.CharField(
        _("authority of the resident's signatory"),
        max_length=200,
        blank=True,
        help_text=_("The charter, a certificate of registration, or a numbered power of attorney."),
    )

    baseline_jobs_full = models.PositiveIntegerField(_("full-time jobs at admission"), default=0)
    baseline_jobs_part = models.PositiveIntegerField(_("part-time jobs at admission"), default=0)

    baseline_revenue = models.DecimalField(
        _("revenue of the year before admission, som"), max_digits=15, decimal_places=2, default=0
    )
    baseline_investment = models.DecimalField(
        _("investment received before admission, som"), max_digits=15, decimal_places=2, default=0
    )

    offered_on = models.DateField(_("shown to the future resident on"), null=True, blank=True)
    text = models.JSONField(_("text as issued"), default=dict, blank=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper"),
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    university_signed_on = models.DateField(_("signed for OshTU on"), null=True, blank=True)
    resident_signed_on = models.DateField(_("signed for the resident on"), null=True, blank=True)
    ended_on = models.DateField(
        _("ended on"), null=True, blank=True, help_text=_("The first day after the contract.")
    )
    scan = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed copy"),
    )
    folded = FoldedField(sources=("number", "party_name", "project_title"))

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        ordering = ("-created_at",)
        permissions = [
            ("prepare_contract", _("Draft, issue and cancel contracts")),
            ("sign_contract", _("Record the signing of a contract")),
        ]
        constraints = CONTRACT_RULES

    def __str__(self) -> str:
        number = self.number or _("draft")
        return f"{number} · {self.party_name}"

    @property
    def party_name(self) -> str:
        """Name of the future resident, for search and lists."""
        return str(self.party)

    @property
    def left(self) -> date:
        """The first day after the contract: as it ended, or as its term says."""
        return self.ended_on or self.ends_on + timedelta(days=1)

    def standing(self, on: date | None = None) -> Standing:
        """How the contract stands on the day `on` (today by default): once signed, by its dates."""
        day = on or clock.today()
        if self.state != S.SIGNED or self.signed_on is None:
            return Standing(self.state)
        if day < max(self.signed_on, self.starts_on):
            return Standing.AHEAD
        if day < self.left:
            return Standing.IN_FORCE
        return Standing.EXPIRED if self.left > self.ends_on else Standing.ENDED

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.AGREED,
        permission="residents.prepare_contract",
        custom={"label": _("Record that both agree"), "tone": "go", "stand_ins": (StandIn.APPLICANT,)},
    )
    def agree(self) -> None:
        """Neither side has a remark without an answer: the words stand (1.4)."""

    @transition(
        field=state,
        source=S.AGREED,
        target=S.DRAFT,
        permission="residents.prepare_contract",
        custom={"label": _("Open the draft again"), "tone": "stop"},
    )
    def reopen(self) -> None:
        """Something is to be changed before it is issued."""

    @transition(
        field=state,
        source=S.AGREED,
        target=S.ISSUED,
        permission="residents.prepare_contract",
        custom={"label": _("Issue for signature"), "tone": "go"},
    )
    def issue(self) -> None:
        """The number is taken and the text stands still."""

    @transition(
        field=state,
        source=S.ISSUED,
        target=S.SIGNED,
        permission="residents.sign_contract",
        custom={"label": _("Record the signing"), "tone": "go"},
    )
    def sign(self) -> None:
        """Both sides have signed: the residency begins (1.4)."""

    @transition(
        field=state,
        source=[S.DRAFT, S.AGREED, S.ISSUED],
        target=S.CANCELLED,
        permission="residents.prepare_contract",
        custom={"label": _("Cancel the contract"), "tone": "stop"},
    )
    def cancel(self) -> None:
        """It will not be signed; its number, if taken, stays used."""
