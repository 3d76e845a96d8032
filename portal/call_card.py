"""A call as a visitor meets it: is it open, until when, for how many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from applications.models import Call
from core.clock import day_of
from core.formatting import format_date, format_datetime

SOON_DAYS = 60


@dataclass(frozen=True)
class Fact:
    """A line of the card."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class CallCard:
    """What the card of a call says; `state` is `open`, `coming` or `closed`."""

    call: Call
    state: str
    facts: tuple[Fact, ...]

    @property
    def is_open(self) -> bool:
        return self.state == "open"


def call_card(call: Call, at: datetime) -> CallCard:
    """Put a call into words for the moment `at`."""
    state = "open" if call.is_open(at) else "coming" if at < call.opens_at else "closed"
    facts = [*_times(call, at, state), *_places(call)]
    facts.append(Fact(_("Decision by"), format_date(call.decision_on)))
    return CallCard(call, state, tuple(facts))


def last_day(call: Call) -> date:
    """The last day applications are taken; a call that closes at midnight closes the day before."""
    return day_of(call.closes_at - timedelta(seconds=1))


def days_left(call: Call, at: datetime) -> str:
    """How long is left, in words about time."""
    days = (last_day(call) - day_of(at)).days
    if days == 0:
        return _("Today is the last day")
    if days > SOON_DAYS:
        return ""
    return ngettext("{days} day left", "{days} days left", days).format(days=days)


def _times(call: Call, at: datetime, state: str) -> list[Fact]:
    if state == "coming":
        return [
            Fact(pgettext("call", "Opens"), format_datetime(call.opens_at)),
            Fact(_("Last day"), format_date(last_day(call))),
        ]
    note = days_left(call, at) if state == "open" else ""
    return [Fact(_("Last day"), format_date(last_day(call)), note)]


def _places(call: Call) -> list[Fact]:
    units = ((_("Business incubator"), call.places_incubator), (_("Technopark"), call.places_technopark))
    return [
        Fact(unit, ngettext("{places} place", "{places} places", places).format(places=places))
        for unit, places in units
        if places
    ]
