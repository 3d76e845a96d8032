"""Words of contracts: sections and conditions of clauses, what is granted, what a tariff prices."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClauseSection(models.TextChoices):
    """The sections of a contract, in the order in which they stand in it."""

    PARTIES = "parties", _("The parties")
    SUBJECT = "subject", _("Subject of the contract")
    GRANTED = "granted", _("What the Resident is given")
    RIGHTS = "rights", _("Rights of the Resident (Regulation, 3.3.2)")
    DUTIES = "duties", _("Duties of the Resident (Regulation, 3.3.3)")
    PAYMENT = "payment", _("Payment")
    OUR_DUTIES = "our_duties", _("Duties of the University")
    PROPERTY = "property", _("Intellectual property (Regulation, 6.2)")
    TERM = "term", _("Term of the contract")
    TERMINATION = "termination", _("Termination of resident status (Regulation, 3.3.4)")
    CLOSING = "closing", _("Closing provisions")


SECTION_LEADS = {
    ClauseSection.RIGHTS: _("The Resident has the right:"),
    ClauseSection.DUTIES: _("The Resident undertakes:"),
    ClauseSection.OUR_DUTIES: _("The University undertakes:"),
}


class GrantKind(models.TextChoices):
    """What a contract gives, and what is paid for it (3.3.2, 3.3.3)."""

    ROOM = "room", pgettext_lazy("grant", "Room, m²")
    EQUIPMENT = "equipment", pgettext_lazy("grant", "Equipment, hours a month")
    SERVICE = "service", pgettext_lazy("grant", "Service, times a quarter")
    NAME = "name", pgettext_lazy("grant", "Use of the Centre's name")
    FEE = "fee", pgettext_lazy("grant", "Fee by the tariff")


# What a clause waits for: nothing, or something of this kind in the contract. Words asked for less often
# than figures are no grant, but a clause may wait for them all the same (3.3.3).
ALWAYS = ""
SELDOM = "seldom"
CONDITIONS = [*GrantKind.choices, (SELDOM, _("Account in words less often than every quarter"))]


class TariffKind(models.TextChoices):
    """What a line of the tariff prices."""

    ROOM = "room", pgettext_lazy("tariff", "Premises")
    COWORKING = "coworking", pgettext_lazy("tariff", "Co-working space")
    EQUIPMENT = "equipment", pgettext_lazy("tariff", "Equipment")
    SERVICE = "service", pgettext_lazy("tariff", "Service")


class Measure(models.TextChoices):
    """For how much of it the price is."""

    SQUARE_METRE_MONTH = "m2_month", _("1 m² a month")
    PLACE_MONTH = "place_month", _("1 place a month")
    HOUR = "hour", _("1 hour")
    SERVICE = "service", _("1 service")
    MONTH = "month", _("1 month")


class SupplementState(models.TextChoices):
    """The way of a supplement: it changes the contract when both have signed it."""

    DRAFT = "draft", pgettext_lazy("supplement", "Draft")
    ISSUED = "issued", pgettext_lazy("supplement", "Issued for signature")
    SIGNED = "signed", pgettext_lazy("supplement", "Signed")
    CANCELLED = "cancelled", pgettext_lazy("supplement", "Cancelled")


SUPPLEMENT_TONES = {
    SupplementState.DRAFT: "quiet",
    SupplementState.ISSUED: "wait",
    SupplementState.SIGNED: "ok",
    SupplementState.CANCELLED: "stop",
}


class Standing(models.TextChoices):
    """How a contract stands on a day: its state, and once it is signed what the dates say."""

    DRAFT = "draft", pgettext_lazy("contract", "Draft")
    AGREED = "agreed", pgettext_lazy("contract", "Agreed")
    ISSUED = "issued", pgettext_lazy("contract", "Issued for signature")
    AHEAD = "ahead", pgettext_lazy("contract", "Signed, has not begun")
    IN_FORCE = "in_force", pgettext_lazy("contract", "In force")
    EXPIRED = "expired", pgettext_lazy("contract", "Expired")
    ENDED = "ended", pgettext_lazy("contract", "Ended before its term")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled")


STANDING_TONES = {
    Standing.DRAFT: "quiet",
    Standing.AGREED: "now",
    Standing.ISSUED: "wait",
    Standing.AHEAD: "wait",
    Standing.IN_FORCE: "ok",
    Standing.EXPIRED: "quiet",
    Standing.ENDED: "stop",
    Standing.CANCELLED: "stop",
}
