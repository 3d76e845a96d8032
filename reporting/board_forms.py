"""What the acts on the Board ask for (4.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from core.admin_forms import TransitionForm
from core.forms import CleanCharField, CountField, DateField
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.domain.meetings import Votes
from reporting.enums import BoardCategory, DecisionKind
from reporting.models import BoardMember, CentreReport

DAY = _("For example, 22.11.2026")
#: who can send somebody to the Board
BASES = (ActKind.RECTOR_ORDER, ActKind.COUNCIL_DECISION)


class MemberForm(TransitionForm):
    """Who sits on the Board, for whom, by which act."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("surname", "given_name"),
        label=_("Account, if there is one"),
        required=False,
        empty_label="–",
    )
    name = CleanCharField(
        label=_("Full name"), max_length=200, required=False, help_text=_("Taken from the account.")
    )
    category = forms.ChoiceField(label=_("Whom they represent (4.3.1)"), choices=BoardCategory.choices)
    organisation = CleanCharField(label=_("Organisation and post"), max_length=200)
    act = forms.ModelChoiceField(
        GoverningAct.objects.filter(kind__in=BASES), label=_("Basis"), help_text=_("Entered among the acts.")
    )
    starts_on = DateField(label=_("First day"), help_text=DAY)


class EndForm(TransitionForm):
    """The last day of a member."""

    ends_on = DateField(label=_("Last day"), help_text=DAY)


class MeetingForm(TransitionForm):
    """When, where and about what the Board meets."""

    number = CleanCharField(label=_("Number of the meeting"), max_length=20)
    held_on = DateField(label=_("Held on"), help_text=DAY)
    place = CleanCharField(label=_("Where it was held"), max_length=200)
    agenda = CleanCharField(
        label=_("Agenda"), multiline=True, required=False, help_text=_("One point on a line.")
    )
    reports = forms.ModelMultipleChoiceField(
        CentreReport.objects.submitted(),
        label=_("Reports to consider"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_agenda(self) -> list[str]:
        """The points, one on a line."""
        return str(self.cleaned_data["agenda"]).splitlines()


class AttendanceForm(TransitionForm):
    """Who of the members of that day was present."""

    present = forms.ModelMultipleChoiceField(
        BoardMember.objects.none(), label=_("Present"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["present"]
        field.queryset = BoardMember.objects.in_force(self.record.held_on)
        field.initial = [row.member_id for row in self.record.attendance.all()]


class DecisionForm(TransitionForm):
    """What was decided, how the votes fell, who carries it out by when."""

    kind = forms.ChoiceField(label=_("Kind of decision"), choices=DecisionKind.choices)
    text = CleanCharField(label=_("Decision"), multiline=True, max_length=2000)
    votes_for = CountField(label=pgettext_lazy("votes", "For"), max_value=100)
    votes_against = CountField(label=pgettext_lazy("votes", "Against"), max_value=100, initial=0)
    abstained = CountField(label=pgettext_lazy("votes", "Abstained"), max_value=100, initial=0)
    owner = CleanCharField(label=_("Who carries it out"), max_length=200, required=False)
    due_on = DateField(label=_("By which day"), required=False, help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["votes_for"] = self.record.attendance.count()

    def clean(self) -> dict[str, Any]:
        """The votes go to the domain as one."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        votes = Votes(*(data.pop(name) for name in ("votes_for", "votes_against", "abstained")))
        return {**data, "votes": votes}
