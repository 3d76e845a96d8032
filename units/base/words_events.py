"""How events are shown to a person: in lists, and one by itself."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formatting import format_date, format_datetime, format_span
from units.base.enums_events import EVENT_TONES, EventState
from units.base.models import Event, Participant


def when(event: Event) -> str:
    """The beginning and the hour of the end; the day of the end too where it is another."""
    return format_span(event.starts_at, event.ends_at)


def coming_rows(events: Iterable[Any], url_of: Callable[[Event], str]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: what is ahead, with the places left. The events are `counted`."""
    return [
        {
            "title": event.title,
            "detail": f"{event.get_kind_display()} · {format_datetime(event.starts_at)} · {event.place}",
            "url": url_of(event),
            "status": _places(event.capacity - event.signed),
        }
        for event in events
    ]


def past_rows(events: Iterable[Any], url_of: Callable[[Event], str]) -> list[dict[str, Any]]:
    """Rows of what took place, with how many came."""
    return [
        {
            "title": event.title,
            "detail": f"{event.get_kind_display()} · {format_date(event.starts_at)}",
            "url": url_of(event),
            "value": ngettext("%(count)d person came", "%(count)d people came", event.came)
            % {"count": event.came},
        }
        for event in events
    ]


def place_rows(people: Iterable[Participant], url_of: Callable[[Event], str]) -> list[dict[str, Any]]:
    """Rows of one resident's people, each at its event."""
    return [
        {
            "title": f"{one.event.title} · {one.name}",
            "detail": format_datetime(one.event.starts_at),
            "url": url_of(one.event),
            "status": place_status(one),
        }
        for one in people
    ]


def place_facts(one: Participant) -> list[dict[str, Any]]:
    """Rows for `components/facts.html`: whose place, and when and where the event is."""
    return [{"label": _("Whose place it is"), "value": one.name}, *_when_and_where(one.event)]


def place_sentence(one: Participant) -> str:
    """What follows from where the place stands, for the person whose it is."""
    if one.withdrawn_at:
        return _(
            "The place was given back. While there are places you can sign up again on the event's page."
        )
    if one.event.state == EventState.CANCELLED:
        return why_closed(one.event)
    if one.attended:
        return "" if one.certificate else _("You were there. If a certificate is given, it will stand here.")
    if one.attended is False:
        return _(
            "It is written down that you did not come. If that is wrong, write to the unit that held it."
        )
    if one.event.takes_people():
        return _("We wait for you. If you cannot come, give the place back: somebody else will have it.")
    return _("The event has begun or is over. When it is written down who came, this page says so.")


def facts_of(event: Any) -> list[dict[str, Any]]:
    """Rows for `components/facts.html`: when, where, whose, how many places."""
    rows = _when_and_where(event)
    if event.takes_people():
        numbers = {"left": max(event.capacity - event.signed, 0), "all": event.capacity}
        rows.append({"label": _("Free places"), "value": _("%(left)d of %(all)d") % numbers})
    if event.state == EventState.HELD:
        rows.append({"label": _("People who came"), "value": str(event.came)})
    return rows


def _when_and_where(event: Event) -> list[dict[str, Any]]:
    return [
        {"label": _("When"), "value": when(event)},
        {"label": _("Where"), "value": event.place},
        {"label": _("Who holds it"), "value": event.get_unit_display()},
    ]


def why_closed(event: Any) -> str:
    """Why nobody can sign up; nothing while one can."""
    if event.state == EventState.CANCELLED:
        return _("The event is cancelled. Reason: %(reason)s") % {"reason": event.cancelling_reason}
    if not event.takes_people():
        return _("The event has begun or is over, so nobody can sign up any more.")
    if event.signed >= event.capacity:
        return _("All places are taken. A place that is given back appears here.")
    return ""


def status_of(event: Event) -> dict[str, str]:
    """The state in its tone."""
    state = EventState(event.state)
    return {"tone": EVENT_TONES[state], "label": str(state.label)}


def _places(left: int) -> dict[str, str]:
    if left <= 0:
        return {"tone": "stop", "label": _("No places left")}
    label = ngettext("%(left)d place left", "%(left)d places left", left) % {"left": left}
    return {"tone": "ok", "label": label}


def place_status(one: Participant) -> dict[str, str]:
    """What has become of a place, in its tone."""
    if one.withdrawn_at:
        return {"tone": "quiet", "label": _("Place given back")}
    if one.event.state == EventState.CANCELLED:
        return status_of(one.event)
    tone, label = {
        None: ("now", _("Signed up")),
        True: ("ok", _("Came")),
        False: ("quiet", _("Did not come")),
    }[one.attended]
    return {"tone": tone, "label": label}
