"""The final decision: its letter, its paper, its reasons; and what the database refuses."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from post_office.models import Email
from pypdf import PdfReader

from accounts.domain.appointments import appoint
from accounts.models import Post
from accounts.roles import Role
from applications.domain.criteria import copy_criteria_set
from applications.domain.deciders import refusal_to_decide
from applications.domain.decision import Terms, decide
from applications.domain.protocol import protocol_of
from applications.domain.reasons import Point, proposed_words
from applications.domain.release import release_decision
from applications.domain.waiting import proposed
from applications.enums import ApplicantForm, ApplicationState, Outcome
from applications.enums_decision import Decider
from applications.models import Application, Decision
from core.clock import today
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed
from core.models import TransitionLog
from core.quarters import Quarter
from documents.domain import papers
from tests.makers.applications import make_call
from tests.makers.commission import (
    accepted_application,
    decided,
    decided_application,
    evaluated_application,
    experts_of,
    role_holder,
)
from tests.makers.people import make_user
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
REASONS = "Прототип даяр, рыногу айкын.\nТехнопаркта орун бар."


def text_of(paper):
    pages = PdfReader(io.BytesIO(papers.render(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def of_form(form, language="ky"):
    clerk = role_holder(Role.UNIT_STAFF)
    return complete_application(make_call(), actor=clerk, applicant_form=form, language=language)


@pytest.mark.parametrize("outcome", Outcome)
def test_decision_keeps_who_why_and_on_what(director, outcome):
    application = evaluated_application(points=3)
    decision = decided(application, outcome, reasons=REASONS, told=False)
    assert (application.state, application.decision) == (ApplicationState.DECIDED, decision)
    assert (decision.decided_by, decision.reasons, decision.mark) == (director, REASONS, 60)
    assert decision.protocol == protocol_of(application)
    log = TransitionLog.objects.of(application).last()
    assert (log.target, log.actor, log.reason) == (ApplicationState.DECIDED, director, REASONS)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_applicant_gets_one_letter_with_reasons_and_a_personal_link(outcome):
    application = evaluated_application()
    Email.objects.all().delete()
    decided(application, outcome, reasons=REASONS)
    letter = Email.objects.get()
    assert letter.to == [application.email]
    assert "Прототип даяр" in letter.message
    assert "/ky/apply/open/" in letter.message


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("outcome", Outcome)
def test_the_letter_is_a_numbered_paper_in_the_applicants_language(outcome, language):
    application = of_form(ApplicantForm.LEGAL_ENTITY, language=language)
    decision = decided_application(outcome, applications=[application])
    assert decision.letter.number == f"Чыг-{today().year}/001"
    assert decision.letter.language == language
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
    decision = decided_application(Outcome.ACCEPTED)
    assert decision.letter.context["signatory"] == {"post": "acting_director", "name": director.short_name}


def test_reasons_are_drawn_from_the_rubric_in_the_language_of_the_letter(director):
    application = evaluated_application(
        applications=[of_form(ApplicantForm.LEGAL_ENTITY, language="ru")], points=1
    )
    weak = proposed(application)[0]
    words = proposed_words(weak, application.language)
    decision = decide(
        application, outcome="rejected", weak=[Point(weak.criterion, words)], reasons="Ещё.", actor=director
    )
    assert decision.reasons == f"{weak.criterion.name_ru}: {words}\nЕщё."
    assert "из 5" in words


def test_a_criterion_of_another_rubric_is_no_reason(director):
    application = evaluated_application()
    other = copy_criteria_set(application.commission.criteria_set, version="9", actor=director)
    point = Point(other.criteria.first(), "Жок")
    with pytest.raises(FieldError):
        decide(application, outcome="rejected", weak=[point], actor=director)


def test_only_weak_criteria_are_proposed_or_the_two_weakest():
    assert len(proposed(evaluated_application(points=2))) == 5
    strong = proposed(evaluated_application(points=5))
    assert [result.is_weak for result in strong] == [False, False]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"outcome": "conditional"}, "kind"),
        ({"outcome": "conditional", "condition": Terms("other", date(2999, 1, 1))}, "text"),
        ({"outcome": "conditional", "condition": Terms("other", date(2020, 1, 1), "Лицензия")}, "due_on"),
        ({"outcome": "conditional", "condition": Terms("registration", date(2999, 1, 1))}, "kind"),
        ({"outcome": "accepted", "condition": Terms("other", date(2999, 1, 1), "Лицензия")}, "kind"),
        ({"outcome": "revision"}, "revise_by"),
        ({"outcome": "revision", "revise_by": date(2020, 1, 1)}, "revise_by"),
        ({"outcome": "rejected", "revise_by": date(2999, 1, 1)}, "revise_by"),
    ],
)
def test_a_condition_and_a_term_belong_to_their_outcome_alone(director, terms, field):
    application = evaluated_application()
    with pytest.raises(FieldError) as caught:
        decide(application, reasons=REASONS, actor=director, **terms)
    assert caught.value.field == field
    assert (application.state, Decision.objects.count()) == (ApplicationState.EVALUATED, 0)


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
    late = today() + timedelta(days=1)
    with pytest.raises(FieldError):
        decide(application, outcome="accepted", reasons=REASONS, decided_on=late, actor=director)
    assert not Email.objects.exists()
    assert decided(application, "accepted").letter.sequence == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("protocol", None), ("decided_on", None), ("decided_by", None), ("outcome", "perhaps"), ("reasons", "")],
)
def test_the_database_refuses_a_decision_without_protocol_date_outcome_or_reasons(field, value):
    decision = accepted_application().decision
    setattr(decision, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()
    with pytest.raises(ValidationError):
        decision.validate_constraints()


@pytest.mark.parametrize("state", [ApplicationState.EVALUATED, ApplicationState.ACCEPTED])
def test_the_database_holds_that_an_application_is_decided_exactly_with_a_decision(state):
    accepted, evaluated = accepted_application(), evaluated_application()
    wrong = {ApplicationState.EVALUATED: accepted, ApplicationState.ACCEPTED: evaluated}[state]
    with pytest.raises(IntegrityError, match="application_decided_with_decision"), transaction.atomic():
        Application.objects.filter(pk=wrong.pk).update(state=state)


def test_the_database_refuses_two_decisions_in_force():
    decision = accepted_application().decision
    decision.pk, decision.version = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save(force_insert=True)


def test_where_the_commission_decides_its_chair_enters_the_result(director, settings):
    settings.CENTRE = settings.CENTRE | {"DECIDED_BY": "commission"}
    application = evaluated_application()
    chair, secretary, member = experts_of(application)
    for other in (director, member, make_user(Role.EXPERT)):
        with pytest.raises(NotAllowed):
            decide(application, outcome="accepted", reasons=REASONS, actor=other)
    decision = decide(application, outcome="accepted", reasons=REASONS, actor=chair)
    assert (decision.decider, decision.decided_by) == (Decider.COMMISSION, chair)
    release_decision(application, actor=director)
    decision.refresh_from_db()
    assert decision.letter.context["signatory"]["name"] == director.short_name
    assert "комиссиянын чечими" in text_of(decision.letter)
    assert refusal_to_decide(application, secretary, "applications.take_decision") == ""
