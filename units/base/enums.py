"""Kinds and states of premises, equipment and services; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PremisesKind(models.TextChoices):
    """What a room is for (2.2(1), 3.2.1, 3.2.2)."""

    OFFICE = "office", _("Office")
    LABORATORY = "laboratory", _("Laboratory")
    WORKSHOP = "workshop", _("Workshop")
    PRODUCTION = "production", _("Production premises")
    COWORKING = "coworking", _("Co-working space")
    MEETING = "meeting", _("Meeting room")


#: 3.2.2: rooms where residents make and test things by the hour, when they are not let as a whole.
HOURLY_KINDS = (PremisesKind.LABORATORY, PremisesKind.WORKSHOP, PremisesKind.PRODUCTION)


class EquipmentKind(models.TextChoices):
    """What a piece of equipment does."""

    LABORATORY = "laboratory", pgettext_lazy("equipment", "Laboratory equipment")
    MEASURING = "measuring", pgettext_lazy("equipment", "Measuring instrument")
    MACHINE = "machine", pgettext_lazy("equipment", "Machine tool")
    PRINTER = "printer", pgettext_lazy("equipment", "3D printer or cutter")
    COMPUTER = "computer", pgettext_lazy("equipment", "Computer equipment")
    OFFICE = "office", pgettext_lazy("equipment", "Office equipment")


class Condition(models.TextChoices):
    """In what condition property of OshTU is (5.1); a room under repair has a record of its repair."""

    GOOD = "good", pgettext_lazy("condition", "Good")
    WORN = "worn", pgettext_lazy("condition", "Worn, but works")
    REPAIR = "repair", pgettext_lazy("condition", "Under repair")
    OUT = "out", pgettext_lazy("condition", "Out of use")


WORKING = (Condition.GOOD, Condition.WORN)


class ServiceKind(models.TextChoices):
    """What the Centre does for those who ask; each kind belongs to one unit (3.2)."""

    BUSINESS_PLANNING = "business_planning", _("Business planning")
    MARKETING = "marketing", _("Marketing")
    LEGAL = "legal", _("Legal support")
    BOOKKEEPING = "bookkeeping", _("Bookkeeping")
    IP_PROTECTION = "ip_protection", _("Protection of intellectual property")
    MENTORING = "mentoring", _("Mentoring support")
    WORKSHOP_ORDER = "workshop_order", _("Work in a laboratory or workshop")
    TECH_TRANSFER = "tech_transfer", _("Technology transfer")
    PATENT_LICENCE = "patent_licence", _("Patent and licence services")
    MARKET_STUDY = "market_study", _("Market study")
    INVESTMENT = "investment", _("Investment relations")


class RequesterKind(models.TextChoices):
    """Who asks: residents, and from the hub the whole university too (3.2.3)."""

    RESIDENT = "resident", pgettext_lazy("requester", "Resident")
    EMPLOYEE = "employee", pgettext_lazy("requester", "Employee of OshTU")
    STUDENT = "student", pgettext_lazy("requester", "Student of OshTU")


class RequestState(models.TextChoices):
    """The way of a request for a service (2.2(2))."""

    NEW = "new", pgettext_lazy("service request", "New")
    ASSIGNED = "assigned", pgettext_lazy("service request", "In work")
    DELIVERED = "delivered", pgettext_lazy("service request", "Delivered, to be confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("service request", "Delivered and confirmed")
    DECLINED = "declined", pgettext_lazy("service request", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("service request", "Withdrawn")


REQUEST_TONES = {
    RequestState.NEW: "wait",
    RequestState.ASSIGNED: "now",
    RequestState.DELIVERED: "wait",
    RequestState.CONFIRMED: "ok",
    RequestState.DECLINED: "stop",
    RequestState.WITHDRAWN: "quiet",
}
#: Nobody works on these any more, and nothing was delivered.
DROPPED = (RequestState.DECLINED, RequestState.WITHDRAWN)
SERVED = (RequestState.DELIVERED, RequestState.CONFIRMED)
