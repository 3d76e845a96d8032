"""Words of the Regulation that several rooms share; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    """The three structural units of the Centre (3.1)."""

    TECHNOPARK = "technopark", _("Technopark")
    INCUBATOR = "incubator", _("Business incubator")
    TISC = "tisc", _("Technology and Innovation Support Centre (TISC)")


class Direction(models.TextChoices):
    """The four priority directions (2.3)."""

    ICT = "ict", _("Information and communication technologies (ICT)")
    ENERGY = "energy", _("Renewable energy and green technologies")
    AGRO = "agro", _("Agro-industrial technologies and food processing")
    ENGINEERING = "engineering", _("Engineering and industrial automation")


class OsloType(models.TextChoices):
    """The two types of innovation of the Oslo Manual 2018, for statistics."""

    PRODUCT = "product", _("Product innovation")
    BUSINESS_PROCESS = "business_process", _("Business process innovation")


class InnovationType(models.TextChoices):
    """The four types of innovation of 1.4 (the wording of the Oslo Manual 2005)."""

    PRODUCT = "product", _("Product innovation")
    PROCESS = "process", _("Process innovation")
    MARKETING = "marketing", _("Marketing innovation")
    ORGANISATIONAL = "organisational", _("Organisational innovation")

    @property
    def oslo_2018(self) -> OsloType:
        """Return the type of the 2018 edition that this one became."""
        if self is InnovationType.PRODUCT:
            return OsloType.PRODUCT
        return OsloType.BUSINESS_PROCESS
