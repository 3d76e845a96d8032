"""What a resident writes about its project: a stage that is done, and how the plan should change (3.3.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField, DateField
from documents.domain.uploads import accepted_extensions, kinds_in_words
from residents.domain.project_plan import MOST_STAGES, Wish
from residents.forms.rows import ROWS, BaseRowsFormSet

LONGEST = 4000


class StageForm(forms.Form):
    """What a stage resulted in, since when, and what shows it."""

    use_required_attribute = False

    done_on = DateField(
        label=_("On which day was it done?"),
        help_text=_("For example, 14.08.2026"),
        error_messages={"required": _("Write the day on which the stage was done.")},
    )
    result = CleanCharField(
        label=_("What resulted?"),
        max_length=LONGEST,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what resulted.")},
    )
    file = forms.FileField(
        label=_("A file that shows it"), allow_empty_file=True, max_length=1000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.help_text = _(
            "A protocol, a photograph, a contract. Kinds: %(kinds)s. Not needed where the report of that "
            "quarter is already sent."
        ) % {"kinds": kinds_in_words()}
        field.widget.attrs["accept"] = accepted_extensions()


class ChangeForm(forms.Form):
    """Why the project is to be changed, and its goals as they should be."""

    use_required_attribute = False

    why = CleanCharField(
        label=_("Why is the project to be changed?"),
        max_length=LONGEST,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the project is to be changed.")},
    )
    goals = CleanCharField(
        label=_("Goals of the project"),
        help_text=_("Leave them as they are when they do not change."),
        max_length=LONGEST,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class WishForm(forms.Form):
    """One stage as it should be; an untouched row counts as none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = CleanCharField(
        label=_("What is the stage called?"),
        max_length=200,
        error_messages={"required": _("Write what the stage is called.")},
    )
    expected = CleanCharField(
        label=_("What is to result?"),
        max_length=LONGEST,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what is to result.")},
    )
    starts_on = DateField(
        label=_("When does it start?"),
        error_messages={"required": _("Write the day on which the stage starts.")},
    )
    ends_on = DateField(
        label=_("When does it end?"), error_messages={"required": _("Write the day on which the stage ends.")}
    )

    @property
    def wish(self) -> Wish:
        """What was typed, for the domain."""
        data = self.cleaned_data
        words = {name: data.get(name) or "" for name in ("title", "expected")}
        days = {name: data.get(name) for name in ("starts_on", "ends_on")}
        return Wish(pk=data.get("pk"), **words, **days, drop=bool(data.get("DELETE")))


class BaseWishFormSet(BaseRowsFormSet):
    """The stages of one plan."""

    take_out = _("Drop this stage")
    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": _("A project has at most %(num)d stages."),
    }

    @property
    def written(self) -> list[Any]:
        """Rows that were filled, also those to be dropped."""
        return [form for form in self.forms if form.has_changed()]


WishFormSet = forms.formset_factory(
    WishForm, formset=BaseWishFormSet, **{**ROWS, "max_num": MOST_STAGES, "absolute_max": 2 * MOST_STAGES}
)
