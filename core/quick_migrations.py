"""Migrating in half the time: the models of a migration's past need no transitions.

django-fsm has each model with a state listen to every model made after it. A migration makes thousands
of models for itself, so the listening took as long as all the rest. Those models are never acted on.
"""

from typing import Any

from django.db.models import Model
from django_fsm import FSMFieldMixin

# The module that Django's ModelState.render names for the models it makes.
PAST = "__fake__"
with_transitions = FSMFieldMixin.contribute_to_class


def contribute_to_class(field: Any, cls: type[Model], name: str, **options: Any) -> None:
    """A state field with its transitions; in a model of the past a plain field."""
    if cls.__module__ == PAST:
        super(FSMFieldMixin, field).contribute_to_class(cls, name, **options)
    else:
        with_transitions(field, cls, name, **options)


def leave_past_models_without_transitions() -> None:
    """Have django-fsm do so in this process."""
    setattr(FSMFieldMixin, "contribute_to_class", contribute_to_class)  # noqa: B010  a method, says mypy
