"""The final decision: its letter, its paper, its reasons; and what the database refuses."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from post_office.models import Email
from pypdf import PdfReader

from accounts.domain.appointments import appoint
from accounts.models import Post
from accounts.roles import Role
from applications.domain.decision import decide
from applications.enums import ApplicantForm, ApplicationState, Outcome
from applications.models import Decision
from core.clock import today
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError
from core.models import TransitionLog
from core.quarters import Quarter
from documents.domain import papers
from tests.makers.applications import complete_application, make_call
from tests.makers.commission import (
    accepted_application,
    decided_application,
    evaluated_application,
    role_holder,
)

pytestmark = pytest.mark.django_db
REASONS = "Прототип даяр, рыногу айкын.\nТехнопаркта орун бар."


def text_of(paper):
    pages = PdfReader(io.BytesIO(papers.render(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def of_form(form, language="ky"):
    clerk = role_holder(Role.UNIT_STAFF)
    return complete_application(make_call(), actor=clerk, applicant_form=form, language=language)


@pytest.mark.parametrize("outcome", Outcome)
def test_decision_moves_the_application_and_keeps_who_why_and_on_what(director, outcome):
    application = evaluated_application(points=3)
    decision = decide(application, outcome=outcome, reasons=REASONS, actor=director)
    assert application.state == outcome
    assert (decision.decided_by, decision.reasons, decision.mark) == (director, REASONS, 60)
    assert decision.protocol.subject == application
    log = TransitionLog.objects.of(application).last()
    assert (log.target, log.actor, log.reason) == (outcome, director, REASONS)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_applicant_gets_one_letter_with_reasons_and_a_personal_link(director, outcome):
    application = evaluated_application()
    Email.objects.all().delete()
    decide(application, outcome=outcome, reasons=REASONS, actor=director)
    letter = Email.objects.get()
    assert letter.to == [application.email]
    assert "Прототип даяр" in letter.message
    assert "/ky/apply/open/" in letter.message


def test_the_letter_is_a_numbered_paper_in_the_applicants_language():
    application = of_form(ApplicantForm.LEGAL_ENTITY, language="ru")
    decision = decided_application(Outcome.ACCEPTED, applications=[application])
    assert decision.letter.number == f"Чыг-{today().year}/001"
    assert decision.letter.language == "ru"
    assert application.applicant_name in text_of(decision.letter)


def test_a_team_is_told_to_register_before_the_contract():
    team = decided_application(Outcome.ACCEPTED, applications=[of_form(ApplicantForm.PROJECT_TEAM)])
    firm = decided_application(Outcome.ACCEPTED, applications=[of_form(ApplicantForm.LEGAL_ENTITY)])
    assert "1.4" in Email.objects.filter(to=team.application.email).latest("pk").message
    assert "ИНН" in text_of(team.letter)
    assert "ИНН" not in text_of(firm.letter)


def test_the_letter_is_signed_by_the_post_held_on_that_day(director):
    appoint(
        director,
        Post.ACTING_DIRECTOR,
        order_number="5",
        order_date=today(),
        starts_on=today(),
        actor=director,
    )
    application = evaluated_application()
    decision = decide(application, outcome="accepted", reasons=REASONS, actor=director)
    assert decision.letter.context["signatory"] == {"post": "acting_director", "name": director.short_name}


def test_reasons_with_invisible_characters_are_cleaned(director):
    application = evaluated_application()
    decision = decide(application, outcome="accepted", reasons="Макул\u202e\u200b 🙂", actor=director)
    assert decision.reasons == "Макул 🙂"


def test_an_unknown_outcome_is_refused(director):
    with pytest.raises(FieldError) as caught:
        decide(evaluated_application(), outcome="perhaps", reasons=REASONS, actor=director)
    assert caught.value.field == "outcome"


def test_nothing_is_decided_in_a_quarter_whose_report_is_submitted(director):
    application = evaluated_application()
    lock_quarter(Quarter.of(today()), actor=director)
    with pytest.raises(DomainError):
        decide(application, outcome="accepted", reasons=REASONS, actor=director)
    assert (application.state, Decision.objects.count()) == (ApplicationState.EVALUATED, 0)


def test_a_refused_decision_sends_no_letter_and_takes_no_number(director):
    application = evaluated_application()
    Email.objects.all().delete()
    with pytest.raises(FieldError):
        decide(
            application,
            outcome="accepted",
            reasons=REASONS,
            decided_on=today() + timedelta(days=1),
            actor=director,
        )
    assert not Email.objects.exists()
    decision = decide(application, outcome="accepted", reasons=REASONS, actor=director)
    assert decision.letter.sequence == 1


@pytest.mark.parametrize(
    ("field", "value"), [("protocol", None), ("decided_on", None), ("outcome", "perhaps"), ("reasons", "")]
)
def test_the_database_refuses_a_decision_without_protocol_date_outcome_or_reasons(field, value):
    decision = accepted_application().decision
    setattr(decision, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()
    with pytest.raises(ValidationError):
        decision.validate_constraints()
