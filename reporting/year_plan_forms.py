"""What the acts on work plans and budgets ask for (4.2.3 c)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import ROLES
from core import clock
from core.admin_forms import TransitionForm, dress
from core.enums import Unit
from core.formatting import format_year
from core.forms import CleanCharField, DateField, MoneyField
from reporting.domain.budget import CODES
from reporting.domain.year_plan_paper import LISTS
from reporting.enums_plans import YearPlanKind

DAY = _("For example, 22.11.2026")
#: plans are written for these years, counted from this one
YEARS = (-1, 0, 1)
STAFF_ROLES = [role.value for role, spec in ROLES.items() if spec.staff]


class DraftForm(TransitionForm):
    """Which document of which year is begun, and why where one is approved already."""

    kind = forms.ChoiceField(label=_("Document"), choices=YearPlanKind.choices)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    why = CleanCharField(
        label=_("Why a new version"),
        max_length=300,
        required=False,
        help_text=_("Needed where a version of the year is approved already: the new one begins from it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].choices = [(this + step, format_year(this + step)) for step in YEARS]  # type: ignore[attr-defined]
        self.fields["year"].initial = this


class RemarkForm(TransitionForm):
    """What must be changed first."""

    reason = CleanCharField(label=_("What must be changed"), multiline=True, max_length=1000)


class ItemForm(TransitionForm):
    """One line of the work plan."""

    what = CleanCharField(label=_("What is done"), max_length=300)
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("", _("The whole Centre")), *Unit.choices], required=False
    )
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who answers for it"), required=False, empty_label="–"
    )
    owner_name = CleanCharField(
        label=_("Name, where there is no account"),
        max_length=200,
        required=False,
        help_text=_("Without an account nobody is reminded."),
    )
    due_on = DateField(label=_("By which day"), help_text=DAY)
    measure = CleanCharField(label=_("How it is seen that it is done"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, groups__name__in=STAFF_ROLES).distinct()
        self.fields["owner"].queryset = people.order_by("surname", "given_name")  # type: ignore[attr-defined]


class DoneForm(TransitionForm):
    """When it was done and what shows it."""

    done_on = DateField(label=_("Done on"), help_text=DAY)
    evidence = CleanCharField(
        label=_("What shows it"),
        multiline=True,
        max_length=1000,
        help_text=_("A paper, a link, a number: what the next reader can check."),
    )


class DropForm(TransitionForm):
    """Why a line is not done."""

    reason = CleanCharField(label=_("Why it is dropped"), max_length=500)


class BudgetForm(TransitionForm):
    """What is planned of each source and for each purpose; an empty field plans nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side, codes in CODES.items():
            labels = dict(LISTS[side].choices)
            for code in codes:
                self.fields[f"{side}_{code}"] = MoneyField(
                    label=_side_label(side, labels[code]), required=False
                )
        entries = self.record.entries.all()
        self.initial |= {f"{entry.side}_{entry.code}": entry.amount for entry in entries}
        for field in self.fields.values():
            dress(field)

    def clean(self) -> dict[str, Any]:
        """The amounts go to the domain as one."""
        data = super().clean() or self.cleaned_data
        keys = [(side, code) for side, codes in CODES.items() for code in codes]
        return {"amounts": {key: data.get("_".join(key)) for key in keys}}


def _side_label(side: str, label: Any) -> str:
    words = _("Income: %(source)s") if side == "income" else _("Spending: %(purpose)s")
    return str(words) % ({"source": label} if side == "income" else {"purpose": label})
