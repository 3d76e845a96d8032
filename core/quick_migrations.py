"""Migrating in half the time: two things Django and django-fsm do for each step, and need for none.

Each model with history points to the user, so a new model was "related" to all there are, and Django made
each of them anew. A new model changes no other: here it alone is made. And django-fsm has each model with a
state listen to every model made after it; the models of a migration's past are never acted on.
"""

from typing import Any

from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Model
from django_fsm import FSMFieldMixin

# The module that Django's ModelState.render names for the models it makes.
PAST = "__fake__"
with_transitions = FSMFieldMixin.contribute_to_class
with_all_related = ProjectState.add_model


def contribute_to_class(field: Any, cls: type[Model], name: str, **options: Any) -> None:
    """A state field with its transitions; in a model of the past a plain field."""
    if cls.__module__ == PAST:
        super(FSMFieldMixin, field).contribute_to_class(cls, name, **options)
    else:
        with_transitions(field, cls, name, **options)


def add_model(state: Any, model_state: ModelState) -> None:
    """A new model of the past: the others stay as they are, and learn by themselves who points to them."""
    made = state.__dict__.pop("apps", None)
    with_all_related(state, model_state)
    if made is not None:
        state.apps = made
        made.render_multiple([model_state])


def quicken() -> None:
    """Have Django and django-fsm do so in this process."""
    setattr(FSMFieldMixin, "contribute_to_class", contribute_to_class)  # noqa: B010  a method, says mypy
    setattr(ProjectState, "add_model", add_model)  # noqa: B010  likewise
