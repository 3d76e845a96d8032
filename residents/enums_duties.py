"""Codes of the duties of 3.3.3, of what is known of each, and of the notices about them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Duty(models.TextChoices):
    """The five duties of a resident (3.3.3): a closed list, in the order of the clause."""

    PROJECT = "project", _("Follows the approved project")
    RULES = "rules", _("Keeps the internal rules")
    REPORTS = "reports", _("Reports on time")
    PAYMENT = "payment", _("Pays on time")
    RIGHTS = "rights", _("Respects intellectual property")


# The head of a narrow column for each duty.
DUTY_HEADS = {
    Duty.PROJECT: pgettext_lazy("duty", "Project"),
    Duty.RULES: pgettext_lazy("duty", "Internal rules"),
    Duty.REPORTS: pgettext_lazy("duty", "Reports"),
    Duty.PAYMENT: pgettext_lazy("duty", "Payment"),
    Duty.RIGHTS: pgettext_lazy("duty", "IP rights"),
}


class DutyStatus(models.TextChoices):
    """What the evidence says; without evidence nobody says that a duty is kept."""

    MISSED = "missed", pgettext_lazy("duty", "Missed")
    DUE = "due", pgettext_lazy("duty", "Due")
    UNKNOWN = "unknown", pgettext_lazy("duty", "Unknown")
    KEPT = "kept", pgettext_lazy("duty", "Kept")


DUTY_TONES = {
    DutyStatus.MISSED: "stop",
    DutyStatus.DUE: "wait",
    DutyStatus.UNKNOWN: "quiet",
    DutyStatus.KEPT: "ok",
}


class RulesOwner(models.TextChoices):
    """Whose internal rules (3.3.3): the clause names both."""

    CENTRE = "centre", _("Rules of the Centre")
    OSHTU = "oshtu", _("Rules of OshTU")


class Acknowledged(models.TextChoices):
    """What a resident declares in its cabinet."""

    RULES = "rules", _("Has read the internal rules")
    RIGHTS = "rights", _("Declares that it respects intellectual property")


class NoticeState(models.TextChoices):
    """The way of a notice about a missed duty; each step is somebody's act."""

    DRAFT = "draft", pgettext_lazy("notice", "Draft")
    SENT = "sent", pgettext_lazy("notice", "Sent")
    CURED = "cured", pgettext_lazy("notice", "Put right")
    EXPIRED = "expired", pgettext_lazy("notice", "Term passed, not put right")
    ESCALATED = "escalated", pgettext_lazy("notice", "Second warning given")
    WITHDRAWN = "withdrawn", pgettext_lazy("notice", "Withdrawn")


NOTICE_TONES = {
    NoticeState.DRAFT: "quiet",
    NoticeState.SENT: "wait",
    NoticeState.CURED: "ok",
    NoticeState.EXPIRED: "stop",
    NoticeState.ESCALATED: "stop",
    NoticeState.WITHDRAWN: "quiet",
}

# The resident was told, and what was asked for has not been done.
UNCURED = (NoticeState.SENT, NoticeState.EXPIRED, NoticeState.ESCALATED)
