"""A form with a field of each kind, to be shown with its errors."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """Nothing is done with what is typed here."""

    title = forms.CharField(
        label=_("Title of the project"), help_text=_("Experts will see this title. Up to 120 characters.")
    )
    description = forms.CharField(label=_("Description"), widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("legal", _("Legal entity")), ("person", _("Individual entrepreneur"))],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label=_("What does the project need from the Centre?"),
        choices=[("office", _("Office")), ("laboratory", _("Laboratory")), ("equipment", _("Equipment"))],
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("", ""), ("technopark", _("Technopark"))], required=False
    )
    document = forms.FileField(label=_("File"), required=False)
    confirmed = forms.BooleanField(label=_("Confirm"), required=False)
