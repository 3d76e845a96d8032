"""What the acts on the Board's decisions and on amendments ask for (4.3.2, 8.2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums_session import Choice
from core.admin_forms import TransitionForm, dress
from core.forms import CleanCharField, DateField
from reporting.board_forms import DAY
from reporting.domain.amendments import proposals
from reporting.domain.board_votes import awaited
from reporting.enums import DecisionKind
from reporting.models import AgendaItem


class QuestionForm(TransitionForm):
    """What is put to the vote, who carries it out by when; `record` is the meeting."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Point of the agenda"), required=False, empty_label="–"
    )
    kind = forms.ChoiceField(label=_("Kind of decision"), choices=DecisionKind.choices)
    text = CleanCharField(label=_("Decision"), multiline=True, max_length=2000)
    owner = CleanCharField(label=_("Who carries it out"), max_length=200, required=False)
    due_on = DateField(label=_("By which day"), required=False, help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["item"]
        field.queryset = self.record.agenda.all()


class VotesForm(TransitionForm):
    """The vote of each member who is here and has not voted; `record` is the question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = awaited(self.record)
        for member in self.members:
            field = forms.ChoiceField(
                label=member.name, choices=Choice.choices, widget=forms.RadioSelect, required=False
            )
            dress(field)
            self.fields[f"vote_{member.pk}"] = field

    @property
    def choices(self) -> list[tuple[Any, str]]:
        """Who said what; who is left without a tick votes later."""
        given = ((member, self.cleaned_data[f"vote_{member.pk}"]) for member in self.members)
        return [(member, choice) for member, choice in given if choice]


class DoneForm(TransitionForm):
    """What was done, when, and what shows it."""

    done_on = DateField(label=_("Day"), help_text=DAY)
    words = CleanCharField(label=_("What was done"), multiline=True, max_length=2000)
    file = forms.FileField(label=_("What shows it"), required=False)


class ProlongForm(TransitionForm):
    """The new term and why."""

    due_on = DateField(label=_("New term"), help_text=DAY)
    words = CleanCharField(label=_("Reason"), multiline=True, max_length=2000)


class ProposalForm(TransitionForm):
    """Which clause is amended, how, why, and whether the Board proposed it."""

    clause = CleanCharField(
        label=_("Clause of the Regulation"), max_length=8, help_text=_("For example, 3.3.4")
    )
    wording = CleanCharField(label=_("New wording"), multiline=True, max_length=5000)
    reason = CleanCharField(label=_("Why"), multiline=True, max_length=2000)
    board_decision = forms.ModelChoiceField(
        None,
        label=_("Decision of the Board that proposes it"),
        required=False,
        empty_label=_("The director proposes"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["board_decision"]
        field.queryset = proposals()


class CouncilForm(TransitionForm):
    """The decision of the Academic Council."""

    number = CleanCharField(label=_("Number of the decision of the Academic Council"), max_length=64)
    dated_on = DateField(label=_("Date of the decision"), help_text=DAY)


class OrderForm(TransitionForm):
    """The rector's order, and from when the amendment is in force."""

    number = CleanCharField(label=_("Number of the rector's order"), max_length=64)
    dated_on = DateField(label=_("Date of the order"), help_text=DAY)
    in_force_from = DateField(label=_("In force from"), help_text=DAY)
