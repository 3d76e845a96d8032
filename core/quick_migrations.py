"""Migrating in a tenth of the time: what Django and django-fsm do for each step, and need for none.

Each model with history points to the user, so every model was "related" to all there are, and at each step
Django made each of them anew. Here a new model, and one that gets a column, a constraint, an index or other
words, is made alone: the others point to the same table as before. Whoever needs them exact is given them
all made anew: the code of a migration (RunPython), and any other change. And django-fsm has each model with
a state listen to every model made after it; the models of a migration's past are never acted on.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.migrations.operations import RunPython
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import field_is_referenced
from django.db.models import Model
from django_fsm import FSMFieldMixin

# The module that Django's ModelState.render names for the models it makes.
PAST = "__fake__"
with_transitions = FSMFieldMixin.contribute_to_class
with_all_related = ProjectState.add_model
alter_with_all_related = ProjectState.alter_field
options_with_all_related = ProjectState.alter_model_options
reload_with_all_related = ProjectState.reload_model
run_backwards = RunPython.database_backwards
# The changes of a model's state that leave all who point to it as they are.
CHANGES = ("add_field", "alter_model_managers", "_append_option", "_remove_option", "_alter_option")


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


def alone(change: Callable[..., None]) -> Callable[..., None]:
    """`change` of one model of the past, which alone is made anew; Django notes who is exact no more."""

    @wraps(change)
    def changed(state: Any, app_label: str, model_name: str, *args: Any, **options: Any) -> None:
        made = state.__dict__.pop("apps", None)
        change(state, app_label, model_name, *args, **options)
        if made is not None:
            state.apps, state.is_delayed = made, True
            made.unregister_model(app_label, model_name)
            made.render_multiple([state.models[app_label, model_name]])

    return changed


def alter_field(
    state: Any, app_label: str, model_name: str, name: str, field: Any, preserve_default: bool
) -> None:
    """An altered column: what others point to concerns them all, any other its own model alone."""
    referenced = field_is_referenced(state, (app_label, model_name), (name, field))
    change = alter_with_all_related if referenced else alone(alter_with_all_related)
    change(state, app_label, model_name, name, field, preserve_default)


def alter_model_options(
    state: Any, app_label: str, model_name: str, options: dict[str, Any], option_keys: Any = None
) -> None:
    """Other words or another order concern the model alone; another table concerns all who point to it."""
    change = options_with_all_related if "db_table" in options else alone(options_with_all_related)
    change(state, app_label, model_name, options, option_keys)


def reload_model(state: Any, app_label: str, model_name: str, delay: bool = False) -> None:
    """Any other change: when somebody is not exact, all are made anew as soon as they are asked for."""
    state.clear_delayed_apps_cache()
    reload_with_all_related(state, app_label, model_name, delay)


def database_backwards(code: Any, label: str, editor: Any, from_state: Any, to_state: Any) -> None:
    """The code of a migration going back is given all models exact, as Django does going forward."""
    from_state.clear_delayed_apps_cache()
    run_backwards(code, label, editor, from_state, to_state)


def quicken() -> None:
    """Have Django and django-fsm do so in this process."""
    setattr(FSMFieldMixin, "contribute_to_class", contribute_to_class)  # noqa: B010  a method, says mypy
    for quick in (add_model, alter_field, alter_model_options, reload_model):
        setattr(ProjectState, quick.__name__, quick)
    setattr(RunPython, "database_backwards", database_backwards)  # noqa: B010  likewise
    for name in CHANGES:
        setattr(ProjectState, name, alone(getattr(ProjectState, name)))
