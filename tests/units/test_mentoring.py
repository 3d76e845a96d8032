"""Mentors and their sessions: whose they are, with whom, and how they went."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from tests.makers.people import make_user
from tests.makers.residents import accepted_application, clerk, director
from tests.makers.units import early_residency, make_mentor, make_session
from units.incubator.domain.mentoring import add_mentor, finish_session, miss_session
from units.incubator.domain.queries import mentor_hours, sessions_of_mentor
from units.incubator.models import Mentor, MentoringSession

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_mentor_holds_the_role_and_is_entered_once():
    mentor = make_mentor()
    with pytest.raises(FieldError):
        add_mentor(user=mentor.user, competences="Сатуу", actor=clerk())
    with pytest.raises(FieldError):
        add_mentor(user=make_user(Role.EXPERT), competences="Сатуу", actor=clerk())
    with pytest.raises(FieldError):
        add_mentor(user=make_user(Role.MENTOR), competences=" ", actor=clerk())
    assert Mentor.objects.get() == mentor


def test_the_mentor_records_hours_and_outcome():
    session = make_session()
    finish_session(session, hours=Decimal("1.5"), outcome="Үч кардар табылды.", actor=session.mentor.user)
    make_session()
    assert (session.state, session.hours) == ("done", Decimal("1.5"))
    assert TransitionLog.objects.of(session).get().actor == session.mentor.user
    assert mentor_hours(*YEAR) == Decimal("1.5")


def test_a_missed_session_has_a_reason_and_no_hours():
    session = make_session()
    miss_session(session, outcome="Ооруп калды.", actor=session.mentor.user)
    assert (session.state, session.hours, mentor_hours(*YEAR)) == ("missed", None, 0)


def test_nobody_else_records_a_session_not_even_another_mentor():
    session = make_session()
    for stranger in (make_mentor().user, clerk(), director()):
        with pytest.raises(NotAllowed):
            finish_session(session, hours=Decimal(1), outcome="Жакшы.", actor=stranger)
    assert list(sessions_of_mentor(session.mentor.user)) == [session]
    assert MentoringSession.objects.get().state == "planned"


def test_a_session_is_recorded_once_and_not_before_its_day():
    session = make_session()
    user = session.mentor.user
    miss_session(session, outcome="Ооруп калды.", actor=user)
    with pytest.raises(WrongState):
        finish_session(session, hours=Decimal(1), outcome="Жакшы.", actor=user)
    ahead = make_session(planned_on=date(2026, 12, 1))
    with pytest.raises(FieldError):
        finish_session(ahead, hours=Decimal(1), outcome="Жакшы.", actor=ahead.mentor.user)


@pytest.mark.parametrize(("field", "value"), [("hours", Decimal(0)), ("outcome", " ")])
def test_a_session_without_hours_or_words_is_refused(field, value):
    session = make_session()
    with pytest.raises(FieldError) as caught:
        finish_session(
            session, **{"hours": Decimal(1), "outcome": "Жакшы.", field: value}, actor=session.mentor.user
        )
    assert caught.value.field == field


def test_a_session_is_with_one_project():
    for both in (
        {"residency": None},
        {"residency": early_residency(), "application": accepted_application()},
    ):
        with pytest.raises(DomainError):
            make_session(**both)


def test_an_accepted_project_is_mentored_before_its_contract_and_a_resident_as_a_resident():
    waiting = accepted_application(stage="idea")
    assert make_session(application=waiting).project == waiting.title
    with pytest.raises(FieldError):
        make_session(application=early_residency().contract.application)


def test_a_session_in_a_closed_quarter_is_neither_planned_nor_recorded():
    session = make_session()
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError):
        make_session()
    with pytest.raises(DomainError):
        finish_session(session, hours=Decimal(1), outcome="Жакшы.", actor=session.mentor.user)


@pytest.mark.parametrize("changes", [{"hours": Decimal(1)}, {"outcome": "Жакшы."}, {"residency": None}])
def test_the_database_refuses_such_a_session_too(changes):
    session = make_session()
    for name, value in changes.items():
        setattr(session, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        session.save()
