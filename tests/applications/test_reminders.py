"""What falls due in the selection: each term finds its person, and lets go when the work is done (3.3.1)."""

from datetime import timedelta

import pytest

from accounts.domain.appointments import appoint
from accounts.models import Post, User
from applications.domain.messages import send_to_applicant, send_to_centre
from applications.domain.reminders import additions_due, decisions_due, scores_due
from applications.domain.submission import withdraw_application
from core.actors import StandIn
from core.clock import today
from tests.makers.applications import submitted_application
from tests.makers.commission import appointed_commission, evaluated_application, make_experts, send_scores

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
