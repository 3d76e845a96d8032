"""How events are shown to a person: in lists, and one by itself."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock
from core.formatting import format_date, format_datetime
from units.base.enums_events import EVENT_TONES, EventState
from units.base.models import Event, Participant


def when(event: Event) -> str:
    """The beginning and the hour of the end; the day of the end too where it is another."""
    start, end = (moment.astimezone(clock.CENTRE_ZONE) for moment in (event.starts_at, event.ends_at))
    last = f"{end:%H:%M}" if start.date() == end.date() else format_datetime(event.ends_at)
    return f"{format_datetime(event.starts_at)} – {last}"


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
            "status": _place(one),
        }
        for one in people
    ]


def facts_of(event: Any) -> list[dict[str, Any]]:
    """Rows for `components/facts.html`: when, where, whose, how many places."""
    rows = [
        {"label": _("When"), "value": when(event)},
        {"label": _("Where"), "value": event.place},
        {"label": _("Who holds it"), "value": event.get_unit_display()},
    ]
    if event.takes_people():
        numbers = {"left": max(event.capacity - event.signed, 0), "all": event.capacity}
        rows.append({"label": _("Free places"), "value": _("%(left)d of %(all)d") % numbers})
    if event.state == EventState.HELD:
        rows.append({"label": _("People who came"), "value": str(event.came)})
    return rows


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


def _place(one: Participant) -> dict[str, str]:
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
