"""The words of a row of the log: what was done and what state it left, never the codes of the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.models import TransitionLog

# Words for acts and states that no field of a model declares, by the model's label: its room adds them.
LOG_WORDS: dict[str, Mapping[str, Any]] = {}


def act_word(row: TransitionLog) -> str:
    """What was done, as the button for it says."""
    model = row.content_type.model_class()
    declared = getattr(getattr(model, row.transition, None), "_django_fsm", None)
    if declared is None:
        return _own_word(row, row.transition)
    return str(next(iter(declared.transitions.values())).custom.get("label", row.transition))


def state_word(row: TransitionLog, code: str) -> str:
    """A state of the row's kind of record in words."""
    for field in _fields(row):
        if hasattr(field, "get_all_transitions"):
            return str(dict(field.flatchoices).get(code, code))
    return _own_word(row, code)


def _fields(row: TransitionLog) -> list[Any]:
    model = row.content_type.model_class()
    return list(model._meta.concrete_fields) if model else []


def _own_word(row: TransitionLog, code: str) -> str:
    model = row.content_type.model_class()
    return str(LOG_WORDS.get(model._meta.label if model else "", {}).get(code, code))
