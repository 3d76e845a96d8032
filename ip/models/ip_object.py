"""An object of intellectual property in the Centre's register (VI)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.enums import Direction
from core.fields import FoldedField
from core.models import Record
from ip.enums import IPKind, OwnershipBasis, OwnershipState
from ip.models.rules import OBJECT_RULES

S = OwnershipState
SETTLE = "ip.settle_ownership"


class IPObject(FSMModelMixin, Record):
    """An object with the circumstances of its making, from which its owner follows (6.2)."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=IPKind.choices)
    residency = models.ForeignKey(
        "residents.Residency",
        verbose_name=_("resident"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ip_objects",
    )
    direction = models.CharField(_("direction"), max_length=20, choices=Direction.choices, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    ownership = FSMField(_("rights"), choices=S.choices, default=S.UNEXAMINED, protected=True)
    used_equipment = models.BooleanField(_("equipment of OshTU was used"), default=False)
    used_funding = models.BooleanField(_("funding of OshTU was used"), default=False)
    used_supervision = models.BooleanField(_("teachers of OshTU supervised the work"), default=False)
    used_background = models.BooleanField(_("background IP of OshTU was used"), default=False)
    contract_number = models.CharField(_("number of the contract on rights"), max_length=60, blank=True)
    contract_date = models.DateField(_("date of the contract on rights"), null=True, blank=True)
    contract_scan = models.OneToOneField(
        "documents.Upload",
        verbose_name=_("signed copy of the contract on rights"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    ownership_basis = models.CharField(_("basis"), max_length=8, choices=OwnershipBasis.choices, blank=True)
    settled_on = models.DateField(_("rights settled on"), null=True, blank=True)
    folded = FoldedField(sources=("title",))

    class Meta:
        verbose_name = _("IP object")
        verbose_name_plural = _("IP objects")
        ordering = ("-pk",)
        permissions = [
            ("settle_ownership", _("Record circumstances, contracts and owners of IP objects")),
            ("see_own_objects", _("See the IP objects one is an author of")),
        ]
        constraints = OBJECT_RULES

    def __str__(self) -> str:
        return self.title

    @property
    def used_resources(self) -> bool:
        """6.2.2: whether any significant resource of the university was used."""
        return self.used_equipment or self.used_funding or self.used_supervision

    @transition(
        field=ownership,
        source=[S.UNEXAMINED, S.EXAMINED],
        target=S.EXAMINED,
        permission=SETTLE,
        custom={"label": _("Record how it was made"), "tone": "go"},
    )
    def examine(self) -> None:
        """What was used is known."""

    @transition(
        field=ownership,
        source=S.EXAMINED,
        target=S.SETTLED,
        permission=SETTLE,
        custom={"label": _("Settle the rights"), "tone": "go"},
    )
    def settle(self) -> None:
        """The owners and the clause stand."""

    @transition(
        field=ownership,
        source=S.SETTLED,
        target=S.EXAMINED,
        permission=SETTLE,
        custom={"label": _("Open the rights again"), "tone": "stop"},
    )
    def reopen(self) -> None:
        """The settlement was mistaken, or the contract changed."""
