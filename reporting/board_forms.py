"""What the acts on the Board and its meetings ask for (4.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.admin_forms import TransitionForm, dress
from core.forms import CleanCharField, DateField
from documents.domain import snapshots
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.domain.minutes_corrections import Words
from reporting.enums import BoardCategory
from reporting.models import AgendaItem, BoardMember, CentreReport

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
    held_on = DateField(label=_("Date of the meeting"), help_text=DAY)
    begins_at = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M"],
        help_text=_("By the clocks of Osh, for example 14:30."),
        error_messages={"invalid": _("Write the time as hours and minutes, for example 14:30.")},
    )
    place = CleanCharField(label=_("Place"), max_length=200)
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


class AgendaFileForm(TransitionForm):
    """A file to a point of the agenda; `record` is the meeting."""

    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Point of the agenda"), empty_label=None)
    file = forms.FileField(label=_("File"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["item"]
        field.queryset = self.record.agenda.all()


class LateForm(TransitionForm):
    """Why the members are called late, where they are."""

    reason = CleanCharField(
        label=_("Why the members are called late"),
        multiline=True,
        max_length=1000,
        required=False,
        help_text=_("Only where less time is left than the rule says."),
    )


class ReasonForm(TransitionForm):
    """Why something is called off."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=1000)


class AttendanceForm(TransitionForm):
    """Who of the members of that day is here now."""

    present = forms.ModelMultipleChoiceField(
        BoardMember.objects.none(),
        label=_("Present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take the tick away when somebody leaves: the quorum is counted anew."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["present"]
        field.queryset = BoardMember.objects.in_force(self.record.held_on)
        field.initial = [row.member_id for row in self.record.attendance.all() if row.is_here]


class SignForm(TransitionForm):
    """The signed copy of the minutes, and when it was signed."""

    signed_on = DateField(label=_("Day of signing"), help_text=DAY)
    file = forms.FileField(label=_("Signed copy"))


class CorrectForm(TransitionForm):
    """Other words of the minutes and why; `record` is the version that is corrected."""

    reason = CleanCharField(
        label=_("Reason of the correction"),
        help_text=_("It stands in the new version. Attendance, votes and who carries out do not change."),
        multiline=True,
        max_length=1000,
    )
    place = CleanCharField(label=_("Place"), max_length=200)
    begins_at = forms.TimeField(
        label=_("Time"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        help_text=_("By the clocks of Osh, for example 14:30."),
        error_messages={"invalid": _("Write the time as hours and minutes, for example 14:30.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = snapshots.thaw(self.record.paper.context)
        self.fields["place"].initial = content["place"]
        self.fields["begins_at"].initial = content["begins_at"]
        self.points = [point for point in content["agenda"] if point["period"] is None]
        self.decisions = list(enumerate(content["decisions"], start=1))
        for point in self.points:
            label = gettext("Point %(number)s of the agenda") % {"number": point["position"]}
            self._ask(f"point_{point['position']}", label, point["title"], max_length=300)
        for position, row in self.decisions:
            label = gettext("Decision № %(number)s") % {"number": row["number"]}
            self._ask(f"decision_{position}", label, row["text"], max_length=2000, multiline=True)

    def _ask(self, name: str, label: str, initial: str, **kind: Any) -> None:
        field = CleanCharField(label=label, initial=initial, **kind)
        dress(field)
        self.fields[name] = field

    @property
    def words(self) -> Words:
        """The words as they should be."""
        given = self.cleaned_data
        return Words(
            place=given["place"],
            begins_at=given["begins_at"],
            points={point["position"]: given[f"point_{point['position']}"] for point in self.points},
            decisions={row["number"]: given[f"decision_{position}"] for position, row in self.decisions},
        )
