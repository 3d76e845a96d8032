"""Asking for a service: in the resident's cabinet and, for the university, at the hub (2.2(2), 3.2.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField, DateField
from units.base.catalogue import kinds_for_resident, kinds_for_university
from units.base.enums import RequesterKind

CHOOSE = [("", _("Choose"))]


class AskForm(forms.Form):
    """What somebody needs, in words."""

    kind = forms.ChoiceField(
        label=_("Which service do you need?"), error_messages={"required": _("Choose a service.")}
    )
    text = CleanCharField(
        label=_("What do you need?"),
        help_text=_("What it is about, what you have already done, what you expect."),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you need.")},
    )
    wished_on = DateField(label=_("By which day?"), required=False, help_text=_("For example, 22.11.2026"))


class ResidentAskForm(AskForm):
    """A resident asks: the services that a resident of its unit may have."""

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            *((kind.value, kind.label) for kind in kinds_for_resident(unit)),
        ]


class MemberAskForm(AskForm):
    """A student or an employee of the university asks the hub."""

    requester_kind = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[choice for choice in RequesterKind.choices if choice[0] != RequesterKind.RESIDENT],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who you are.")},
    )
    field_order = ("requester_kind", "kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            *((kind.value, kind.label) for kind in kinds_for_university()),
        ]
