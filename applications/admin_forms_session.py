"""Forms of the secretary's pages on sessions."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.sessions_agenda import present_at
from applications.domain.sessions_queries import to_be_dealt_with
from applications.models import Application, CommissionMember
from core import clock
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.forms import CleanCharField, DateField
from documents.domain.uploads import kinds_in_words

LONGEST = 4000
OPEN, SECRET = "open", "secret"


class AgendaForm(TransitionForm):
    """Asks which applications come on the agenda; `record` is the commission."""

    applications = forms.ModelMultipleChoiceField(
        label=_("Applications"),
        queryset=Application.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the applications for the agenda.")},
    )

    def __init__(self, *args: Any, commission: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = to_be_dealt_with(commission)
        self.fields["applications"].queryset = waiting
        self.fields["applications"].initial = [application.pk for application in waiting]


class CallForm(AgendaForm):
    """All a call to a session says."""

    held_on = DateField(label=_("Date of the session"), initial=today)
    time = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M"],
        initial="10:00",
        help_text=_("By the clocks of Osh, for example 14:30."),
        error_messages={"invalid": _("Write the time as hours and minutes, for example 14:30.")},
    )
    place = CleanCharField(label=_("Place"), max_length=200)
    field_order = ("held_on", "time", "place", "applications")

    @property
    def held_at(self) -> datetime:
        """Return the moment the session begins."""
        time = self.cleaned_data["time"]
        return clock.moment_of(self.cleaned_data["held_on"], time.hour, time.minute)


class PresentForm(TransitionForm):
    """A tick for each member who is present; `record` is the session."""

    present = forms.ModelMultipleChoiceField(
        label=_("Present"),
        queryset=CommissionMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take the tick away when somebody leaves: the quorum is counted anew."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = self.record.commission.members.select_related("user").order_by("pk")
        self.fields["present"].queryset = members
        self.fields["present"].initial = list(present_at(self.record))


class OpenVoteForm(TransitionForm):
    """Asks whether the vote is open or secret."""

    kind = forms.ChoiceField(
        label=_("How the members vote"),
        choices=(
            (OPEN, _("Open vote: the protocol says how each voted")),
            (SECRET, _("Secret vote: nobody can see who voted how")),
        ),
        initial=OPEN,
        widget=forms.RadioSelect,
    )


class ReasonForm(TransitionForm):
    """Asks why."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=LONGEST)


class NoteForm(TransitionForm):
    """Asks for the short record of what was said; `record` is the item."""

    note = CleanCharField(
        label=_("What was said"),
        help_text=_("In short, for the protocol."),
        multiline=True,
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].initial = self.record.note


class SignForm(TransitionForm):
    """Asks for the signed copy and its day."""

    signed_on = DateField(label=_("Day of signing"), initial=today)
    file = forms.FileField(label=_("Signed copy"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kinds_in_words()


class CorrectForm(TransitionForm):
    """Asks for other words of the protocol and why; `record` is the version that is corrected."""

    reason = CleanCharField(
        label=_("Reason of the correction"),
        help_text=_("It stands in the new version. Marks, votes and attendance do not change."),
        multiline=True,
        max_length=LONGEST,
    )
    place = CleanCharField(label=_("Place"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        session = self.record.session
        self.fields["place"].initial = session.place
        if not session.is_meeting:
            del self.fields["place"]
        self.items = list(session.items.select_related("application").order_by("position", "pk"))
        for item in self.items:
            words = {"number": item.application.number}
            field = CleanCharField(
                label=_("What was said of application № %(number)s") % words,
                initial=item.note,
                multiline=True,
                required=False,
                max_length=LONGEST,
            )
            dress(field)
            self.fields[f"note_{item.pk}"] = field

    @property
    def notes(self) -> dict[int, str]:
        """Return what was said, by the id of the item."""
        return {item.pk: self.cleaned_data[f"note_{item.pk}"] for item in self.items}
