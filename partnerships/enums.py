"""Kinds, sides and states of the partnerships' room; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartnerKind(models.TextChoices):
    """With whom the Centre cooperates: the four kinds of 8.1."""

    STATE = "state", _("State body")
    BUSINESS = "business", pgettext_lazy("partner", "Business")
    SCIENCE = "science", _("Scientific or educational institution")
    INTERNATIONAL = "international", _("International partner")


class AgreementKind(models.TextChoices):
    """Under what the Centre cooperates (8.1); a memorandum states intentions and obligations (6.1)."""

    MEMORANDUM = "memorandum", _("Memorandum")
    AGREEMENT = "agreement", pgettext_lazy("kind of paper", "Agreement")
    CONTRACT = "contract", pgettext_lazy("kind of paper", "Contract")


class Standing(models.TextChoices):
    """How an agreement stands on a day: computed from its dates, never stored."""

    UNDATED = "undated", _("The day of signing is not set")
    COMING = "coming", _("Not in force yet")
    IN_FORCE = "in_force", pgettext_lazy("agreement", "In force")
    ENDED = "ended", _("The term is over")


STANDING_TONES = {
    Standing.UNDATED: "wait",
    Standing.COMING: "quiet",
    Standing.IN_FORCE: "ok",
    Standing.ENDED: "quiet",
}


class Side(models.TextChoices):
    """The two sides of the memorandum, each with four obligations (3.1, 3.2)."""

    CITY = "city", _("Osh City Hall")
    UNIVERSITY = "university", _("Osh Technological University")


class EvidenceKind(models.TextChoices):
    """What kind of thing shows that an obligation is being carried out."""

    PROPOSAL = "proposal", _("Proposal")
    PROGRAMME = "programme", _("Programme or decision")
    PRACTICE = "practice", _("Practice")
    CONSULTATION = "consultation", _("Consultation")
    STUDY = "study", _("Diploma project, thesis or research")
    CURRICULUM = "curriculum", _("Curriculum")
    PROJECT = "project", _("Joint project")
    MEETING = "meeting", pgettext_lazy("evidence", "Meeting")
    OTHER = "other", pgettext_lazy("evidence", "Other")


class CityField(models.TextChoices):
    """What part of the city's life a problem belongs to."""

    TRANSPORT = "transport", _("Roads and transport")
    WATER = "water", _("Water and sewerage")
    ENERGY = "energy", _("Heat and electricity")
    ECOLOGY = "ecology", _("Environment and waste")
    CONSTRUCTION = "construction", _("Construction and land")
    INDUSTRY = "industry", _("Industry and trade")
    FOOD = "food", _("Food and processing")
    DIGITAL = "digital", _("Digital services")
    HEALTH = "health", _("Health care")
    EDUCATION = "education", _("Education and culture")


class ProblemState(models.TextChoices):
    """The way of a city problem (memorandum 3.1)."""

    NEW = "new", pgettext_lazy("problem", "Filed")
    ACCEPTED = "accepted", pgettext_lazy("problem", "Accepted")
    IN_WORK = "in_work", pgettext_lazy("problem", "In work")
    SOLVED = "solved", pgettext_lazy("problem", "Solved")
    DECLINED = "declined", pgettext_lazy("problem", "Declined")


PROBLEM_TONES = {
    ProblemState.NEW: "now",
    ProblemState.ACCEPTED: "wait",
    ProblemState.IN_WORK: "wait",
    ProblemState.SOLVED: "ok",
    ProblemState.DECLINED: "stop",
}

#: Everybody may read of these; what is only filed or declined is seen by its sides alone.
PUBLIC_STATES = (ProblemState.ACCEPTED, ProblemState.IN_WORK, ProblemState.SOLVED)
