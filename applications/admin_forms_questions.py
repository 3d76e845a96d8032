"""Forms of the pages on questions of a call."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.criteria import Names
from applications.domain.question_sets import QuestionSpec
from applications.enums import QUESTION_STEPS, ApplicantForm, QuestionKind
from applications.models import Question
from core.admin import TransitionForm
from core.forms import CleanCharField, CountField
from core.texts import clean_line

LARGEST = 1_000_000_000
PARTS = ("code", "ky", "ru", "en")


class OptionsField(CleanCharField):
    """Answers to choose from, one a line: `code | кыргызча | по-русски | English`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(multiline=True, **kwargs)

    def clean(self, value: Any) -> Any:
        """Read the lines; a line without its four parts is named."""
        options = []
        for line in super().clean(value).splitlines():
            parts = [clean_line(part) for part in line.split("|")]
            if len(parts) != len(PARTS):
                raise ValidationError(
                    _("The line “%(line)s” has not four parts: code | Kyrgyz | Russian | English."),
                    "parts",
                    {"line": clean_line(line)[:60]},
                )
            options.append(dict(zip(PARTS, parts, strict=True)))
        return options

    def prepare_value(self, value: Any) -> Any:
        """Show kept options as they are typed."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "\n".join(" | ".join(option.get(part, "") for part in PARTS) for option in value)
        return value


class QuestionSetForm(TransitionForm):
    """Asks for the version and the title of a new set."""

    version = CleanCharField(label=_("Version"), max_length=20)
    title_ky = CleanCharField(label=_("Title in Kyrgyz"), max_length=160)
    title_ru = CleanCharField(label=_("Title in Russian"), max_length=160)
    title_en = CleanCharField(label=_("Title in English"), max_length=160)

    @property
    def terms(self) -> dict[str, Any]:
        """Return what `write_question_set` wants."""
        return {"version": self.cleaned_data["version"], "title": names(self.cleaned_data, "title")}


class QuestionForm(TransitionForm):
    """One question; `record` is the question, or the set it is added to."""

    code = CleanCharField(
        label=pgettext_lazy("question", "Code"),
        max_length=30,
        help_text=_("For example: market_size. Answers are kept under it; applicants do not see it."),
    )
    step = forms.ChoiceField(
        label=_("Step of the form"), choices=[(step.value, step.label) for step in QUESTION_STEPS]
    )
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=QuestionKind.choices)
    label_ky = CleanCharField(label=_("Question in Kyrgyz"), max_length=250)
    label_ru = CleanCharField(label=_("Question in Russian"), max_length=250)
    label_en = CleanCharField(label=_("Question in English"), max_length=250)
    hint_ky = CleanCharField(label=_("Hint in Kyrgyz"), max_length=250, required=False)
    hint_ru = CleanCharField(label=_("Hint in Russian"), max_length=250, required=False)
    hint_en = CleanCharField(label=_("Hint in English"), max_length=250, required=False)
    is_required = forms.BooleanField(label=_("Must be answered"), required=False, initial=True)
    options = OptionsField(
        label=_("Answers to choose from"),
        required=False,
        help_text=_("For questions with a choice, one answer a line: code | Kyrgyz | Russian | English"),
    )
    longest = CountField(
        label=_("Most characters"), required=False, max_value=10_000, help_text=_("For answers in words.")
    )
    lowest = CountField(label=_("Lowest number"), required=False, max_value=LARGEST)
    highest = CountField(label=_("Highest number"), required=False, max_value=LARGEST)
    applicant_forms = forms.MultipleChoiceField(
        label=_("Asked of these applicants"),
        choices=ApplicantForm.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: of all."),
    )
    depends_on = forms.ChoiceField(
        label=_("Asked after the question"),
        required=False,
        help_text=_("An earlier question whose answer opens this one."),
    )
    depends_values = CleanCharField(
        label=_("Asked when the answer is"),
        max_length=200,
        required=False,
        help_text=_("Codes of the answers, with spaces between them; of a yes-or-no question: yes, no."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.record if isinstance(self.record, Question) else None
        question_set = question.question_set if question else self.record
        parents = [
            one
            for one in question_set.ordered
            if QuestionKind(one.kind).is_chosen and (question is None or one.position < question.position)
        ]
        self.fields["depends_on"].choices = [("", "–"), *((one.code, str(one)) for one in parents)]
        if question is not None:
            self.initial |= {name: getattr(question, name) for name in self.fields}
            self.initial["depends_values"] = " ".join(question.depends_values)

    @property
    def spec(self) -> QuestionSpec:
        """Return the question as the rules want it."""
        data = self.cleaned_data
        same = ("code", "step", "kind", "is_required", "longest", "lowest", "highest", "options")
        return QuestionSpec(
            **{name: data[name] for name in same},
            label=names(data, "label"),
            hint=names(data, "hint"),
            applicant_forms=data["applicant_forms"],
            depends_on=data["depends_on"],
            depends_values=data["depends_values"].replace(",", " ").split(),
        )


def names(data: Mapping[str, str], field: str) -> Names:
    """Return a text of a form in its three languages."""
    return Names(data[f"{field}_ky"], data[f"{field}_ru"], data[f"{field}_en"])
