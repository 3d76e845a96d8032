"""The Centre's adjustable rules, read in one place."""

from typing import Any

from django.conf import settings


def centre(key: str) -> Any:
    """The Centre's rule `key` of the setting CENTRE. Raises KeyError for an unknown one."""
    return settings.CENTRE[key]
