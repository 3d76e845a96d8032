"""Questions of a call as fields of the form; whether one must be answered, the rule says, not the field."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from applications.domain.answer_limits import LONGEST, longest_of
from applications.domain.questions import PREFIX, field_of, say_when_asked
from applications.enums import QuestionKind
from applications.forms.base import no_pictures
from applications.models import Question
from core.forms import CleanCharField, CountField, DateField

MOST = 2_000_000_000


class Asked(forms.Field):
    """A field whose rule stands in `applications.domain.questions`."""

    def validate(self, value: Any) -> None:
        """Leave the missing answer and the unknown option to the rule."""


class AskedText(Asked, CleanCharField):
    """Words."""


class AskedNumber(Asked, CountField):
    """A whole number."""


class AskedDate(Asked, DateField):
    """A day."""


class AskedChoice(Asked, forms.ChoiceField):
    """One of several answers."""


class AskedChoices(Asked, forms.MultipleChoiceField):
    """Several answers at once."""


def question_fields(questions: Iterable[Question], everything: Iterable[Question]) -> dict[str, forms.Field]:
    """Return the fields of a page; one that another answer opens says so, and tells it to the script."""
    here = {question.code for question in questions}
    fields = {}
    for question in questions:
        field = MAKERS[QuestionKind(question.kind)](question)
        hints = [question.hint or _limits(question)]
        if question.depends_on in here:
            hints.insert(0, say_when_asked(question, everything))
            field.widget.attrs |= {
                "data-after": field_of(question.depends_on),
                "data-values": " ".join(question.depends_values),
            }
        field.label, field.required = question.label, question.is_required
        field.help_text = " ".join(filter(None, hints))
        fields[field_of(question.code)] = field
    return fields


def initial_answers(questions: Iterable[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept answers as the first values of the fields."""
    found = {}
    for question in questions:
        value = answers.get(question.code)
        if question.kind == QuestionKind.DATE and value:
            value = date.fromisoformat(value)
        found[field_of(question.code)] = value
    return found


def given_answers(form: forms.Form, data: Any) -> dict[str, Any]:
    """Return what was answered, by code: read by the fields, and as it came where the page has no field."""
    read = {
        name.removeprefix(PREFIX): value
        for name, value in form.cleaned_data.items()
        if name.startswith(PREFIX)
    }
    posted = {name for name in data if name.startswith(PREFIX) and name not in form.fields}
    return {**{name.removeprefix(PREFIX): data.get(name) for name in posted}, **read}


def _limits(question: Question) -> str:
    kind = QuestionKind(question.kind)
    if kind in LONGEST and (question.longest or kind is QuestionKind.LONG_TEXT):
        return _("Up to %(most)d characters.") % {"most": longest_of(question)}
    return ""


def _line(question: Question) -> forms.Field:
    return AskedText(validators=[no_pictures])


def _text(question: Question) -> forms.Field:
    return AskedText(multiline=True, widget=forms.Textarea(attrs={"rows": 4}))


def _choice(question: Question) -> forms.Field:
    return AskedChoice(choices=question.choices, widget=forms.RadioSelect)


def _choices(question: Question) -> forms.Field:
    return AskedChoices(choices=question.choices, widget=forms.CheckboxSelectMultiple)


MAKERS: dict[QuestionKind, Callable[[Question], forms.Field]] = {
    QuestionKind.SHORT_TEXT: _line,
    QuestionKind.LONG_TEXT: _text,
    QuestionKind.NUMBER: lambda question: AskedNumber(max_value=MOST),
    QuestionKind.DATE: lambda question: AskedDate(),
    QuestionKind.CHOICE: _choice,
    QuestionKind.CHOICES: _choices,
    QuestionKind.YES_NO: _choice,
}
