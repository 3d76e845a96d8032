"""What the admin asks for a decision, a condition, an appeal (3.3.1)."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.appeal_answers import possible_members
from applications.domain.commission_queries import experts
from applications.domain.decision import Terms
from applications.domain.waiting import proposed
from applications.enums import ApplicantForm
from applications.enums_decision import ConditionKind
from applications.forms.decision import (
    LONGEST_REASONS,
    chosen_points,
    rubric_fields,
)
from core.admin_forms import TransitionForm, dress
from core.clock import today
from core.conf import centre
from core.forms import CleanCharField, DateField
from documents.enums import ActKind
from documents.models import GoverningAct

LONGEST_NOTE = 1000
REASONS_FIRST = _("Write the reasons of the decision: the applicant reads them.")


def days_from_now(setting: str) -> date:
    """Return the day so many days from today as the setting says."""
    return today() + timedelta(days=int(centre(setting)))


class DecideForm(TransitionForm):
    """Asks for the reasons, which the applicant reads, and for the date."""

    reasons = CleanCharField(
        label=_("Reasons"),
        help_text=_("The applicant reads these words in the letter."),
        multiline=True,
        max_length=LONGEST_REASONS,
        error_messages={"required": REASONS_FIRST},
    )
    decided_on = DateField(label=_("Date of the decision"), initial=today)

    def clean(self) -> dict[str, Any]:
        """Add to what was typed what `decide` is to be given."""
        return {"terms": self.terms(dict(self.cleaned_data))}

    def terms(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return what `decide` is to be given."""
        return data


class RubricForm(DecideForm):
    """Asks which criteria of the rubric are the reasons, in which words, and what else is to be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.results = proposed(self.record)
        added = dict(rubric_fields(self.results, self.record.language))
        for name, field in added.items():
            dress(field)
            self.fields[name] = field
        self.fields["reasons"].required = False
        self.fields["reasons"].label = _("What else is to be said")
        self.order_fields([*added, *self.fields])

    def terms(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return what `decide` is to be given."""
        return {"weak": chosen_points(self.results, data), **data}


class RevisionForm(RubricForm):
    """Asks by when the project is revised, too."""

    revise_by = DateField(label=_("To be revised by"), initial=lambda: days_from_now("REVISION_DAYS"))


class ConditionForm(DecideForm):
    """Asks what the applicant has to do first, and by when."""

    kind = forms.ChoiceField(
        label=_("The condition"), choices=ConditionKind.choices, widget=forms.RadioSelect
    )
    text = CleanCharField(
        label=_("What the applicant has to do"),
        help_text=_("Needed for another condition; the applicant reads these words."),
        multiline=True,
        required=False,
        max_length=LONGEST_NOTE,
    )
    due_on = DateField(label=_("To be met by"), initial=lambda: days_from_now("CONDITION_DAYS"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_team = self.record.applicant_form == ApplicantForm.PROJECT_TEAM
        self.fields["kind"].initial = ConditionKind.REGISTRATION if is_team else ConditionKind.OTHER
        self.order_fields(["kind", "text", "due_on", "reasons", "decided_on"])

    def terms(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return what `decide` is to be given; beside a wrong field nothing is."""
        if self.errors:
            return data
        return {"condition": Terms(data.pop("kind"), data.pop("due_on"), data.pop("text")), **data}


class ReverseForm(TransitionForm):
    """Asks why a decision is taken back."""

    reason = CleanCharField(
        label=_("Why the decision is reversed"),
        help_text=_("An applicant who was told of the decision reads these words."),
        multiline=True,
        max_length=LONGEST_REASONS,
        error_messages={"required": _("Write why the decision is reversed.")},
    )
    reversed_on = DateField(label=_("Date of the reversal"), initial=today)


class MeetForm(TransitionForm):
    """Asks what shows that a condition is met."""

    note = CleanCharField(
        label=_("What shows that it is met"),
        help_text=_("For example: certificate of registration No. 51234, seen on 12.03.2026."),
        multiline=True,
        max_length=LONGEST_NOTE,
        error_messages={"required": _("Write what shows that the condition is met.")},
    )
    file = forms.FileField(
        label=_("The document"), error_messages={"required": _("Add the document that shows it.")}
    )


class FailForm(TransitionForm):
    """Asks what was not shown."""

    note = CleanCharField(
        label=_("What was asked for and not shown"),
        help_text=_("The applicant reads these words in the letter."),
        multiline=True,
        max_length=LONGEST_NOTE,
        error_messages={"required": _("Write what was asked for and not shown.")},
    )


class GiveForm(TransitionForm):
    """Asks for the order and the people who consider an appeal; those who evaluated are not offered."""

    order = forms.ModelChoiceField(
        label=_("Order of the director"),
        help_text=_("Enter the order among the governing acts first."),
        queryset=GoverningAct.objects.none(),
        error_messages={"required": _("Choose an order of the director.")},
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Who considers the appeal"),
        help_text=_("Experts who sat in the commission that evaluated the project are not in this list."),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who considers the appeal.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = GoverningAct.objects.filter(kind=ActKind.DIRECTOR_ORDER)
        self.fields["order"].queryset = orders.order_by("-dated_on", "-pk")
        application = self.record.decision.application
        self.fields["members"].queryset = possible_members(application, experts())


class AnswerForm(TransitionForm):
    """Asks for the answer, its reasons and the minutes."""

    reasons = CleanCharField(
        label=_("Reasons"),
        help_text=_("The applicant reads these words in the letter."),
        multiline=True,
        max_length=LONGEST_REASONS,
        error_messages={"required": _("Write the reasons of the answer: the applicant reads them.")},
    )
    considered_on = DateField(label=_("Day on which it was considered"), initial=today)
    file = forms.FileField(
        label=_("Minutes"), error_messages={"required": _("Add the minutes of those who considered it.")}
    )
