"""Forms of the city's pages; the admin shares the fields in its own look."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.errors import FieldError
from core.forms import CleanCharField, DateField
from documents.domain import uploads
from partnerships.domain.problems import Filing
from partnerships.enums import CityField, EvidenceKind
from partnerships.models import PlannedAction


class UploadField(forms.FileField):
    """A file the portal accepts; what it is, its content says."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": uploads.accepted_extensions()}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse here what the store would refuse, beside the field."""
        file = super().clean(data, initial)
        if file:
            try:
                uploads.check_upload(file)
            except FieldError as error:
                raise forms.ValidationError(str(error)) from None
        return file


class ProblemForm(forms.Form):
    """A problem as City Hall or an enterprise files it (memorandum 3.1)."""

    title = CleanCharField(label=_("The problem in one line"), max_length=200)
    description = CleanCharField(
        label=_("Description"),
        help_text=_("What happens, where, since when, what was tried already."),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    organisation = CleanCharField(
        label=_("Enterprise or institution"), help_text=_("Whose problem it is."), max_length=200
    )
    field = forms.ChoiceField(label=_("Field"), choices=[("", _("Choose one")), *CityField.choices])
    district = CleanCharField(label=_("District"), max_length=100, required=False)
    desired_result = CleanCharField(
        label=_("Desired result"),
        help_text=_("How you would know that the problem is solved."),
        max_length=2000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact_name = CleanCharField(
        label=_("Contact person"),
        help_text=_("The Centre's staff see this; it is not published."),
        max_length=200,
    )
    contact = CleanCharField(
        label=_("Phone or e-mail"),
        help_text=_("The Centre's staff see this; it is not published."),
        max_length=200,
    )

    @property
    def filing(self) -> Filing:
        """What the domain function takes."""
        return Filing(**self.cleaned_data)


class EvidenceFields(forms.Form):
    """One thing done for an obligation (memorandum 3)."""

    day = DateField(label=_("Day"), help_text=_("When it was done, for example 22.11.2026."))
    kind = forms.ChoiceField(label=_("Kind"), choices=EvidenceKind.choices)
    what = CleanCharField(label=_("What was done"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    by_whom = CleanCharField(label=_("By whom"), max_length=200)
    action = forms.ModelChoiceField(
        PlannedAction.objects.none(),
        label=_("Planned action that is done by this"),
        required=False,
        empty_label=_("None of the planned ones"),
    )
    file = UploadField(label=_("Document"), required=False)
    is_public = forms.BooleanField(
        label=_("Show this line to everybody on the page of the memorandum"), required=False, initial=True
    )

    def offer_actions(self, obligation: Any) -> None:
        """Let the form close one of the obligation's open actions."""
        open_actions = PlannedAction.objects.filter(obligation=obligation, evidence=None)
        self.fields["action"].queryset = open_actions  # type: ignore[attr-defined]


class ActionFields(forms.Form):
    """What a side will do for an obligation, and by when (memorandum 3)."""

    due_on = DateField(label=_("By which day"), help_text=_("For example 22.11.2026."))
    what = CleanCharField(label=_("What is planned"), max_length=500)
    who = CleanCharField(label=_("Who is responsible"), max_length=200)
