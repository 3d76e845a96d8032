"""What falls due in the selection: each term finds its person, and lets go when the work is done (3.3.1)."""

from datetime import timedelta

import pytest
from post_office.models import Email

from accounts.domain.appointments import appoint
from accounts.models import Post, User
from accounts.roles import Role
from applications import consent
from applications.domain.checking import check_due, prolong_additions, return_application
from applications.domain.messages import send_to_applicant, send_to_centre
from applications.domain.reminders import (
    additions_due,
    checks_due,
    decisions_due,
    returned_due,
    scores_due,
)
from applications.domain.submission import send_application, withdraw_application
from core.actors import StandIn
from core.clock import moment_of, today
from core.enums import Unit
from documents.domain.reminders import SOURCES, send_reminders
from documents.models import Reminder
from tests.makers.applications import found_complete, submitted_application
from tests.makers.commission import appointed_commission, evaluated_application, make_experts, send_scores
from tests.makers.people import make_user

pytestmark = pytest.mark.django_db
TERM = timedelta(days=3)


def test_experts_are_reminded_until_their_scores_are_sent() -> None:
    experts = make_experts()
    commission = appointed_commission(experts=experts)
    application = commission.applications.get()
    assert {due.email for due in scores_due()} == {expert.email for expert in experts}
    send_scores(application, experts[0])
    left = list(scores_due())
    assert {due.email for due in left} == {expert.email for expert in experts[1:]}
    assert {due.due_on for due in left} == {commission.due_on}
    assert "1" in left[0].words()


def test_an_applicant_is_reminded_until_the_additions_are_there(clerk: User) -> None:
    answered, waiting, withdrawn = (submitted_application() for _time in range(3))
    for application in (answered, waiting, withdrawn):
        request = send_to_applicant(application, text="Толуктаңыз", answer_by=today() + TERM, actor=clerk)
        if application == answered:
            send_to_centre(application, text="Мына", answers=request)
    withdraw_application(withdrawn)
    due = list(additions_due())
    assert [(one.email, one.due_on) for one in due] == [(waiting.email, today() + TERM)]
    assert "/apply/open/" in due[0].link()


def test_clerks_are_reminded_once_a_day_of_what_is_to_be_checked_of_their_unit(clerk: User) -> None:
    submitted_application(stage="idea")
    for _time in range(2):
        found_complete(submitted_application(stage="prototype"), actor=clerk)
        submitted_application(stage="prototype")
    other = make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)
    make_user(Role.AUDITOR)
    day = check_due(today())
    found = {due.email: due for due in checks_due()}
    assert found.keys() == {clerk.email, other.email}
    assert [found[user.email].due_on for user in (clerk, other)] == [day, day]
    assert [found[user.email].words().split()[0] for user in (clerk, other)] == ["3", "1"]


def test_nobody_is_reminded_of_checks_when_all_are_done(clerk: User) -> None:
    found_complete(submitted_application(), actor=clerk)
    assert list(checks_due()) == []


def test_an_applicant_is_reminded_of_a_return_until_it_is_sent_again(clerk: User) -> None:
    sent_again, waiting, withdrawn = (submitted_application() for _time in range(3))
    for application in (sent_again, waiting, withdrawn):
        return_application(application, remark="Бюджетти толуктаңыз.", actor=clerk)
    send_application(sent_again, consent_version=consent.CURRENT, language="ky")
    withdraw_application(withdrawn)
    waiting.refresh_from_db()
    [due] = returned_due()
    assert (due.email, due.due_on) == (waiting.email, waiting.additions_due_on)
    assert waiting.number in due.words()
    assert "/apply/open/" in due.link()


def test_each_step_is_written_once_and_an_outage_of_a_day_loses_none(
    clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = submitted_application()
    return_application(submitted_application(email=waiting.email), remark="Толуктаңыз, сураныч.", actor=clerk)
    mine = {code: SOURCES[code] for code in ("checks", "returned")}
    monkeypatch.setattr("documents.domain.reminders.SOURCES", mine)
    Email.objects.all().delete()
    for source, person in (("checks", clerk.email), ("returned", waiting.email)):
        [due] = mine[source]()
        for days in (-4, -2, -2, 0, 0):  # the days three and one before the term had no worker
            send_reminders(moment_of(due.due_on + timedelta(days=days)))
        steps = Reminder.objects.filter(source=source, recipient=person)
        assert list(steps.values_list("days_before", flat=True)) == [3, 1]


def test_a_prolonged_return_is_reminded_of_anew(clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    application = submitted_application()
    return_application(application, remark="Толуктаңыз, сураныч.", actor=clerk)
    application.refresh_from_db()
    monkeypatch.setattr("documents.domain.reminders.SOURCES", {"returned": returned_due})
    term = application.additions_due_on
    assert send_reminders(moment_of(term)) == 1
    prolong_additions(application, due_on=term + timedelta(days=9), reason="Суранды", actor=clerk)
    assert send_reminders(moment_of(term)) == 0
    assert send_reminders(moment_of(term + timedelta(days=9))) == 1


def test_the_director_is_reminded_once_a_call_of_what_waits_for_the_decision(director: User) -> None:
    application = evaluated_application()
    assert list(decisions_due()) == []
    appoint(
        director,
        Post.DIRECTOR,
        order_number="1",
        order_date=today(),
        starts_on=today(),
        actor=StandIn.SYSTEM,
    )
    assert [(one.email, one.due_on) for one in decisions_due()] == [
        (director.email, application.call.decision_on)
    ]
