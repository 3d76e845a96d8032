"""What the Centre's figures ask of the people who apply; nothing here counts in the decision (3.3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Stored where nobody answered: a question of the figures may stay open, and nothing is guessed from a name.
NOT_SAID = ""
NOT_SAID_LABEL = pgettext_lazy("answer", "Not said")


class Gender(models.TextChoices):
    """The gender of a member of the team, as the applicant said it."""

    WOMAN = "woman", pgettext_lazy("gender", "Woman")
    MAN = "man", pgettext_lazy("gender", "Man")


class Region(models.TextChoices):
    """Where the applicant works: the seven regions and the two cities of the Republic, or elsewhere."""

    BISHKEK = "bishkek", _("Bishkek city")
    OSH_CITY = "osh_city", _("Osh city")
    BATKEN = "batken", _("Batken region")
    CHUI = "chui", _("Chüy region")
    ISSYK_KUL = "issyk_kul", _("Issyk-Kul region")
    JALAL_ABAD = "jalal_abad", _("Jalal-Abad region")
    NARYN = "naryn", _("Naryn region")
    OSH = "osh", _("Osh region")
    TALAS = "talas", _("Talas region")
    ABROAD = "abroad", _("Another country")


class TeamKind(models.TextChoices):
    """A team by the gender of its members: every team is exactly one of these."""

    WITH_WOMAN = "with_woman", _("At least one woman")
    MEN_ONLY = "men_only", _("Men only, everybody answered")
    UNSAID = "unsaid", NOT_SAID_LABEL
