"""Questions of a call (3.3.1): each asked only of whom it concerns, each answer checked."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _

from applications import consent
from applications.answers import sections
from applications.domain.calls import move_to_call
from applications.domain.completeness import missing_answers
from applications.domain.drafts import save_step, start_application
from applications.domain.question_sets import (
    add_question,
    approve_question_set,
    change_question,
    copy_question_set,
)
from applications.domain.questions import asked
from applications.domain.submission import submit_application
from applications.enums import Step
from applications.models import Application, Call, QuestionSet
from core.actors import StandIn
from core.clock import today
from core.domain.transitions import update
from core.errors import DomainError, FieldErrors
from tests.makers.applications import (
    applicant_answers,
    make_call,
    make_draft,
    needs_answers,
    project_answers,
)
from tests.makers.form import opened, send, step_of
from tests.makers.questions import GIVEN, approved_questions, drafted_questions, spec

SENT_ALREADY = "The application has been sent already, so this page changed nothing."
pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    """A call with questions of its own."""
    return make_call(question_set=approved_questions())


@pytest.fixture
def begun(call: Call) -> Application:
    """A draft whose first step is answered."""
    return start_application(call, data=applicant_answers(), language="ky")


def sentences(error: FieldErrors) -> dict[str, str]:
    return {getattr(one, "field", ""): str(one) for one in error.errors}


def refused(application: Application, step: str, **answers: Any) -> dict[str, str]:
    data = project_answers() if step == Step.PROJECT else needs_answers()
    with pytest.raises(FieldErrors) as caught:
        save_step(application, step=step, data=data, answers=answers)
    application.refresh_from_db()
    return sentences(caught.value)


# --- who is asked what


def test_question_is_asked_only_of_the_forms_and_answers_it_names(begun: Application) -> None:
    def codes(**answers: Any) -> set[str]:
        return {one.code for one in asked(begun, answers)}

    everybody = {"sells", "customers", "since", "story"}
    assert codes() == everybody
    assert codes(sells="yes") == everybody | {"where"}
    assert codes(sells="yes", where=["shop"]) == everybody | {"where"}
    assert codes(sells="yes", where=["online"]) == everybody | {"where", "abroad"}
    assert codes(sells="no", where=["online"]) == everybody
    begun.applicant_form = "project_team"
    assert codes() == everybody | {"members"}


def test_answer_to_a_question_not_asked_is_refused_with_its_condition(begun: Application) -> None:
    told = refused(begun, Step.PROJECT, sells="no", where=["shop"])
    assert list(told) == ["q_where"]
    assert "Суроо sells" in told["q_where"]
    assert list(refused(begun, Step.PROJECT, sells="no", members="Эки киши")) == ["q_members"]
    assert begun.answers == {}


def test_answer_to_an_unknown_question_is_refused(begun: Application) -> None:
    assert list(refused(begun, Step.PROJECT, sells="no", bribe="100")) == [""]
    assert list(refused(begun, Step.PROJECT, sells="no", customers=3)) == [""]


def test_missing_answer_is_asked_for(begun: Application) -> None:
    assert list(refused(begun, Step.PROJECT)) == ["q_sells"]
    assert list(refused(begun, Step.PROJECT, sells="yes")) == ["q_where"]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("customers", 0),
        ("customers", 501),
        ("customers", "12"),
        ("customers", True),
        ("since", "кечээ"),
        ("story", "ы" * 31),
        ("story", 5),
    ],
)
def test_answer_outside_its_limits_is_refused(begun: Application, code: str, value: Any) -> None:
    save_step(begun, step=Step.PROJECT, data=project_answers(), answers={"sells": "no"})
    begun.memory.saved_steps = [Step.APPLICANT, Step.PROJECT, Step.TEAM]
    begun.memory.save()
    assert list(refused(begun, Step.NEEDS, **{"customers": 12, code: value})) == [f"q_{code}"]


@pytest.mark.parametrize(("code", "value"), [("sells", "maybe"), ("sells", ["yes"]), ("sells", {"a": 1})])
def test_answer_outside_the_options_is_refused(begun: Application, code: str, value: Any) -> None:
    assert f"q_{code}" in refused(begun, Step.PROJECT, **{code: value})


def test_several_answers_are_all_from_the_options(begun: Application) -> None:
    assert list(refused(begun, Step.PROJECT, sells="yes", where=["shop", "moon"])) == ["q_where"]
    assert list(refused(begun, Step.PROJECT, sells="yes", where="shop")) == ["q_where"]


def test_answers_without_a_version_are_refused_even_by_the_database() -> None:
    with pytest.raises(DomainError):
        update(make_draft(), actor=StandIn.SYSTEM, answers={"sells": "no"})


# --- the version an application began with


def test_application_keeps_the_version_it_began_with(begun: Application, call: Call) -> None:
    fresh = copy_question_set(call.question_set, version="2027", actor=StandIn.SYSTEM)
    add_question(fresh, spec("new", "yes_no"), actor=StandIn.SYSTEM)
    approve_question_set(fresh, approved_on=today(), actor=StandIn.SYSTEM)
    update(call, actor=StandIn.SYSTEM, question_set=fresh)
    begun.refresh_from_db()
    save_step(begun, step=Step.PROJECT, data=project_answers(), answers={"sells": "no"})
    later = start_application(Call.objects.get(), data=applicant_answers(), language="ky")
    assert (begun.question_set.version, later.question_set.version) == ("2026", "2027")


def test_draft_moved_to_another_call_takes_its_questions_and_keeps_what_fits(call: Call) -> None:
    draft = make_draft(call, answers=GIVEN)
    fresh = copy_question_set(call.question_set, version="2027", actor=StandIn.SYSTEM)
    question = fresh.questions.get(code="customers")
    change_question(question, spec("customers", "number", step="needs", lowest=100), actor=StandIn.SYSTEM)
    approve_question_set(fresh, approved_on=today(), actor=StandIn.SYSTEM)
    moved = move_to_call(draft, call=make_call(question_set=QuestionSet.objects.get(version="2027")))
    assert (moved.question_set.version, moved.answers) == ("2027", {"sells": "no"})
    assert [gap.field for gap in missing_answers(moved)] == ["q_customers"]


def test_answers_nobody_asks_for_any_more_are_not_sent(call: Call) -> None:
    answers = {"project": {"sells": "no", "members": "Эки киши"}, "needs": {"customers": 12}}
    draft = make_draft(call, applicant_form="project_team", answers=answers)
    firm = {"inn": "00103202012345", "registration_number": "48000-3303-ООО"}
    update(draft, actor=StandIn.SYSTEM, applicant_form="legal_entity", **firm)
    submit_application(draft, consent_version=consent.CURRENT, language="ky")
    draft.refresh_from_db()
    assert draft.answers == {"sells": "no", "customers": 12}


def test_application_without_a_required_answer_is_not_sent(call: Call) -> None:
    draft = make_draft(call, answers=GIVEN)
    update(draft, actor=StandIn.SYSTEM, answers={"sells": "yes", "customers": 12})
    with pytest.raises(DomainError):
        submit_application(draft, consent_version=consent.CURRENT, language="ky")


def test_answers_are_shown_in_words_in_their_step(call: Call) -> None:
    answers = {
        "project": {"sells": "yes", "where": ["shop", "online"]},
        "needs": {"customers": 12, "since": "2026-03-05", "abroad": "online"},
    }
    shown = {
        row.label: row.values for part in sections(make_draft(call, answers=answers)) for row in part.rows
    }
    assert shown["Суроо sells"] == ("Ооба",)
    assert shown["Суроо where"] == ("Дүкөн", "Интернет")
    assert shown["Суроо since"] == ("2026-ж., 5-март",)
    assert shown["Суроо story"] == ()


# --- the page


def test_page_asks_the_questions_and_keeps_the_answers(client: Client, begun: Application) -> None:
    opened(client, begun)
    page = client.get(step_of(begun, Step.PROJECT)).content.decode()
    assert "Суроо sells" in page
    assert "Суроо members" not in page
    assert 'data-after="q_sells" data-values="yes"' in page
    answer = send(client, begun, Step.PROJECT, {**project_answers(), "q_sells": "yes", "q_where": ["shop"]})
    assert answer.url == step_of(begun, Step.TEAM)
    begun.refresh_from_db()
    assert begun.answers == {"sells": "yes", "where": ["shop"]}
    kept = client.get(step_of(begun, Step.PROJECT)).content.decode()
    assert re.search(r'value="shop"[^>]*checked', kept)


def test_page_says_all_errors_at_once_and_keeps_what_was_typed(client: Client, begun: Application) -> None:
    page = send(
        client, begun, Step.PROJECT, {**project_answers(title=""), "q_sells": "no", "q_where": ["shop"]}
    )
    assert set(page.context["form"].errors) == {"title", "q_where"}
    begun.refresh_from_db()
    assert begun.memory.typed["project"]["q_where"] == ["shop"]
    assert re.search(r'value="shop"[^>]*checked', page.content.decode())


def test_tampered_answer_to_another_applicants_question_is_told_on_top(
    client: Client, begun: Application
) -> None:
    page = send(client, begun, Step.PROJECT, {**project_answers(), "q_sells": "no", "q_members": "Үч"})
    assert "Суроо members" in page.context["form"].non_field_errors()[0]
    assert begun.memory.saved_steps == [Step.APPLICANT]


def test_page_opened_before_the_questions_changed_is_told_and_keeps_what_was_typed(
    client: Client, call: Call
) -> None:
    draft = make_draft(call, answers=GIVEN)
    other = make_call(question_set=approved_questions("2027"))
    move_to_call(draft, call=other)
    data = {**needs_answers(plan="Башка план"), "q_customers": "15", "questions": str(call.question_set_id)}
    page = send(client, draft, Step.NEEDS, data)
    assert len(page.context["form"].non_field_errors()) == 1
    draft.refresh_from_db()
    assert (draft.plan == "Башка план", draft.memory.typed["needs"]["plan"]) == (False, ["Башка план"])
    again = send(client, draft, Step.NEEDS, {**data, "questions": str(other.question_set_id)})
    assert again.status_code == 302


def test_page_reopened_after_sending_changes_nothing_and_says_so(client: Client, call: Call) -> None:
    draft = make_draft(call, answers=GIVEN)
    submit_application(draft, consent_version=consent.CURRENT, language="ky")
    answer = send(client, draft, Step.NEEDS, {**needs_answers(plan="Кийинки план"), "q_customers": "99"})
    assert answer.url == reverse("portal:application", args=[draft.public_id])
    page = client.get(answer.url).content.decode()
    assert _(SENT_ALREADY) in page
    draft.refresh_from_db()
    assert draft.answers["customers"] == 12


def test_step_sent_out_of_turn_is_told_and_kept(client: Client, begun: Application) -> None:
    page = send(client, begun, Step.NEEDS, {**needs_answers(plan="Эрте план"), "q_customers": "3"})
    assert page.status_code == 200
    assert "Долбоор" in page.context["form"].non_field_errors()[0]
    begun.refresh_from_db()
    assert (begun.plan, begun.memory.typed["needs"]["plan"]) == ("", ["Эрте план"])
    opened(client, begun)
    assert client.get(step_of(begun, Step.NEEDS)).url == step_of(begun, Step.PROJECT)


@pytest.mark.parametrize(
    ("step", "data"),
    [
        (Step.TEAM, {"people": "1", "team-0-name": "Асанова Мээрим", "team-0-role": "Жетекчи"}),
        (
            Step.BUDGET,
            {
                "lines": "1",
                "line-0-purpose": "Тетик",
                "line-0-kind": "materials",
                "line-0-source": "own",
                "line-0-amount": "5",
            },
        ),
        (Step.DOCUMENTS, {}),
    ],
)
def test_every_step_waits_for_its_turn(client: Client, begun: Application, step: str, data: dict) -> None:
    page = send(client, begun, step, data)
    assert "Долбоор" in page.context["sentence"]
    begun.refresh_from_db()
    assert begun.memory.saved_steps == [Step.APPLICANT]


def test_queries_of_the_page_do_not_grow_with_the_questions(client: Client) -> None:
    def count(number: int) -> int:
        questions = drafted_questions(f"v{number}")
        for place in range(number):
            add_question(questions, spec(f"more_{place}", "yes_no", is_required=False), actor=StandIn.SYSTEM)
        approve_question_set(questions, approved_on=today(), actor=StandIn.SYSTEM)
        draft = make_draft(make_call(question_set=questions), answers=GIVEN)
        opened(client, draft)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(step_of(draft, Step.CHECK)).status_code == 200
        return len(queries)

    assert count(1) == count(30)
