"""Sets of questions: written, approved; after that a change is a new version (3.3.1)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from applications.domain.criteria import Names
from applications.domain.permits import require_permission
from applications.enums import QUESTION_STEPS, ApplicantForm, QuestionKind
from applications.models import Question, QuestionSet
from core.actors import Actor
from core.clock import now
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_line

ADD, CHANGE = "applications.add_questionset", "applications.change_questionset"
CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")
FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """What a question asks, of whom, and what it takes for an answer."""

    code: str
    step: str
    kind: str
    label: Names
    hint: Names = Names("", "", "")  # noqa: RUF009 – frozen, so one for all does no harm
    is_required: bool = True
    longest: int | None = None
    lowest: int | None = None
    highest: int | None = None
    options: Sequence[Mapping[str, str]] = ()
    applicant_forms: Sequence[str] = ()
    depends_on: str = ""
    depends_values: Sequence[str] = ()

    def columns(self) -> dict[str, Any]:
        """Return the question as the columns of its row, without the place."""
        kind = QuestionKind(self.kind)
        texts = kind in (QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT)
        numbers = kind is QuestionKind.NUMBER
        return {
            "code": self.code,
            "step": self.step,
            "kind": self.kind,
            **self.label.columns("label"),
            **self.hint.columns("hint"),
            "is_required": self.is_required,
            "longest": self.longest if texts else None,
            "lowest": self.lowest if numbers else None,
            "highest": self.highest if numbers else None,
            "options": [dict(option) for option in self.options] if kind.has_options else [],
            "applicant_forms": list(self.applicant_forms),
            "depends_on": self.depends_on,
            "depends_values": list(self.depends_values) if self.depends_on else [],
        }


def spec_of(question: Question) -> QuestionSpec:
    """Return a question as it is written."""
    return QuestionSpec(
        code=question.code,
        step=question.step,
        kind=question.kind,
        label=Names(question.label_ky, question.label_ru, question.label_en),
        hint=Names(question.hint_ky, question.hint_ru, question.hint_en),
        is_required=question.is_required,
        longest=question.longest,
        lowest=question.lowest,
        highest=question.highest,
        options=question.options,
        applicant_forms=question.applicant_forms,
        depends_on=question.depends_on,
        depends_values=question.depends_values,
    )


@transaction.atomic
def write_question_set(
    *,
    version: str,
    title: Names,
    questions: Sequence[QuestionSpec] = (),
    actor: Actor,
    at: datetime | None = None,
) -> QuestionSet:
    """Write a new version of the questions, not approved yet. Raises FieldError for a known version."""
    require_permission(actor, ADD)
    version = clean_line(version)
    if QuestionSet.objects.filter(version=version).exists():
        raise FieldError("version", _("There is already a set of questions with this version."))
    row = transitions.create(QuestionSet(version=version, **title.columns("title")), actor=actor, at=at)
    for spec in questions:
        _add(row, spec, actor=actor, at=at)
    return row


def copy_question_set(
    question_set: QuestionSet, *, version: str, actor: Actor, at: datetime | None = None
) -> QuestionSet:
    """Write a new version with the same questions, to be changed and approved."""
    return write_question_set(
        version=version,
        title=Names(question_set.title_ky, question_set.title_ru, question_set.title_en),
        questions=[spec_of(question) for question in question_set.ordered],
        actor=actor,
        at=at,
    )


@transaction.atomic
def add_question(
    question_set: QuestionSet, spec: QuestionSpec, *, actor: Actor, at: datetime | None = None
) -> Question:
    """Add a question at the end of a set that is not approved. Raises FieldError for one that cannot be."""
    require_permission(actor, CHANGE)
    row = transitions.lock(question_set)
    _require_unapproved(row)
    return _add(row, spec, actor=actor, at=at)


@transaction.atomic
def change_question(
    question: Question, spec: QuestionSpec, *, actor: Actor, at: datetime | None = None
) -> Question:
    """Write a question of a set that is not approved anew, in its place."""
    require_permission(actor, CHANGE)
    question_set = transitions.lock(question.question_set)
    _require_unapproved(question_set)
    row = transitions.lock(question)
    _require_possible(spec, question_set, place=row.position, own=row.pk)
    return transitions.update(row, actor=actor, at=at, **spec.columns())


@transaction.atomic
def remove_question(question: Question, *, actor: Actor, at: datetime | None = None) -> QuestionSet:
    """Take a question out of a set that is not approved, unless another one waits for its answer."""
    require_permission(actor, CHANGE)
    question_set = transitions.lock(question.question_set)
    _require_unapproved(question_set)
    waiting = question_set.questions.filter(depends_on=question.code).first()
    if waiting is not None:
        raise DomainError(
            _("The question “%(question)s” is asked after this one. Change it first.")
            % {"question": waiting.label}
        )
    question._history_date = at or now()  # type: ignore[attr-defined]
    question.delete()
    return question_set


@transaction.atomic
def approve_question_set(
    question_set: QuestionSet, *, approved_on: date, actor: Actor, at: datetime | None = None
) -> QuestionSet:
    """Approve a set: from now on it does not change and calls may use it."""
    require_permission(actor, CHANGE)
    row = transitions.lock(question_set)
    _require_unapproved(row)
    if not row.questions.exists():
        raise DomainError(_("Write at least one question before the set is approved."))
    for question in row.ordered:
        _require_possible(spec_of(question), row, place=question.position, own=question.pk)
    transitions.update(row, actor=actor, at=at, reason="approved", approved_on=approved_on)
    question_set.refresh_from_db()
    return question_set


def _require_unapproved(question_set: QuestionSet) -> None:
    if question_set.is_approved:
        raise WrongState(
            _("This set of questions is approved and does not change any more. Write a new version.")
        )


def _add(question_set: QuestionSet, spec: QuestionSpec, *, actor: Actor, at: datetime | None) -> Question:
    place = (question_set.questions.aggregate(last=Max("position"))["last"] or 0) + 1
    _require_possible(spec, question_set, place=place)
    row = Question(question_set=question_set, position=place, **spec.columns())
    return transitions.create(row, actor=actor, at=at)


def _require_possible(
    spec: QuestionSpec, question_set: QuestionSet, *, place: int, own: int | None = None
) -> None:
    """Refuse a question nobody could answer, or whose condition names nothing. Raises FieldError."""
    others = question_set.questions.exclude(pk=own or 0)
    if CODE.fullmatch(spec.code) is None:
        raise FieldError("code", _("A code is of small Latin letters, digits and underscores: market_size."))
    if others.filter(code=spec.code).exists():
        raise FieldError("code", _("This set already has a question with this code."))
    if spec.step not in [step.value for step in QUESTION_STEPS]:
        raise FieldError("step", _("Choose the step of the form."))
    if spec.kind not in QuestionKind.values:
        raise FieldError("kind", _("Choose the kind of answer."))
    _require_options(spec)
    if spec.lowest is not None and spec.highest is not None and spec.highest < spec.lowest:
        raise FieldError("highest", _("The highest number is not below the lowest."))
    if not set(spec.applicant_forms) <= set(ApplicantForm.values):
        raise FieldError("applicant_forms", _("Choose forms of applicants from the list."))
    _require_condition(spec, [row for row in others if row.position < place])


def _require_options(spec: QuestionSpec) -> None:
    if not QuestionKind(spec.kind).has_options:
        return
    codes = [option.get("code", "") for option in spec.options]
    whole = all(all(option.get(key) for key in ("code", "ky", "ru", "en")) for option in spec.options)
    if len(set(codes)) < max(FEWEST_OPTIONS, len(codes)) or not whole:
        raise FieldError(
            "options",
            _("Write at least two different answers, each with its code and its words in three languages."),
        )


def _require_condition(spec: QuestionSpec, earlier: Sequence[Question]) -> None:
    if not spec.depends_on:
        return
    parent = next((row for row in earlier if row.code == spec.depends_on), None)
    steps = [step.value for step in QUESTION_STEPS]
    chosen = parent is not None and QuestionKind(parent.kind).is_chosen
    if parent is None or not chosen or steps.index(parent.step) > steps.index(spec.step):
        raise FieldError("depends_on", _("Choose an earlier question whose answer is chosen and not typed."))
    codes = [code for code, _label in parent.choices]
    if not spec.depends_values or not set(spec.depends_values) <= set(codes):
        raise FieldError(
            "depends_values",
            _("Name the answers that open this question by their codes: %(codes)s.")
            % {"codes": ", ".join(codes)},
        )
