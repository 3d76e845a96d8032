"""What the acts after an end ask for: termination, dispute, hand-over, former residents (3.3.4)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm
from core.forms import CleanCharField, CountField, DateField, MoneyField
from documents.domain.uploads import kinds_in_words
from documents.enums import Register
from documents.models import Correspondence
from residents.admin_forms import DAY
from residents.enums import TerminationGround
from residents.enums_ending import AlumniState, HandoverState


class TerminateForm(TransitionForm):
    """One of four grounds with its evidence, the act and the day (3.3.4)."""

    ground = forms.ChoiceField(
        label=_("Ground (3.3.4)"), choices=TerminationGround.choices, widget=forms.RadioSelect
    )
    evidence_file = forms.FileField(
        label=_("Evidence of the ground"),
        required=False,
        help_text=_(
            "Refusal or own wish: the resident's letter. Liquidation: the extract from the register of "
            "legal entities. For a breach nothing is added here: the warnings speak."
        ),
    )
    evidence_entry = CleanCharField(
        label=_("Or the number of the registered letter"),
        required=False,
        max_length=64,
    )
    ended_on = DateField(label=_("First day without the status"), help_text=DAY)
    act_number = CleanCharField(label=_("Number of the act that ends the status"), max_length=40)
    act_date = DateField(label=_("Date of the act"), help_text=DAY)
    act_file = forms.FileField(label=_("Copy of the act"))
    reason = CleanCharField(label=_("What happened?"), multiline=True, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act_file"].help_text = kinds_in_words()

    def clean_evidence_entry(self) -> Correspondence | None:
        """The registered letter behind the number; the latest when the number was used in several years."""
        number = self.cleaned_data["evidence_entry"]
        if not number:
            return None
        found = Correspondence.objects.filter(register=Register.INCOMING, number=number)
        entry = found.order_by("-year").first()
        if entry is None:
            raise ValidationError(gettext("There is no incoming document with this number."))
        return entry


class OutcomeForm(TransitionForm):
    """The act that answers a dispute."""

    number = CleanCharField(label=_("Number of the act"), max_length=40)
    act_date = DateField(label=_("Date of the act"), help_text=DAY)
    file = forms.FileField(label=_("Copy of the act"))
    words = CleanCharField(label=_("Answer to the resident"), multiline=True, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kinds_in_words()


class RestoreForm(TransitionForm):
    """Why the status is given back."""

    reason = CleanCharField(
        label=_("Why is the status given back, and by which act?"), multiline=True, max_length=2000
    )


class SettleForm(TransitionForm):
    """How one line of the hand-over stands; `record` is the line."""

    state = forms.ChoiceField(label=_("State"), choices=HandoverState.choices, widget=forms.RadioSelect)
    note = CleanCharField(
        label=_("Note"),
        help_text=_("What was taken, by whom; or why it does not apply."),
        multiline=True,
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("state", self.record.state if self.record else HandoverState.OPEN)
        self.initial.setdefault("note", self.record.note if self.record else "")


class FollowUpForm(TransitionForm):
    """What became of a former resident; `record` is the residency."""

    state = forms.ChoiceField(
        label=_("What became of the firm?"), choices=AlumniState.choices, widget=forms.RadioSelect
    )
    jobs = CountField(label=_("Jobs, full and part time together"), required=False)
    revenue = MoneyField(label=_("Revenue of the year, som"), required=False)
    source = CleanCharField(
        label=_("From where is it known?"),
        help_text=_("A talk with the founder, the state register, a page of the firm."),
        max_length=300,
    )
    learned_on = DateField(label=_("Learned on"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("learned_on", clock.today())
