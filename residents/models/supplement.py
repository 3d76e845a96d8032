"""A supplement: a numbered paper that changes a signed contract, frozen and signed as it is (1.4)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from residents.enums_contract import SupplementState

S = SupplementState


class Supplement(FSMModelMixin, Record):
    """What changes: the term, what is granted and paid, other words; in force once both have signed."""

    UNIT_PATH: ClassVar[str] = "contract__unit"

    contract = models.ForeignKey(
        "residents.Contract", models.PROTECT, related_name="supplements", verbose_name=_("contract")
    )
    place = models.PositiveSmallIntegerField(_("which supplement of the contract"))
    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    new_ends_on = models.DateField(
        _("new last day of the contract"),
        null=True,
        blank=True,
        help_text=_("Empty when the term does not change."),
    )
    effective_on = models.DateField(
        _("in force from"), help_text=_("Not before both have signed: then the day of signing counts.")
    )
    words_ky = models.TextField(_("other changes, in Kyrgyz"), max_length=4000, blank=True)
    words_ru = models.TextField(_("other changes, in Russian"), max_length=4000, blank=True)

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
    scan = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed copy"),
    )
    folded = FoldedField(sources=("number", "contract_words"))

    class Meta:
        verbose_name = _("supplement to a contract")
        verbose_name_plural = _("supplements to contracts")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                name="residents_supplement_place_once",
                fields=["contract", "place"],
                violation_error_message=_("This contract already has a supplement of this number."),
            ),
            models.UniqueConstraint(
                name="residents_one_open_supplement",
                fields=["contract"],
                condition=Q(state__in=[S.DRAFT, S.ISSUED]),
                violation_error_message=_("Another supplement to this contract is being prepared."),
            ),
            models.CheckConstraint(
                name="residents_supplement_number_when_issued",
                condition=Q(state=S.DRAFT, number="", paper=None)
                | Q(state=S.CANCELLED)
                | Q(state__in=[S.ISSUED, S.SIGNED], paper__isnull=False, issued_on__isnull=False)
                & ~Q(number=""),
                violation_error_message=_("A supplement has a number and a paper exactly when it is issued."),
            ),
            models.CheckConstraint(
                name="residents_supplement_signed_iff_scan",
                condition=Q(state=S.SIGNED, signed_on__isnull=False, scan__isnull=False)
                | ~Q(state=S.SIGNED) & Q(signed_on=None, scan=None),
                violation_error_message=_(
                    "A supplement is signed exactly when the day and the signed copy are there."
                ),
            ),
        ]

    def __str__(self) -> str:
        number = self.number or _("draft")
        return f"{number} · {self.contract}"

    @property
    def contract_words(self) -> str:
        """The contract and its resident, for search."""
        return str(self.contract)

    @transition(
        field=state,
        source=S.DRAFT,
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
        """Both sides have signed: the contract is changed."""

    @transition(
        field=state,
        source=[S.DRAFT, S.ISSUED],
        target=S.CANCELLED,
        permission="residents.prepare_contract",
        custom={"label": _("Cancel the supplement"), "tone": "stop"},
    )
    def cancel(self) -> None:
        """It will not be signed; its number, if taken, stays used."""
