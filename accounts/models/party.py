"""A party: the lasting counterpart, from application to alumni."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record


class PartyKind(models.TextChoices):
    """Who can become a resident: a legal entity or an individual entrepreneur (1.4)."""

    ORGANISATION = "organisation", _("Legal entity")
    ENTREPRENEUR = "entrepreneur", _("Individual entrepreneur")


class Party(Record):
    """A legal entity or an individual entrepreneur, known by its ИНН."""

    kind = models.CharField(_("kind"), max_length=16, choices=PartyKind.choices)
    name = models.CharField(_("name"), max_length=200)
    inn = models.CharField(
        _("taxpayer number (INN)"),
        max_length=14,
        unique=True,
        error_messages={"unique": _("A party with this INN is already here.")},
    )
    okpo = models.CharField(_("OKPO code"), max_length=8, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    folded = FoldedField(sources=("name", "inn"))

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                name="accounts_party_inn_fits_kind",
                condition=models.Q(kind="organisation", inn__startswith="0")
                | models.Q(kind="entrepreneur", inn__startswith="1")
                | models.Q(kind="entrepreneur", inn__startswith="2"),
                violation_error_message=_(
                    "The INN of a legal entity begins with 0, that of an entrepreneur with 1 or 2."
                ),
            ),
            models.CheckConstraint(
                name="accounts_party_okpo_has_eight_digits",
                condition=models.Q(okpo="") | models.Q(okpo__regex=r"^[0-9]{8}$"),
                violation_error_message=_("The OKPO code has 8 digits. Check it or leave it empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
