"""Words of a commission's session: how it works, where its agenda stands, how it voted (3.3.1)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SessionForm(models.TextChoices):
    """How a commission comes to its opinion: together at a table, or by the score sheets alone."""

    MEETING = "meeting", pgettext_lazy("session", "Meeting")
    WRITTEN = "written", pgettext_lazy("session", "Written procedure")


class SessionState(models.TextChoices):
    """The way of a session."""

    PLANNED = "planned", pgettext_lazy("session", "Planned")
    OPEN = "open", pgettext_lazy("session", "Under way")
    CLOSED = "closed", pgettext_lazy("session", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")


class ItemState(models.TextChoices):
    """The way of one application on an agenda."""

    WAITING = "waiting", pgettext_lazy("agenda", "Waits for its turn")
    VOTING = "voting", pgettext_lazy("agenda", "The vote is open")
    CLOSED = "closed", pgettext_lazy("agenda", "Closed")
    POSTPONED = "postponed", pgettext_lazy("agenda", "Postponed")


class Choice(models.TextChoices):
    """What one member says."""

    FOR = "for", pgettext_lazy("vote", "For")
    AGAINST = "against", pgettext_lazy("vote", "Against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstain")


class Result(models.TextChoices):
    """What the commission says of an application."""

    RECOMMENDED = "recommended", pgettext_lazy("application", "Recommended")
    NOT_RECOMMENDED = "not_recommended", pgettext_lazy("application", "Not recommended")
    EVEN = "even", pgettext_lazy("application", "No recommendation: the votes are equal")


LIVE_ITEMS = (ItemState.WAITING, ItemState.VOTING)
SESSION_TONES = {
    SessionState.PLANNED: "wait",
    SessionState.OPEN: "now",
    SessionState.CLOSED: "ok",
    SessionState.CANCELLED: "quiet",
}
RESULT_TONES = {Result.RECOMMENDED: "ok", Result.NOT_RECOMMENDED: "stop", Result.EVEN: "wait"}
