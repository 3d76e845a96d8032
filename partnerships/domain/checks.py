"""Checks that several acts of the room share; each raises a sentence beside its field."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from core import clock
from core.errors import FieldError
from core.formatting import format_date
from core.texts import clean_line, clean_text


def require_line(field: str, words: str, message: str) -> str:
    """The words on one line, cleaned; refuse when there are none."""
    cleaned = clean_line(words)
    if not cleaned:
        raise FieldError(field, message)
    return cleaned


def require_text(field: str, words: str, message: str) -> str:
    """The words on several lines, cleaned; refuse when there are none."""
    cleaned = clean_text(words)
    if not cleaned:
        raise FieldError(field, message)
    return cleaned


def require_come(field: str, day: date, at: datetime | None) -> None:
    """Refuse a day that has not come: what is recorded has happened."""
    if day > clock.day_of(at or clock.now()):
        raise FieldError(field, _("This day has not come yet: %(date)s") % {"date": format_date(day)})
