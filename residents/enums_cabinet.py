"""Codes of what a resident asks the Centre for, and of the permission to use its name (3.3.2)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class RequestKind(models.TextChoices):
    """What a request to the Centre is about: a closed list; services and hours have pages of their own."""

    QUESTION = "question", pgettext_lazy("request", "Question")
    DOCUMENT = "document", pgettext_lazy("request", "Document or certificate")
    PROPERTY = "property", pgettext_lazy("request", "Premises or equipment")
    CONSULTATION = "consultation", pgettext_lazy("request", "Consultation")
    EVENT = "event", pgettext_lazy("request", "Taking part in an event of the Centre")
    NAME = "name", pgettext_lazy("request", "Permission to use the Centre's name")
    OTHER = "other", pgettext_lazy("request", "Something else")


# Permission to use the name is asked for on its own page, with purpose, place and term.
ASKED_IN_WORDS = tuple(kind for kind in RequestKind if kind != RequestKind.NAME)


class RequestState(models.TextChoices):
    """Who acts next, said by the state: the Centre, the resident, nobody."""

    OPEN = "open", pgettext_lazy("request", "Waits for the Centre")
    ANSWERED = "answered", pgettext_lazy("request", "Answered by the Centre")
    CLOSED = "closed", pgettext_lazy("request", "Closed")


REQUEST_TONES = {
    RequestState.OPEN: "wait",
    RequestState.ANSWERED: "now",
    RequestState.CLOSED: "quiet",
}
UNCLOSED = (RequestState.OPEN, RequestState.ANSWERED)


class NameState(models.TextChoices):
    """The way of a permission; whether a granted one still holds, its dates say."""

    ASKED = "asked", pgettext_lazy("permission", "Waits for the director's decision")
    GRANTED = "granted", pgettext_lazy("permission", "Granted")
    REFUSED = "refused", pgettext_lazy("permission", "Refused")
    REVOKED = "revoked", pgettext_lazy("permission", "Revoked")
    WITHDRAWN = "withdrawn", pgettext_lazy("permission", "Withdrawn")


class NameStanding(models.TextChoices):
    """How a permission stands on a day: its state, and once it is granted what the dates say."""

    ASKED = "asked", NameState.ASKED.label
    IN_FORCE = "in_force", pgettext_lazy("permission", "In force")
    ENDED = "ended", pgettext_lazy("permission", "Its term is over")
    REFUSED = "refused", NameState.REFUSED.label
    REVOKED = "revoked", NameState.REVOKED.label
    WITHDRAWN = "withdrawn", NameState.WITHDRAWN.label


NAME_TONES = {
    NameStanding.ASKED: "wait",
    NameStanding.IN_FORCE: "ok",
    NameStanding.ENDED: "quiet",
    NameStanding.REFUSED: "stop",
    NameStanding.REVOKED: "stop",
    NameStanding.WITHDRAWN: "quiet",
}
# A certificate was issued.
CERTIFIED = (NameState.GRANTED, NameState.REVOKED)


# What each sign of residents.domain.signals is called in a filter and above its reason.
SIGN_LABELS = {
    "late_reports": pgettext_lazy("sign", "Late reports"),
    "open_warnings": pgettext_lazy("sign", "Open warnings"),
    "missed_stages": pgettext_lazy("sign", "Missed stages of the project"),
    "unpaid_invoices": pgettext_lazy("sign", "Unpaid invoices"),
    "unused_rooms": pgettext_lazy("sign", "Rooms not used"),
    "unused_equipment": pgettext_lazy("sign", "Equipment not used"),
    "no_consultations": pgettext_lazy("sign", "No consultations"),
}
