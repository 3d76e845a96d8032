"""Sets of questions in the admin: begun, filled, copied, approved by whoever announces calls."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from applications.models import QuestionSet
from tests.makers.people import log_in
from tests.makers.questions import approved_questions, drafted_questions

pytestmark = pytest.mark.django_db

TITLES = {"title_ky": "Суроолор", "title_ru": "Вопросы", "title_en": "Questions"}
QUESTION = {
    "code": "market",
    "step": "project",
    "kind": "choice",
    "label_ky": "Кимге сатасыз?",
    "label_ru": "Кому вы продаёте?",
    "label_en": "Whom do you sell to?",
    "is_required": "on",
    "options": "shop | Дүкөн | Магазин | Shop\nonline | Интернет | Интернет | Online",
}


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    """The clerk's browser."""
    log_in(client, clerk)
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"admin:applications_questionset_{name}", args=args)


def test_set_is_begun_filled_and_approved(desk: Client) -> None:
    answer = desk.post(page("add"), {"version": "2026", **TITLES})
    made = QuestionSet.objects.get()
    assert answer.url == page("change", made.pk)
    assert desk.post(page("question_add", made.pk), QUESTION).url == page("change", made.pk)
    assert "Кимге сатасыз?" in desk.get(page("change", made.pk)).content.decode()
    desk.post(page("approve", made.pk), {"approved_on": "22.11.2026"})
    made.refresh_from_db()
    assert (made.is_approved, made.ordered[0].choices) == (True, [("shop", "Дүкөн"), ("online", "Интернет")])
    assert desk.get(page("question_add", made.pk)).status_code == 404


def test_question_is_changed_as_it_stands(desk: Client) -> None:
    draft = drafted_questions()
    question = draft.questions.get(code="where")
    form = desk.get(page("question", question.pk)).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed["options"] = form["options"].field.prepare_value(typed["options"])
    sent = {name: value for name, value in typed.items() if value not in (None, "", [], False)}
    desk.post(page("question", question.pk), {**sent, "label_ky": "Кайда сатасыз?"})
    question.refresh_from_db()
    assert (question.label, question.depends_values) == ("Кайда сатасыз?", ["yes"])
    assert [code for code, _words in question.choices] == ["shop", "online"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"options": "shop | Дүкөн"}, "options"),
        ({"options": ""}, "options"),
        ({"code": "Market"}, "code"),
        ({"depends_on": "sells", "depends_values": "maybe"}, "depends_values"),
        ({"kind": "number", "options": "", "lowest": "9", "highest": "3"}, "highest"),
    ],
)
def test_question_that_cannot_be_is_refused_beside_its_field(
    desk: Client, changes: dict[str, str], field: str
) -> None:
    draft = drafted_questions()
    answer = desk.post(page("question_add", draft.pk), {**QUESTION, **changes})
    assert list(answer.context["form"].errors) == [field]
    assert draft.questions.count() == 7


def test_question_is_removed_after_asking(desk: Client) -> None:
    draft = drafted_questions()
    question = draft.questions.get(code="story")
    assert question.label in desk.get(page("question_remove", question.pk)).content.decode()
    desk.post(page("question_remove", question.pk), {})
    assert not draft.questions.filter(code="story").exists()
    refused = desk.post(page("question_remove", draft.questions.get(code="sells").pk), {})
    assert refused.context["form"].non_field_errors()


def test_approved_set_is_copied_and_not_changed(desk: Client) -> None:
    fixed = approved_questions()
    for name, key in (("approve", fixed.pk), ("question_add", fixed.pk), ("question", fixed.ordered[0].pk)):
        assert desk.post(page(name, key), QUESTION).status_code == 404
    desk.post(page("copy", fixed.pk), {"version": "2027"})
    assert QuestionSet.objects.get(version="2027").questions.count() == 7
    again = desk.post(page("copy", fixed.pk), {"version": "2027"})
    assert list(again.context["form"].errors) == ["version"]


def test_call_offers_approved_sets_alone(desk: Client) -> None:
    fixed, draft = approved_questions(), drafted_questions("2027")
    offered = desk.get(reverse("admin:applications_call_add")).context["form"]
    assert list(offered.fields["question_set"].queryset) == [fixed]
    assert draft not in offered.fields["question_set"].queryset
