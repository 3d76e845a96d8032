"""An event of a unit: from a training or a seminar to a conference or an exhibition (2.2(4), 2.2(5))."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.enums import Unit
from core.fields import FoldedField
from core.languages import translated
from core.models import Record
from units.base.enums_events import EventKind, EventState

S = EventState


class EventQuerySet(models.QuerySet["Event"]):
    """Reusable filters of events."""

    def coming(self, at: datetime) -> "EventQuerySet":
        """Announced and not begun at the moment `at`, the nearest first."""
        return self.filter(state=S.ANNOUNCED, starts_at__gt=at).order_by("starts_at", "pk")

    def to_record(self, at: datetime) -> "EventQuerySet":
        """Over at the moment `at`, and nobody has written down how it went; the oldest first."""
        return self.filter(state=S.ANNOUNCED, ends_at__lte=at).order_by("ends_at", "pk")

    def counted(self) -> "EventQuerySet":
        """Each with `signed`, the people signed up, and `came`, those who came."""
        live = Q(participants__withdrawn_at=None)
        return self.annotate(
            signed=Count("participants", filter=live),
            came=Count("participants", filter=Q(participants__attended=True)),
        )


class Event(FSMModelMixin, Record):
    """One event of one unit, announced to everybody."""

    UNIT_PATH: ClassVar[str] = "unit"

    state = FSMField(_("state"), choices=S.choices, default=S.ANNOUNCED, protected=True)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    kind = models.CharField(_("kind"), max_length=16, choices=EventKind.choices)
    title_ky = models.CharField(_("title in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("title in Russian"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("where it takes place"), max_length=160)
    capacity = models.PositiveSmallIntegerField(_("places"))
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    cancelling_reason = models.TextField(_("why it was cancelled"), max_length=2000, blank=True)
    folded = FoldedField(sources=("title_ky", "title_ru", "title_en", "place"))

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of the Centre")
        verbose_name_plural = _("events of the Centre")
        ordering = ("-starts_at", "-pk")
        permissions = [("join_event", _("Sign a resident up for events of the Centre"))]
        constraints = [
            models.CheckConstraint(
                name="units_event_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.CheckConstraint(
                name="units_event_has_places",
                condition=Q(capacity__gt=0),
                violation_error_message=_("An event has at least one place."),
            ),
            models.CheckConstraint(
                name="units_event_cancelled_iff_reason",
                condition=Q(state=S.CANCELLED) & ~Q(cancelling_reason="")
                | ~Q(state=S.CANCELLED) & Q(cancelling_reason=""),
                violation_error_message=_("A cancelled event has a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is called, in the language on the screen."""
        return translated(self, "title")

    def takes_people(self, at: datetime | None = None) -> bool:
        """Whether people may still sign up at the moment `at` (now by default), places aside."""
        return self.state == S.ANNOUNCED and self.starts_at > (at or clock.now())

    def is_over(self, at: datetime | None = None) -> bool:
        """Whether its end has passed at the moment `at` (now by default)."""
        return self.ends_at <= (at or clock.now())

    @transition(
        field=state,
        source=S.ANNOUNCED,
        target=S.HELD,
        permission="units.change_event",
        custom={"label": pgettext_lazy("event", "It took place"), "tone": "go"},
    )
    def hold(self) -> None:
        """It is over and it is known who came; from now on it counts."""

    @transition(
        field=state,
        source=S.ANNOUNCED,
        target=S.CANCELLED,
        permission="units.change_event",
        custom={"label": _("Cancel the event"), "tone": "stop"},
    )
    def cancel(self) -> None:
        """It does not take place, and everybody who signed up reads why."""
