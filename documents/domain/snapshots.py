"""Frozen content: what a paper says, kept as JSON and read back with the same values.

Dates, moments, money and quarters come back as what they were, so a template can write them in its
own language years later.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from core.quarters import Quarter

THAWERS: dict[str, Callable[[str], object]] = {
    "$date": date.fromisoformat,
    "$moment": datetime.fromisoformat,
    "$decimal": Decimal,
    "$quarter": Quarter.parse,
}


def freeze(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content` as plain JSON. Raises TypeError for a value that has no frozen form."""
    frozen: dict[str, Any] = json.loads(json.dumps(_plain(content), ensure_ascii=False, allow_nan=False))
    return frozen


def thaw(frozen: Mapping[str, Any]) -> dict[str, Any]:
    """The content that `freeze` was given."""
    return {key: _revive(value) for key, value in frozen.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Promise):
        return str(value)
    return _tagged(value)


def _key(key: Any) -> str:
    if not isinstance(key, str) or key.startswith("$"):
        raise TypeError(f"Not a key of frozen content: {key!r}")
    return str(key)


def _tagged(value: Any) -> Any:
    match value:
        case datetime():
            return {"$moment": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case Decimal():
            return {"$decimal": str(value)}
        case Quarter():
            return {"$quarter": str(value)}
        case str():
            return str(value)
        case None | bool() | int() | float():
            return value
    raise TypeError(f"Cannot freeze {type(value).__name__}: give its values, not the object")


def _revive(value: Any) -> Any:
    if isinstance(value, list):
        return [_revive(item) for item in value]
    if isinstance(value, dict):
        if len(value) == 1:
            ((tag, text),) = value.items()
            if tag in THAWERS:
                return THAWERS[tag](text)
        return {key: _revive(item) for key, item in value.items()}
    return value
