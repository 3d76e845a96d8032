"""What the acts on projects, gate reviews and transfers ask for (3.2, 3.3.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from core.admin_forms import TransitionForm
from core.conf import centre
from core.forms import CleanCharField, CountField, DateField
from documents.domain.uploads import kinds_in_words
from residents.admin_forms import DAY

LONG = {"multiline": True, "max_length": 4000}


class RemarkForm(TransitionForm):
    """What is missing in the evidence of a stage."""

    remark = CleanCharField(label=_("What is missing?"), help_text=_("The resident reads this."), **LONG)


class ApproveForm(TransitionForm):
    """What the resident is told with the approval."""

    answer = CleanCharField(label=_("Answer to the resident"), required=False, **LONG)


class RefuseForm(TransitionForm):
    """Why a request is refused."""

    reason = CleanCharField(label=_("Why is it refused?"), help_text=_("The resident reads this."), **LONG)


class PassForm(TransitionForm):
    """From what it is seen that the concept is proven."""

    reason = CleanCharField(label=_("From what is it seen?"), required=False, **LONG)


class HoldForm(TransitionForm):
    """What is not proven yet."""

    reason = CleanCharField(
        label=_("What is not proven yet?"), help_text=_("The resident reads this."), **LONG
    )


class ItemForm(TransitionForm):
    """One line of the checklist; `record` is the line."""

    met = forms.BooleanField(label=_("Proven"), required=False)
    evidence = CleanCharField(label=_("From what is it seen?"), required=False, **LONG)
    file = forms.FileField(label=_("A file that proves it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kinds_in_words()
        self.initial |= {"met": self.record.met, "evidence": self.record.evidence}


class TransferForm(TransitionForm):
    """The act of a transfer, and the first day of the new contract."""

    act_number = CleanCharField(label=_("Number of the act"), max_length=40)
    act_date = DateField(label=_("Date of the act"), help_text=DAY)
    act_file = forms.FileField(label=_("Copy of the act"))
    starts_on = DateField(label=pgettext_lazy("transfer", "First day of the new contract"), help_text=DAY)
    months = CountField(label=_("Term of the new contract in months"), min_value=1, max_value=120)
    reason = CleanCharField(label=_("Why does the project move to the other unit?"), **LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act_file"].help_text = kinds_in_words()
        self.initial.setdefault("act_date", clock.today())
        self.initial.setdefault("months", centre("CONTRACT_MONTHS"))
