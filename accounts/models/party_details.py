"""Who stands behind a party: its founders with their shares, and whom to ask there (1.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.party import Party
from core.models import Record

WHOLE = 100


class Founder(Record):
    """One founder of a legal entity; the shares of all are together not more than the whole."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="founders", verbose_name=_("party"))
    name = models.CharField(_("founder"), max_length=200)
    share = models.DecimalField(_("share, %"), max_digits=5, decimal_places=2)
    left_on = models.DateField(_("founder until"), null=True, blank=True)

    class Meta:
        verbose_name = _("founder")
        verbose_name_plural = _("founders")
        ordering = ("party", "-share", "pk")
        constraints = [
            models.CheckConstraint(
                name="accounts_founder_share_of_the_whole",
                condition=Q(share__gt=0, share__lte=WHOLE),
                violation_error_message=_("A share is more than 0 and at most 100 percent."),
            ),
            models.UniqueConstraint(
                name="accounts_founder_once",
                fields=["party", "name"],
                condition=Q(left_on=None),
                violation_error_message=_("This founder is already named."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(Record):
    """A person of the party whom the Centre writes to or calls about something."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="contacts", verbose_name=_("party"))
    name = models.CharField(_("contact person"), max_length=200)
    post = models.CharField(_("post or matter"), max_length=200, blank=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    left_on = models.DateField(_("contact until"), null=True, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("party", "name", "pk")
        constraints = [
            models.CheckConstraint(
                name="accounts_contact_can_be_reached",
                condition=~Q(name="") & (~Q(phone="") | ~Q(email="")),
                violation_error_message=_("Write a phone number or an e-mail of the contact."),
            )
        ]

    def __str__(self) -> str:
        return self.name
