"""One person's place at one event: signed up, perhaps given back, came or did not (2.2(4), 2.2(5))."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.languages import DEFAULT_LANGUAGE
from core.models import Record
from units.base.enums_events import ParticipantCategory

C = ParticipantCategory


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Reusable filters of people at events."""

    def live(self) -> "ParticipantQuerySet":
        """Those who have not given their place back."""
        return self.filter(withdrawn_at=None)

    def came(self) -> "ParticipantQuerySet":
        """Those who were there."""
        return self.filter(attended=True)


class Participant(Record):
    """A person at an event; `contact` is the address or number by which people are told apart."""

    UNIT_PATH: ClassVar[str] = "event__unit"

    event = models.ForeignKey(
        "units.Event", models.PROTECT, related_name="participants", verbose_name=_("event of the Centre")
    )
    name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    contact = models.CharField(_("known by"), max_length=254, db_index=True, editable=False)
    category = models.CharField(_("who takes part"), max_length=12, choices=C.choices)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    residency = models.ForeignKey(
        "residents.Residency",
        models.PROTECT,
        related_name="event_places",
        null=True,
        blank=True,
        verbose_name=_("resident"),
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("signed up by"),
    )
    language = models.CharField(_("language of letters"), max_length=2, default=DEFAULT_LANGUAGE)
    withdrawn_at = models.DateTimeField(_("place given back"), null=True, blank=True)
    # None until somebody writes down who came.
    attended = models.BooleanField(_("came"), null=True, blank=True)
    certificate = models.OneToOneField(
        "documents.IssuedPaper",
        models.PROTECT,
        related_name="event_place",
        null=True,
        blank=True,
        verbose_name=_("certificate of attendance"),
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant of an event")
        verbose_name_plural = _("participants of events")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                name="units_participant_once_an_event",
                fields=["event", "contact"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("This person is already signed up for the event."),
            ),
            models.CheckConstraint(
                name="units_participant_can_be_reached",
                condition=~Q(contact="") & (~Q(email="") | ~Q(phone="")),
                violation_error_message=_("Write an e-mail or a phone number: at least one of them."),
            ),
            models.CheckConstraint(
                name="units_participant_resident_iff_residency",
                condition=Q(category=C.RESIDENT, residency__isnull=False)
                | ~Q(category=C.RESIDENT) & Q(residency=None),
                violation_error_message=_("A resident's person takes part for that resident."),
            ),
            models.CheckConstraint(
                name="units_participant_came_to_a_kept_place",
                condition=Q(withdrawn_at=None) | Q(attended=None),
                violation_error_message=_("Who gave the place back was not at the event."),
            ),
            models.CheckConstraint(
                name="units_participant_with_certificate_came",
                condition=Q(certificate=None) | Q(attended=True),
                violation_error_message=_("Only who came has a certificate of attendance."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
