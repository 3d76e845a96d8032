"""What every piece of property has: it is OshTU's, and the Centre answers for it (5.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from units.base.enums import Condition


class Property(Record):
    """Property of OshTU under operative management: no field here says who owns it, for nobody else can."""

    name = models.CharField(_("name"), max_length=160)
    inventory_number = models.CharField(
        _("inventory number"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("This inventory number is already in the register.")},
    )
    act_number = models.CharField(_("number of the act of transfer"), max_length=40)
    act_date = models.DateField(_("date of the act of transfer"))
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    condition = models.CharField(
        _("condition"), max_length=12, choices=Condition.choices, default=Condition.GOOD
    )

    class Meta:
        abstract = True
