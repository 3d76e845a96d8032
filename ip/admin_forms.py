"""Forms of the IP admin: an object is entered and its title recorded through the domain functions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from core.admin_forms import TransitionForm
from core.enums import Direction
from core.forms import CleanCharField
from ip.enums import CreatorRole, IPKind
from residents.models import Residency

UNIVERSITY_MEMBER = Role.UNIVERSITY_MEMBER.value


class RegisterForm(TransitionForm):
    """What an object is and who made it."""

    title = CleanCharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=IPKind.choices)
    residency = forms.ModelChoiceField(
        Residency.objects.none(),
        label=_("Resident"),
        required=False,
        help_text=_("Leave empty for an object of the university that no resident took part in."),
    )
    direction = forms.ChoiceField(
        label=_("Direction"),
        required=False,
        choices=[("", "—"), *Direction.choices],
        help_text=_("Taken from the resident when one is chosen."),
    )
    description = CleanCharField(
        label=_("Description"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["residency"].queryset = (  # type: ignore[attr-defined]
            Residency.objects.select_related("party").order_by("party__name", "pk")
        )


class CreatorForm(TransitionForm):
    """A person whose creative work made the object (6.2)."""

    name = CleanCharField(label=_("Full name"), max_length=200)
    role = forms.ChoiceField(label=_("Who they are to the Centre"), choices=CreatorRole.choices)
    user = forms.ModelChoiceField(
        User.objects.filter(groups__name=UNIVERSITY_MEMBER).order_by("surname", "given_name"),
        label=_("Account of the university member"),
        required=False,
        empty_label="–",
        help_text=_("With it the author sees the object on a page of their own."),
    )


class GrantForm(TransitionForm):
    """The title of protection: the day of the grant decides the quarter it counts in (7.2)."""

    document_number = CleanCharField(label=_("Number of the document"), max_length=60)
    granted_on = forms.DateField(
        label=_("Day of the grant"),
        help_text=_(
            "The day Kyrgyzpatent granted it, for example 22.11.2026. It counts in the quarter of this day."
        ),
    )
