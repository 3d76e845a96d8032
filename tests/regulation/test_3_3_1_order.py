"""3.3.1: application, evaluation by the commission, decision, in this order; how an application is filed.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta

import pytest

from applications import consent
from applications.domain.announcing import close_call
from applications.domain.calls import CallClosed
from applications.domain.checking import confirm_complete, return_application
from applications.domain.checklist import ChecklistIncomplete
from applications.domain.decision import decide
from applications.domain.receipt import receipts_of
from applications.domain.submission import send_application, submit_application
from applications.enums import ApplicationState
from applications.models import Commission, Decision
from core import clock
from core.actors import StandIn
from core.domain.transitions import perform, update
from core.errors import WrongState
from core.formatting import format_datetime
from documents.domain.snapshots import thaw
from documents.enums import PaperKind
from tests.makers.applications import (
    checked,
    make_call,
    make_draft,
    submitted_application,
)
from tests.makers.commission import (
    accepted_application,
    application_in_evaluation,
    appoint,
)
from tests.makers.questions import GIVEN, approved_questions
from tests.makers.refusals import refused

pytestmark = pytest.mark.django_db


# Application → evaluation → decision, in this order alone


def test_the_way_is_application_evaluation_decision():
    application = accepted_application()
    assert application.state == ApplicationState.ACCEPTED
    assert application.decision.protocol.kind == PaperKind.PROTOCOL


def test_an_application_keeps_the_questions_it_began_with():
    """3.3.1, «арыз берүү»: what is asked is settled when the application begins, and does not move."""
    call = make_call(question_set=approved_questions())
    application = make_draft(call, answers=GIVEN)
    update(call, actor=StandIn.SYSTEM, question_set=approved_questions("2027"))
    submit_application(application, consent_version=consent.CURRENT, language="ky")
    application.refresh_from_db()
    assert (application.question_set.version, application.answers) == (
        "2026",
        {"sells": "no", "customers": 12},
    )


def test_the_applicant_gets_a_receipt_of_what_was_sent():
    """3.3.1, «арыз берүү»: a registered paper says what was received, when, and under which consent."""
    application = submitted_application()
    receipt = receipts_of(application).get()
    frozen = thaw(receipt.context)
    assert (receipt.kind, frozen["number"]) == (PaperKind.RECEIPT, application.number)
    assert (frozen["sent_at"], frozen["consent"]["version"]) == (application.submitted_at, consent.CURRENT)


def test_only_a_complete_application_goes_to_the_commission(director):
    application = submitted_application()
    refused(lambda: appoint([application], director), WrongState)
    assert Commission.objects.count() == 0


def test_there_is_no_decision_before_the_evaluation_is_closed(director):
    application = application_in_evaluation()
    refused(lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=director), WrongState)
    assert Decision.objects.count() == 0


def test_there_is_no_decision_without_a_protocol(director):
    application = application_in_evaluation()
    perform(application, "close_evaluation", actor=director)
    refused(lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=director))
    assert Decision.objects.count() == 0


# An application is filed while its call is open, and found complete by a checklist


def test_an_application_is_filed_while_its_call_is_open_and_not_a_second_longer(director):
    call = make_call()
    draft = make_draft(call)
    terms = {"consent_version": consent.CURRENT, "language": "ky"}
    said = refused(lambda: submit_application(draft, at=call.closes_at, **terms), CallClosed)
    assert format_datetime(call.closes_at) in said
    assert submit_application(draft, at=call.closes_at - timedelta(seconds=1), **terms)


def test_a_call_that_an_act_has_closed_says_why_and_takes_nothing(director):
    call = make_call(kind="continuous")
    draft = make_draft(call)
    close_call(call, reason="Орундар ээлелди.", actor=director)
    said = refused(
        lambda: submit_application(draft, consent_version=consent.CURRENT, language="ky"), CallClosed
    )
    assert "Орундар ээлелди." in said


def test_an_application_is_complete_when_nothing_required_is_missing(clerk):
    application = submitted_application(stage="idea")
    refused(lambda: confirm_complete(application, actor=clerk), ChecklistIncomplete)
    checked(application, actor=clerk, team="missing")
    refused(lambda: confirm_complete(application, actor=clerk), ChecklistIncomplete)
    checked(application, actor=clerk)
    assert confirm_complete(application, actor=clerk).state == ApplicationState.COMPLETE


def test_a_returned_application_has_a_term_and_nothing_follows_from_it_by_itself(clerk):
    application = submitted_application()
    return_application(application, remark="Бизнес-планды толуктаңыз.", actor=clerk)
    late = clock.moment_of(application.additions_due_on + timedelta(days=1), 0)
    refused(lambda: send_application(application, at=late, consent_version=consent.CURRENT, language="ky"))
    application.refresh_from_db()
    assert application.state == ApplicationState.RETURNED
