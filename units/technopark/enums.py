"""What a laboratory or workshop is booked for (3.2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """The Technopark's services for a proven concept."""

    PROTOTYPE = "prototype", _("Making a prototype")
    SMALL_SERIES = "small_series", _("Small-series production")
    TESTS = "tests", _("Testing a product")
    CERTIFICATION = "certification", _("Help with product certification")
