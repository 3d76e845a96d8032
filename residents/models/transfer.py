"""A transfer between the units: an act with its day and reason; the new contract carries it out (3.2)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core.enums import Unit
from core.fields import FoldedField
from core.models import Record
from residents.enums_project import TransferState
from residents.models.rules_project import TRANSFER_RULES

S = TransferState
ORDER = "residents.order_transfer"


class Transfer(FSMModelMixin, Record):
    """One move of a resident: the residency it leaves, the contract it goes on by, the one it comes to."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.ORDERED, protected=True)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="transfers", verbose_name=_("resident")
    )
    to_unit = models.CharField(_("to the unit"), max_length=16, choices=Unit.choices)
    reason = models.TextField(pgettext_lazy("transfer", "reason"))
    gate = models.ForeignKey(
        "residents.GateReview",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers",
        verbose_name=_("gate review"),
    )
    act_number = models.CharField(_("number of the act"), max_length=40)
    act_date = models.DateField(_("date of the act"))
    act_file = models.OneToOneField(
        "documents.Upload", models.PROTECT, related_name="+", verbose_name=_("copy of the act")
    )
    contract = models.OneToOneField(
        "residents.Contract", models.PROTECT, related_name="transfer", verbose_name=_("new contract")
    )
    to_residency = models.OneToOneField(
        "residents.Residency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="came_by",
        verbose_name=_("residency in the new unit"),
    )
    moved_on = models.DateField(_("moved on"), null=True, blank=True)
    folded = FoldedField(sources=("party_name", "act_number"))

    class Meta:
        verbose_name = pgettext_lazy("resident", "transfer between units")
        verbose_name_plural = _("transfers between units")
        ordering = ("-act_date", "-pk")
        permissions = [("order_transfer", _("Order transfers of residents between units"))]
        constraints = TRANSFER_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.get_to_unit_display()}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    @transition(
        field=state,
        source=S.ORDERED,
        target=S.DONE,
        permission="residents.sign_contract",
        custom={"label": _("Carry out the transfer"), "tone": "go"},
    )
    def complete(self) -> None:
        """The new contract is signed: the old residency has ended and the new one begun on the same day."""

    @transition(
        field=state,
        source=S.ORDERED,
        target=S.WITHDRAWN,
        permission="residents.prepare_contract",
        custom={"label": _("Withdraw the transfer"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """The new contract was cancelled: the resident stays where it is."""
