"""A call as a visitor meets it: is it open, until when, for how many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from applications.models import Call
from core.clock import day_of
from core.conf import centre
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
    over = call.ended_at is not None and call.ended_at <= at
    state = "closed" if over else "coming" if at < call.opens_at else "open"
    facts = [*_times(call, at, state), *_places(call), *_limits(call), _decision(call)]
    return CallCard(call, state, tuple(facts))


def last_day(moment: datetime) -> date:
    """The last day applications are taken; a call that closes at midnight closes the day before."""
    return day_of(moment - timedelta(seconds=1))


def days_left(call: Call, at: datetime) -> str:
    """How long is left, in words about time."""
    if call.ended_at is None:
        return ""
    days = (last_day(call.ended_at) - day_of(at)).days
    if days == 0:
        return _("Today is the last day")
    if days > SOON_DAYS:
        return ""
    return ngettext("{days} day left", "{days} days left", days).format(days=days)


def _times(call: Call, at: datetime, state: str) -> list[Fact]:
    opens = [Fact(pgettext("call", "Opens"), format_datetime(call.opens_at))] if state == "coming" else []
    if call.closed_at is not None:
        return [Fact(_("Closed by the Centre"), format_datetime(call.closed_at))]
    if call.closes_at is None:
        return [*opens, Fact(_("Last day"), _("Open all the time"))]
    note = days_left(call, at) if state == "open" else ""
    return [*opens, Fact(_("Last day"), format_date(last_day(call.closes_at)), note)]


def _limits(call: Call) -> list[Fact]:
    if not call.directions:
        return []
    return [Fact(_("Directions"), "; ".join(call.direction_names))]


def _decision(call: Call) -> Fact:
    if call.decision_on is not None:
        return Fact(_("Decision by"), format_date(call.decision_on))
    days = centre("DECISION_DAYS")
    words = ngettext(
        "{days} working day after the check of the application",
        "{days} working days after the check of the application",
        days,
    )
    return Fact(_("Decision by"), words.format(days=days))


def _places(call: Call) -> list[Fact]:
    units = ((_("Business incubator"), call.places_incubator), (_("Technopark"), call.places_technopark))
    return [
        Fact(unit, ngettext("{places} place", "{places} places", places).format(places=places))
        for unit, places in units
        if places
    ]
