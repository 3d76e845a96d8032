"""Forms of the admin's own pages, in the admin's look."""

from typing import Any

from django import forms
from unfold import widgets

from core.forms import FilesInput


class AdminFilesWidget(widgets.UnfoldAdminFileFieldWidget):
    """The admin's field of a file, for several of them."""

    allow_multiple_selected = True


# The look of each kind of field; a form of ours names plain Django fields.
LOOKS: list[tuple[type[forms.Widget], type[forms.Widget]]] = [
    (forms.Textarea, widgets.UnfoldAdminTextareaWidget),
    (forms.CheckboxSelectMultiple, widgets.UnfoldAdminCheckboxSelectMultipleWidget),
    (forms.RadioSelect, widgets.UnfoldAdminRadioSelectWidget),
    (forms.SelectMultiple, widgets.UnfoldAdminSelectMultipleWidget),
    (forms.Select, widgets.UnfoldAdminSelectWidget),
    (forms.CheckboxInput, widgets.UnfoldBooleanWidget),
    (FilesInput, AdminFilesWidget),
    (forms.FileInput, widgets.UnfoldAdminFileFieldWidget),
    (forms.DateInput, widgets.UnfoldAdminTextInputWidget),
    (forms.EmailInput, widgets.UnfoldAdminEmailInputWidget),
    (forms.NumberInput, widgets.UnfoldAdminIntegerFieldWidget),
    (forms.TextInput, widgets.UnfoldAdminTextInputWidget),
]


def dress(field: forms.Field) -> None:
    """Give `field` the admin's widget for its kind, keeping what its own widget was told."""
    plain = field.widget
    if plain.is_hidden or type(plain).__module__.startswith("unfold"):
        return
    for kind, look in LOOKS:
        if isinstance(plain, kind):
            dressed = look(attrs=dict(plain.attrs)) if plain.attrs else look()
            break
    else:
        return
    if isinstance(plain, forms.widgets.ChoiceWidget):
        dressed.choices = plain.choices  # type: ignore[attr-defined]
    dressed.is_required = field.required
    field.widget = dressed


class TransitionForm(forms.Form):
    """What a change of state asks for; `record` is the row it is about."""

    def __init__(self, *args: Any, record: Any = None, user: Any = None, **kwargs: Any) -> None:
        self.record = record
        self.user = user
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)
