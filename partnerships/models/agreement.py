"""A memorandum, agreement or contract with a partner, and the sides that sign it (8.1)."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import clock
from core.fields import FoldedField
from core.models import Record
from core.months import add_years
from partnerships.enums import AgreementKind, Standing

LONGEST_TERM = 50


class Agreement(Record):
    """What was agreed with a partner; its end is computed from the day of signing, never stored.

    There is no column for a sum or a penalty: a memorandum knows neither (memorandum 6.1).
    """

    kind = models.CharField(_("kind"), max_length=16, choices=AgreementKind.choices)
    code = models.SlugField(_("code"), max_length=40, blank=True, editable=False, db_index=False)
    title = models.CharField(_("title"), max_length=300)
    partner = models.ForeignKey(
        "partnerships.Partner", models.PROTECT, related_name="agreements", verbose_name=_("partner")
    )
    year = models.PositiveSmallIntegerField(
        _("year in the text"), null=True, blank=True, help_text=_("When the paper names only its year.")
    )
    term_years = models.PositiveSmallIntegerField(_("term in years"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    counts_from = models.DateField(_("term counts from"), null=True, blank=True)
    scan = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed copy"),
    )
    extends = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="extension",
        verbose_name=_("extends"),
    )
    clauses = models.JSONField(_("text by clause"), default=list, blank=True, editable=False)
    folded = FoldedField(sources=("title", "partner"))

    class Meta:
        verbose_name = _("partner agreement")
        verbose_name_plural = _("partner agreements")
        ordering = ("-created_at", "-pk")
        permissions = [
            ("sign_agreement", _("Record the signing or the extension of an agreement")),
            ("record_negotiation", _("Record negotiations of the parties")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], name="agreement_code_once", condition=~models.Q(code="")
            ),
            models.CheckConstraint(
                name="agreement_signed_with_copy",
                condition=models.Q(signed_on=None, scan=None, counts_from=None)
                | models.Q(signed_on__isnull=False, scan__isnull=False, counts_from__isnull=False),
                violation_error_message=_("The day of signing is entered together with the signed copy."),
            ),
            models.CheckConstraint(
                name="agreement_term_in_years",
                condition=models.Q(term_years=None) | models.Q(term_years__range=(1, LONGEST_TERM)),
                violation_error_message=_("The term is from 1 to 50 years."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def expires_on(self) -> date | None:
        """The last day in force (memorandum 5); None until the day of signing is entered."""
        if self.counts_from is None or self.term_years is None:
            return None
        return add_years(self.counts_from, self.term_years)

    def standing(self, on: date | None = None) -> Standing:
        """How the agreement stands on a day, by its dates."""
        day = on or clock.today()
        if self.signed_on is None:
            return Standing.UNDATED
        if day < self.signed_on:
            return Standing.COMING
        return Standing.ENDED if self.expires_on and day > self.expires_on else Standing.IN_FORCE


class AgreementParty(Record):
    """One side of an agreement: its name, who signs for it in which post, its address."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="parties", verbose_name=_("agreement")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    name = models.CharField(_("name"), max_length=200)
    signatory = models.CharField(_("who signs"), max_length=200)
    post = models.CharField(_("post"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("party to an agreement")
        verbose_name_plural = _("parties to agreements")
        ordering = ("agreement", "position")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="agreement_party_once"),
        ]

    def __str__(self) -> str:
        return self.name
