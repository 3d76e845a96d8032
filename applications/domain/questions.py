"""The questions of a call: which are asked of whom, and which answers they take (3.3.1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from applications.domain.answer_limits import EMPTY, as_kept, fault_of, say_ask
from applications.enums import ApplicantForm, QuestionKind
from applications.models import Application, Question, QuestionSet
from core.errors import DomainError, FieldError, FieldErrors
from core.formatting import format_date, format_number

PREFIX = "q_"


def field_of(code: str) -> str:
    """Return the name a question has as a field of the form."""
    return f"{PREFIX}{code}"


def target_of(question: Question) -> str:
    """Return the name of the first box of a question on its page, for links to it."""
    kind = QuestionKind(question.kind)
    return field_of(question.code) + ("_0" if kind.is_chosen else "")


def questions_of(application: Application) -> tuple[Question, ...]:
    """Return the questions of the version this application began with."""
    return application.question_set.ordered if application.question_set else ()


def asked(application: Application, answers: Mapping[str, Any] | None = None) -> tuple[Question, ...]:
    """Return the questions that these answers, or those kept, open to this applicant."""
    given = application.answers if answers is None else answers
    return _asked_of(questions_of(application), application.applicant_form, given)


def on_page(application: Application, step: str) -> tuple[Question, ...]:
    """Return what the page of a step asks, with the questions that answers on the same page may open."""
    open_now = {question.code for question in asked(application)}
    found: dict[str, Question] = {}
    for question in questions_of(application):
        may_open = question.code in open_now or question.depends_on in found
        if question.step == step and may_open and _is_for(question, application.applicant_form):
            found[question.code] = question
    return tuple(found.values())


def check_answers(application: Application, *, step: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all answers of the application with those of one step in place of the earlier ones.

    Raises FieldErrors: for an answer missing, outside its limits or options, or to a question not asked.
    """
    questions = {question.code: question for question in questions_of(application) if question.step == step}
    answers = {code: value for code, value in application.answers.items() if code not in questions}
    full = {code: value for code, value in given.items() if value not in EMPTY}
    answers |= {code: as_kept(value) for code, value in full.items() if code in questions}
    errors: list[DomainError] = [
        DomainError(_("The page sent an answer to a question that is not asked here. Look at it again."))
        for _code in full.keys() - questions.keys()
    ][:1]
    errors += [
        FieldError(field_of(question.code), sentence)
        for question in questions.values()
        if (sentence := _refusal(question, application, answers))
    ]
    if errors:
        raise FieldErrors(errors)  # type: ignore[arg-type]  # one of them may have no field
    return answers


def unanswered(application: Application) -> tuple[Question, ...]:
    """Return the questions asked of this applicant that must be answered and are not."""
    return tuple(
        question
        for question in asked(application)
        if question.is_required and application.answers.get(question.code) in EMPTY
    )


def only_asked(application: Application) -> dict[str, Any]:
    """Return the answers without those to questions that are no longer asked."""
    codes = {question.code for question in asked(application)}
    return {code: value for code, value in application.answers.items() if code in codes}


def carried_over(application: Application, question_set: QuestionSet | None) -> dict[str, Any]:
    """Return the answers that another version of the questions takes as they are."""
    questions = question_set.ordered if question_set else ()
    return {
        question.code: application.answers[question.code]
        for question in questions
        if question.code in application.answers and not fault_of(question, application.answers[question.code])
    }


def say_when_asked(question: Question, questions: Iterable[Question]) -> str:
    """Say of whom and when a question is asked; nothing for one that everybody is asked."""
    if question.applicant_forms:
        forms = ", ".join(str(ApplicantForm(form).label) for form in question.applicant_forms)
        return _("Only for: %(forms)s.") % {"forms": forms}
    parent = next((one for one in questions if one.code == question.depends_on), None)
    if parent is None:
        return ""
    labels = dict(parent.choices)
    chosen = ", ".join(f"«{labels.get(code, code)}»" for code in question.depends_values)
    return _("Only if the answer to “%(question)s” is %(answers)s.") % {
        "question": parent.label,
        "answers": chosen,
    }


def in_words(question: Question, value: Any) -> tuple[str, ...]:
    """Return a kept answer as it is shown, one line each."""
    if value in EMPTY:
        return ()
    if QuestionKind(question.kind).is_chosen:
        labels = dict(question.choices)
        codes: list[str] = value if isinstance(value, list) else [value]
        return tuple(labels.get(code, code) for code in codes)
    if question.kind == QuestionKind.NUMBER:
        return (format_number(value),)
    return (format_date(date.fromisoformat(value)),) if question.kind == QuestionKind.DATE else (str(value),)


def _asked_of(questions: Iterable[Question], form: str, answers: Mapping[str, Any]) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for question in questions:
        given = answers.get(question.depends_on)
        chosen: list[Any] = given if isinstance(given, list) else [given]
        opened = not question.depends_on or (
            question.depends_on in found and any(one in question.depends_values for one in chosen)
        )
        if opened and _is_for(question, form):
            found[question.code] = question
    return tuple(found.values())


def _is_for(question: Question, form: str) -> bool:
    return not question.applicant_forms or form in question.applicant_forms


def _refusal(question: Question, application: Application, answers: Mapping[str, Any]) -> str:
    value = answers.get(question.code)
    is_asked = question in asked(application, answers)
    if value in EMPTY:
        return say_ask(question) if is_asked and question.is_required else ""
    if not is_asked:
        when = say_when_asked(question, questions_of(application))
        return _("“%(question)s” is not asked of you now. %(when)s Take this answer out.") % {
            "question": question.label,
            "when": when,
        }
    return fault_of(question, value)
