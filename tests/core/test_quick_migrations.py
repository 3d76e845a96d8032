"""The models of a migration's past have a state and no transitions; the real ones have both."""

from django.apps import apps
from django.db.migrations.state import ProjectState

from applications.models import Application


def test_only_models_of_the_past_are_without_transitions() -> None:
    past = ProjectState.from_apps(apps).apps.get_model("applications", "Application")
    assert past._meta.get_field("state").max_length == Application._meta.get_field("state").max_length
    assert not hasattr(past, "get_all_state_transitions")
    assert list(Application().get_all_state_transitions())
