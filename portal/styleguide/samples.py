"""What the components are shown with: words the portal says elsewhere, numbers of nobody."""

from datetime import date
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.thread_lines import Line

ICONS = [
    "check",
    "done",
    "now",
    "todo",
    "alert",
    "clock",
    "back",
    "forward",
    "down",
    "behind",
    "plus",
    "file",
    "mail",
    "lock",
    "stop",
    "info",
    "person",
]
LATE, SOON, LATER = date(2026, 10, 31), date(2026, 11, 30), date(2027, 1, 15)


def messages() -> list[Message]:
    """One message of each level."""
    return [
        Message(constants.SUCCESS, _("The letter is on its way")),
        Message(constants.INFO, _("The draft is saved.")),
        Message(constants.WARNING, _("What you wrote is kept. The report is not sent yet.")),
        Message(constants.ERROR, _("Your role does not allow this.")),
    ]


def statuses() -> list[dict[str, str]]:
    """One status of each tone."""
    return [
        {"tone": "ok", "label": pgettext("state of a plan", "Met")},
        {"tone": "wait", "label": pgettext("state of a plan", "Behind plan")},
        {"tone": "stop", "label": pgettext("application", "Rejected")},
        {"tone": "now", "label": pgettext("application", "In evaluation")},
        {"tone": "quiet", "label": pgettext("application", "Draft")},
    ]


def steps() -> list[dict[str, str]]:
    """A form halfway."""
    return [
        {"label": _("Applicant"), "url": "#steps", "state": "done"},
        {"label": _("Project"), "url": "#steps", "state": "current"},
        {"label": _("Documents"), "url": "", "state": "todo"},
    ]


def thread() -> list[Line]:
    """A request with a term that has passed, and its answer."""
    return [
        Line(
            pk=1,
            who=_("The Centre"),
            mine=False,
            when="12.10.2026",
            text=_("Write the message."),
            asks=_("The term passed on %(date)s") % {"date": "20.10.2026"},
            waits=True,
            late=True,
        ),
        Line(
            pk=2,
            who=pgettext("message", "You"),
            mine=True,
            when="21.10.2026",
            text=_("Your message is sent."),
            answers=_("Answer to the request of %(date)s") % {"date": "12.10.2026"},
        ),
    ]


def timeline() -> list[dict[str, str]]:
    """The way of a paper: past, present, to come."""
    return [
        {"title": _("The application was sent"), "when": "12.10.2026", "state": "done"},
        {
            "title": _("The expert commission evaluates the project"),
            "when": "02.11.2026",
            "text": _("You need do nothing now. We will write to you."),
            "state": "now",
        },
        {"title": _("Final decision"), "when": "30.11.2026", "state": "next"},
    ]


def due() -> list[dict[str, Any]]:
    """What is late, near and far."""
    action = {"action": _("Fill in the report"), "url": "#due"}
    return [
        {
            "date": LATE,
            "title": _("Quarterly report"),
            "tone": "late",
            "status": pgettext("application", "Returned for revision"),
        }
        | action
        | {"primary": True},
        {"date": SOON, "title": _("Quarterly report"), "tone": "soon", "status": _("The last day is today")}
        | action,
        {"date": LATER, "title": _("Annual report"), "tone": "", "detail": "2026"} | action,
    ]


def facts() -> list[dict[str, str]]:
    """Rows of a call's card."""
    return [
        {"label": pgettext("call", "Opens"), "value": "01.11.2026"},
        {"label": _("Last day"), "value": "30.11.2026", "note": _("The last day is today")},
    ]


def answers() -> list[dict[str, Any]]:
    """Answers to be checked: words, lines, files, nothing."""
    return [
        {"label": _("Title of the project"), "value": _("Product innovation"), "url": "#answers"},
        {"label": _("Unit"), "values": [_("Technopark"), _("Business incubator")], "url": "#answers"},
        {
            "label": _("Documents"),
            "files": [{"label": _("Business plan"), "url": "#answers", "note": "PDF, 1,2"}],
            "url": "#answers",
        },
        {"label": _("OKPO code"), "value": "", "url": "#answers"},
    ]


def rows() -> list[dict[str, Any]]:
    """Lines of a list with a status and without."""
    return [
        {"title": _("Contract"), "url": "#rows", "detail": "21.03.2026", "status": statuses()[0]},
        {"title": _("Application"), "url": "#rows", "detail": "12.10.2026", "value": "12"},
    ]


def figures() -> list[dict[str, str]]:
    """Large numbers."""
    return [
        {"value": "14", "label": _("Number of residents")},
        {"value": "3,4", "unit": _("million som"), "label": _("Volume of investment attracted")},
    ]


def tiles() -> list[dict[str, Any]]:
    """A tile that met its plan, one behind it, one without a plan."""
    tile = {"series": [3, 5, 4, 7, 8, 9, 11, 14], "series_text": "3, 5, 4, 7, 8, 9, 11, 14"}
    met = {"fact": 14, "target": 12, "value": "14", "plan": "12", "percent": "117%", "tone": "ok"}
    behind = {"fact": 6, "target": 10, "value": "6", "plan": "10", "percent": "60%", "tone": "wait"}
    return [
        tile | met | {"label": _("Number of residents"), "word": pgettext("state of a plan", "Met")},
        tile
        | behind
        | {"label": _("Number of patents obtained"), "word": pgettext("state of a plan", "Behind plan")},
        tile | {"label": _("Number of jobs created"), "fact": 5, "target": None, "value": "5"},
    ]


def columns() -> list[dict[str, Any]]:
    """Four quarters, the last with its plan."""
    values = [8, 9, 11, 14]
    return [
        {
            "value": value,
            "text": str(value),
            "label": _("Q%(number)s") % {"number": number},
            "group": "2026" if number == 1 else "",
            "plan": 12 if number == 4 else None,
        }
        for number, value in enumerate(values, 1)
    ]


def funnel() -> list[dict[str, Any]]:
    """Three stages, each a part of the one before."""
    stages = (
        (pgettext("figure", "Received"), 40),
        (pgettext("figure", "Found complete"), 32),
        (pgettext("figure", "Accepted"), 9),
    )
    return [{"label": label, "value": value, "text": str(value)} for label, value in stages]


def page() -> Page[int]:
    """The second page of three."""
    return Paginator(range(30), 10).page(2)
