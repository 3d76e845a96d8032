"""The models of a migration's past: without transitions, each made when it is new and not at each step."""

from django.apps import apps
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from applications.models import Application


def test_only_models_of_the_past_are_without_transitions() -> None:
    past = ProjectState.from_apps(apps).apps.get_model("applications", "Application")
    assert past._meta.get_field("state").max_length == Application._meta.get_field("state").max_length
    assert not hasattr(past, "get_all_state_transitions")
    assert list(Application().get_all_state_transitions())


def room_with_a_key() -> ProjectState:
    """A state whose models are made, to which another is added that points to the first."""
    state = ProjectState()
    state.add_model(ModelState("core", "Room", [("code", models.CharField(primary_key=True, max_length=4))]))
    state.apps.get_model("core", "Room")
    key = models.ForeignKey("core.Room", models.CASCADE, related_name="keys")
    state.add_model(ModelState("core", "Key", [("id", models.AutoField(primary_key=True)), ("room", key)]))
    return state


def test_a_new_model_of_the_past_leaves_the_others_as_they_are() -> None:
    state = room_with_a_key()
    room, key = (state.apps.get_model("core", name) for name in ("Room", "Key"))
    assert key._meta.get_field("room").remote_field.model is room
    assert [relation.related_model for relation in room._meta.related_objects] == [key]


def test_a_change_of_a_model_reaches_those_that_came_later_and_point_to_it() -> None:
    state = room_with_a_key()
    longer = models.CharField(primary_key=True, max_length=9)
    state.alter_field("core", "room", "code", longer, preserve_default=True)
    room, key = (state.apps.get_model("core", name) for name in ("Room", "Key"))
    assert key._meta.get_field("room").remote_field.model is room
    assert key._meta.get_field("room").target_field.max_length == 9


def test_a_new_column_makes_its_model_alone_and_the_code_of_a_migration_finds_all_exact() -> None:
    state = room_with_a_key()
    before = state.apps.get_model("core", "Key")
    name = models.CharField(max_length=9, default="")
    state.add_field("core", "room", "name", name, preserve_default=True)
    assert state.apps.get_model("core", "Room")._meta.get_field("name").max_length == 9
    assert state.apps.get_model("core", "Key") is before
    state.clear_delayed_apps_cache()  # as RunPython does
    room, key = (state.apps.get_model("core", name) for name in ("Room", "Key"))
    assert key._meta.get_field("room").remote_field.model is room


def test_what_concerns_those_who_point_to_a_model_reaches_them_after_a_change_of_the_model_alone() -> None:
    state = room_with_a_key()
    rule = models.CheckConstraint(name="code_known", condition=~models.Q(code=""))
    state.add_constraint("core", "room", rule)
    assert state.apps.get_model("core", "Room")._meta.constraints == [rule]
    state.rename_field("core", "room", "code", "sign")
    assert state.apps.get_model("core", "Key")._meta.get_field("room").target_field.name == "sign"
