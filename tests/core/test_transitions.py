"""Changes of state: locked, checked, written with history, logged."""

import pytest
from django.apps import apps
from django.db import OperationalError
from django_fsm import FSMFieldMixin

from accounts.roles import Role
from applications.enums import ApplicationState
from applications.models import Application
from core.actors import StandIn
from core.domain import transitions
from core.errors import NotAllowed, WrongState
from core.models import Record, TransitionLog
from tests.makers.applications import submitted_application

pytestmark = pytest.mark.django_db


def test_a_transition_is_logged_with_actor_and_reason(clerk):
    application = submitted_application()
    transitions.perform(
        application, "return_for_revision", actor=clerk, reason="Бизнес-план жок", remark="Бизнес-план жок"
    )
    row = TransitionLog.objects.of(application).last()
    assert (row.transition, row.source, row.target) == ("return_for_revision", "submitted", "returned")
    assert (row.actor, row.actor_kind, row.reason) == (clerk, "user", "Бизнес-план жок")


def test_a_transition_leaves_a_version_in_the_history(clerk):
    application = submitted_application()
    transitions.perform(application, "confirm_complete", actor=clerk)
    newest = application.history.first()
    assert (newest.state, newest.history_user) == (ApplicationState.COMPLETE, clerk)


def test_a_transition_from_a_wrong_state_is_refused_with_a_sentence(clerk):
    application = submitted_application()
    transitions.perform(application, "confirm_complete", actor=clerk)
    with pytest.raises(WrongState) as refused:
        transitions.perform(application, "return_for_revision", actor=clerk)
    assert str(refused.value)
    assert TransitionLog.objects.of(application).last().transition == "confirm_complete"


def test_a_role_without_the_permission_is_refused(user_of):
    application = submitted_application()
    with pytest.raises(NotAllowed):
        transitions.perform(application, "confirm_complete", actor=user_of(Role.EXPERT))
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED


def test_a_stand_in_makes_only_the_transitions_declared_for_it():
    application = submitted_application()
    with pytest.raises(NotAllowed):
        transitions.perform(application, "confirm_complete", actor=StandIn.APPLICANT)


def test_buttons_say_why_they_are_grey(user_of, clerk):
    application = submitted_application()
    seen = {info.name: info for info in transitions.available(application, user_of(Role.AUDITOR))}
    assert not seen["confirm_complete"].allowed
    assert seen["confirm_complete"].why_not
    assert {info.name: info.allowed for info in transitions.available(application, clerk)}["confirm_complete"]


def test_a_database_that_fails_while_a_row_is_read_anew_leaves_its_state_protected(monkeypatch):
    application = submitted_application()

    def fail(*arguments: object, **options: object) -> None:
        raise OperationalError

    monkeypatch.setattr("django.db.models.Model.refresh_from_db", fail)
    with pytest.raises(OperationalError):
        application.refresh_from_db()
    again = Application.objects.get(pk=application.pk)
    with pytest.raises(AttributeError):
        again.state = ApplicationState.ACCEPTED


def test_every_state_of_the_house_is_protected():
    states = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FSMFieldMixin) and issubclass(model, Record)
    ]
    assert states
    assert all(field.protected for field in states)
