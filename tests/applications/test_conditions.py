"""An acceptance on condition: met with evidence or failed after the term; no contract before (1.4)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.models import PartyKind
from accounts.roles import Role
from applications.domain.conditions import fail_condition, meet_condition
from applications.domain.decision import Terms
from applications.enums import ApplicantForm, Outcome
from applications.enums_decision import ConditionState
from applications.models import Condition
from core.clock import moment_of, today
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from portal.applicant import page_of
from residents.domain import queries
from residents.domain.applicants import register_applicant
from residents.models import Contract
from tests.makers.applications import make_call, make_file
from tests.makers.commission import decided_application, role_holder
from tests.makers.people import make_user
from tests.makers.residents import drafted_contract
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
TEAM = {"applicant_form": ApplicantForm.PROJECT_TEAM, "inn": "", "registration_number": ""}


def conditional(*, told=True, condition=None, **answers):
    application = complete_application(make_call(), actor=role_holder(Role.UNIT_STAFF), **answers)
    decision = decided_application(
        Outcome.CONDITIONAL, applications=[application], told=told, condition=condition
    )
    return Condition.objects.get(decision=decision)


def meet(condition, clerk, **changes):
    given = {"note": "Күбөлүк көрсөтүлдү.", "file": make_file(), **changes}
    return meet_condition(condition, actor=clerk, **given)


def test_a_condition_is_met_with_evidence_and_the_applicant_is_told(clerk):
    condition = conditional()
    Email.objects.all().delete()
    meet(condition, clerk)
    condition.refresh_from_db()
    assert (condition.state, condition.closed_on) == (ConditionState.MET, today())
    assert condition.evidence.uploaded_by == clerk
    assert condition.words in Email.objects.get().message


def test_a_condition_is_not_met_without_words_and_a_document(clerk):
    condition = conditional()
    with pytest.raises(FieldError) as caught:
        meet(condition, clerk, note=" ")
    assert caught.value.field == "note"
    with pytest.raises(FieldError) as caught:
        meet(condition, clerk, file=make_file("Күбөлүк.pdf", b"words"))
    assert caught.value.field == "file"
    assert Condition.objects.get().state == ConditionState.WAITING


def test_a_condition_never_fails_before_its_term_is_over(director):
    condition = conditional()
    for day in (today(), condition.due_on):
        with pytest.raises(WrongState):
            fail_condition(condition, note="Көрсөтүлгөн жок", actor=director, at=moment_of(day))


def test_a_condition_fails_after_its_term_by_an_act_with_a_reason(director):
    condition = conditional()
    late = moment_of(condition.due_on + timedelta(days=1))
    with pytest.raises(FieldError):
        fail_condition(condition, note="", actor=director, at=late)
    fail_condition(condition, note="Күбөлүк көрсөтүлгөн жок.", actor=director, at=late)
    assert Condition.objects.get().state == ConditionState.FAILED
    with pytest.raises(DomainError):
        drafted_contract(condition.decision.application, at=late)
    assert "келишим түзүлбөйт" in page_of(condition.decision.application).next


def test_the_clerk_does_not_say_that_a_condition_failed(clerk):
    condition = conditional()
    late = moment_of(condition.due_on + timedelta(days=1))
    with pytest.raises(NotAllowed):
        fail_condition(condition, note="Көрсөтүлгөн жок", actor=clerk, at=late)


def test_a_term_that_is_over_changes_nothing_by_itself(clerk):
    condition = conditional()
    late = moment_of(condition.due_on + timedelta(days=40))
    meet_condition(condition, note="Кеч, бирок бар.", file=make_file(), actor=clerk, at=late)
    assert Condition.objects.get().state == ConditionState.MET


def test_a_condition_is_closed_once(clerk, director):
    condition = conditional()
    meet(condition, clerk)
    with pytest.raises(WrongState):
        meet(condition, clerk)
    with pytest.raises(WrongState):
        fail_condition(condition, note="Жок", actor=director, at=moment_of(date(2999, 1, 1)))


def test_a_condition_nobody_was_told_of_is_not_checked_off(clerk):
    with pytest.raises(WrongState):
        meet(conditional(told=False), clerk)


def test_there_is_no_contract_before_the_condition_is_met(clerk):
    condition = conditional()
    application = condition.decision.application
    assert not queries.awaiting_contract().filter(pk=application.pk).exists()
    with pytest.raises(WrongState) as caught:
        drafted_contract(application)
    assert condition.words in str(caught.value)
    assert not Contract.objects.exists()
    meet(condition, clerk)
    assert queries.awaiting_contract().filter(pk=application.pk).exists()
    assert drafted_contract(application).application == application


def test_a_team_accepted_on_condition_registers_and_then_gets_its_contract(clerk):
    terms = Terms("registration", today() + timedelta(days=60))
    condition = conditional(condition=terms, **TEAM)
    application = condition.decision.application
    registered = register_applicant(
        application,
        kind=PartyKind.ORGANISATION,
        inn="00503202600017",
        name="ЖЧК «Жайлоо»",
        registration_number="51234-3303-ООО",
        actor=clerk,
    )
    with pytest.raises(WrongState):
        drafted_contract(application)
    meet(condition, clerk)
    assert drafted_contract(application).party == registered.party


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "met"},
        {"state": "failed", "note": "Жок"},
        {"kind": "other", "text": ""},
        {"closed_on": date(2026, 1, 1)},
    ],
)
def test_the_database_refuses_a_condition_closed_without_what_belongs_to_it(wrong):
    condition = conditional()
    with pytest.raises(IntegrityError), transaction.atomic():
        Condition.objects.filter(pk=condition.pk).update(**wrong)


def test_the_clerk_checks_a_condition_off_on_its_page():
    condition = conditional()
    desk = Client()
    desk.force_login(make_user(Role.UNIT_STAFF))
    address = reverse("admin:applications_condition_transition", args=[condition.pk, "meet"])
    page = desk.post(address, {"note": ""})
    assert page.status_code == 200
    desk.post(address, {"note": "Күбөлүк № 51234", "file": make_file()})
    condition.refresh_from_db()
    assert condition.state == ConditionState.MET
    shown = desk.get(reverse("admin:applications_condition_change", args=[condition.pk])).content.decode()
    assert condition.evidence.get_absolute_url() in shown
    answered = desk.get(condition.evidence.get_absolute_url())
    assert b"".join(answered.streaming_content).startswith(b"%PDF")
    assert Client().get(condition.evidence.get_absolute_url()).status_code == 404
