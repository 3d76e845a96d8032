"""Kinds and states of the Centre's events, and of whom they bring together (2.2(4), 2.2(5))."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What 2.2(4) and 2.2(5) name; the last is the «other events» of 2.2(5)."""

    TRAINING = "training", pgettext_lazy("event", "Training")
    SEMINAR = "seminar", pgettext_lazy("event", "Seminar")
    MASTER_CLASS = "master_class", pgettext_lazy("event", "Master class")
    CONFERENCE = "conference", pgettext_lazy("event", "Conference")
    EXHIBITION = "exhibition", pgettext_lazy("event", "Exhibition")
    OTHER = "other", pgettext_lazy("event", "Other event")


# 2.2(4): they teach; the others of 2.2(5) bring people together.
TEACHING = (EventKind.TRAINING, EventKind.SEMINAR, EventKind.MASTER_CLASS)


class EventState(models.TextChoices):
    """Announced first; what took place counts, what did not has its reason."""

    ANNOUNCED = "announced", pgettext_lazy("event", "Announced")
    HELD = "held", pgettext_lazy("event", "Took place")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


EVENT_TONES = {
    EventState.ANNOUNCED: "now",
    EventState.HELD: "ok",
    EventState.CANCELLED: "stop",
}


class ParticipantCategory(models.TextChoices):
    """Who 2.2(5) wants to meet and work together; trainings are open to others too."""

    RESIDENT = "resident", pgettext_lazy("participant", "Resident")
    RESEARCHER = "researcher", pgettext_lazy("participant", "Researcher of the university")
    INDUSTRY = "industry", pgettext_lazy("participant", "Partner of industry")
    STATE = "state", pgettext_lazy("participant", "State body")
    OTHER = "other", pgettext_lazy("participant", "Student or guest")
