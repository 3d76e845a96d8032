"""Sets of questions: written, approved, copied; each version stands still (3.3.1)."""

from typing import Any

import pytest

from applications.domain.question_sets import (
    add_question,
    approve_question_set,
    change_question,
    copy_question_set,
    remove_question,
)
from core.actors import StandIn
from core.clock import today
from core.errors import DomainError, FieldError, FieldErrors, WrongState
from tests.makers.applications import (
    make_call,
)
from tests.makers.questions import OPTIONS, approved_questions, drafted_questions, spec

SENT_ALREADY = "The application has been sent already, so this page changed nothing."
pytestmark = pytest.mark.django_db


# --- versions


def test_approved_set_stands_still() -> None:
    fixed = approved_questions()
    question = fixed.ordered[0]
    for act in (
        lambda: add_question(fixed, spec("more", "yes_no"), actor=StandIn.SYSTEM),
        lambda: change_question(question, spec("sells", "number"), actor=StandIn.SYSTEM),
        lambda: remove_question(question, actor=StandIn.SYSTEM),
        lambda: approve_question_set(fixed, approved_on=today(), actor=StandIn.SYSTEM),
    ):
        with pytest.raises(WrongState):
            act()


def test_copy_is_a_new_version_that_can_be_changed() -> None:
    fixed = approved_questions()
    fresh = copy_question_set(fixed, version="2027", actor=StandIn.SYSTEM)
    assert [one.code for one in fresh.ordered] == [one.code for one in fixed.ordered]
    remove_question(fresh.questions.get(code="story"), actor=StandIn.SYSTEM)
    assert (fresh.questions.count(), fixed.questions.count()) == (6, 7)


def test_call_uses_only_an_approved_set() -> None:
    with pytest.raises(FieldErrors):
        make_call(question_set=drafted_questions())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (spec("Sells", "yes_no"), "code"),
        (spec("sells", "yes_no"), "code"),
        (spec("one", "yes_no", step="check"), "step"),
        (spec("one", "picture"), "kind"),
        (spec("one", "choice"), "options"),
        (spec("one", "choice", options=OPTIONS[:1]), "options"),
        (spec("one", "choice", options=(OPTIONS[0], OPTIONS[0])), "options"),
        (spec("one", "choice", options=(*OPTIONS, {"code": "x", "ky": "Х"})), "options"),
        (spec("one", "number", lowest=5, highest=4), "highest"),
        (spec("one", "yes_no", applicant_forms=("bank",)), "applicant_forms"),
        (spec("one", "yes_no", depends_on="nothing", depends_values=("yes",)), "depends_on"),
        (spec("one", "yes_no", depends_on="story", depends_values=("yes",)), "depends_on"),
        (spec("one", "yes_no", depends_on="abroad", depends_values=("shop",)), "depends_on"),
        (spec("one", "yes_no", depends_on="sells", depends_values=("maybe",)), "depends_values"),
        (spec("one", "yes_no", depends_on="sells"), "depends_values"),
    ],
)
def test_question_nobody_could_answer_is_refused(wrong: Any, field: str) -> None:
    with pytest.raises(FieldError) as caught:
        add_question(drafted_questions(), wrong, actor=StandIn.SYSTEM)
    assert caught.value.field == field


def test_question_another_one_waits_for_is_not_removed() -> None:
    draft = drafted_questions()
    with pytest.raises(DomainError):
        remove_question(draft.questions.get(code="sells"), actor=StandIn.SYSTEM)


def test_empty_set_is_not_approved() -> None:
    draft = drafted_questions()
    for question in reversed(draft.ordered):
        remove_question(question, actor=StandIn.SYSTEM)
    with pytest.raises(DomainError):
        approve_question_set(draft, approved_on=today(), actor=StandIn.SYSTEM)
