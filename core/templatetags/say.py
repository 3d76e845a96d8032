"""Template filters that write values as people of the language write them.

Nothing (`None` or an empty string) stays nothing, so that `|default` can say what it means.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template

from core import formatting, languages

register = template.Library()


def _or_nothing(write: Callable[[Any], str], value: Any) -> str:
    return "" if value is None or value == "" else write(value)


@register.filter
def day(value: date | None) -> str:
    """Write a day for the screen: `2026-ж., 22-ноябрь`."""
    return _or_nothing(formatting.format_date, value)


@register.filter
def official_day(value: date | None) -> str:
    """Write a day for a paper: `2026-жылдын 22-ноябры`."""
    return _or_nothing(lambda v: formatting.format_date(v, "official"), value)


@register.filter
def short_day(value: date | None) -> str:
    """Write a day for a table: `22.11.2026`."""
    return _or_nothing(lambda v: formatting.format_date(v, "short"), value)


@register.filter
def month(value: date | None) -> str:
    """Write the month of a day: `2026-ж., ноябрь`."""
    return _or_nothing(lambda v: formatting.format_date(v, "month"), value)


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment: `2026-ж., 22-ноябрь, 14:05`."""
    return _or_nothing(formatting.format_datetime, value)


@register.filter
def short_moment(value: datetime | None) -> str:
    """Write a moment for a table: `22.11.2026, 14:05`."""
    return _or_nothing(lambda v: formatting.format_datetime(v, "short"), value)


@register.filter
def until(value: datetime | None, end: datetime) -> str:
    """Write a beginning and an end: `{{ event.starts_at|until:event.ends_at }}`."""
    return _or_nothing(lambda v: formatting.format_span(v, end), value)


@register.filter
def quarter(value: formatting.QuarterLike | None, style: str = "long") -> str:
    """Write a quarter: `2026-жылдын 3-кварталы`."""
    return _or_nothing(lambda v: formatting.format_quarter(v, style), value)


@register.filter
def year(value: int | None) -> str:
    """Write a year: `2026-жыл`."""
    return _or_nothing(formatting.format_year, value)


@register.filter
def number(value: formatting.Number | None, places: int | None = None) -> str:
    """Write a number: `1 234 567,89`."""
    return _or_nothing(lambda v: formatting.format_number(v, places), value)


@register.filter
def money(value: formatting.Number | None, places: int = 2) -> str:
    """Write an amount: `1 234 567,50 сом`."""
    return _or_nothing(lambda v: formatting.format_money(v, places), value)


@register.filter
def millions(value: formatting.Number | None, places: int = 1) -> str:
    """Write an amount in millions: `1,2 млн сом`."""
    return _or_nothing(lambda v: formatting.format_millions(v, places), value)


@register.filter
def percent(value: formatting.Number | None, places: int | None = None) -> str:
    """Write a percentage: `85,3%`."""
    return _or_nothing(lambda v: formatting.format_percent(v, places), value)


@register.simple_tag
def translated(obj: Any, name: str) -> str:
    """Write the `name` of `obj` in the language on the screen."""
    return languages.translated(obj, name)
