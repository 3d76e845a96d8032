"""Forms of the partnerships' admin: each asks for what one domain function takes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.admin_forms import TransitionForm
from core.conf import centre
from core.forms import CleanCharField, CountField, DateField
from partnerships.domain.agreements import Signatory
from partnerships.domain.partners import Contacts
from partnerships.enums import AgreementKind, PartnerKind
from partnerships.forms import ActionFields, EvidenceFields, UploadField
from partnerships.models import Partner
from partnerships.models.agreement import LONGEST_TERM

LINES = forms.Textarea(attrs={"rows": 4})


class PartnerForm(TransitionForm):
    """A partner of one of the four kinds, and whom to call there (8.1)."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    name = CleanCharField(label=_("Name"), max_length=200)
    address = CleanCharField(label=_("Address"), max_length=300, required=False)
    contact_name = CleanCharField(label=_("Contact person"), max_length=200, required=False)
    contact_post = CleanCharField(label=_("Post"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = CleanCharField(label=_("Phone number"), max_length=16, required=False)

    @property
    def entry(self) -> dict[str, Any]:
        """What the domain function takes."""
        data = dict(self.cleaned_data)
        return {"kind": data.pop("kind"), "name": data.pop("name"), "contacts": Contacts(**data)}


class AgreementForm(TransitionForm):
    """An agreement that is being made: with whom, for how long, who signs (8.1)."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AgreementKind.choices)
    title = CleanCharField(label=_("Title"), max_length=300)
    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("Partner"))
    term_years = CountField(
        label=_("Term in years"),
        required=False,
        min_value=1,
        max_value=LONGEST_TERM,
        help_text=_("Leave empty when the agreement has no end."),
    )
    own_signatory = CleanCharField(label=_("Who signs for OshTU"), max_length=200)
    own_post = CleanCharField(label=_("Post of who signs for OshTU"), max_length=200)
    signatory = CleanCharField(label=_("Who signs for the partner"), max_length=200)
    post = CleanCharField(label=_("Post of who signs for the partner"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.order_by("name", "pk")  # type: ignore[attr-defined]

    @property
    def entry(self) -> dict[str, Any]:
        """What the domain function takes: the university first, then the partner."""
        data = self.cleaned_data
        partner = data["partner"]
        own = Signatory(
            name="Ош технологиялык университети",
            signatory=data["own_signatory"],
            post=data["own_post"],
            address=centre("PARTY_ADDRESS")["ky"],
        )
        other = Signatory(
            name=partner.name, signatory=data["signatory"], post=data["post"], address=partner.address
        )
        told = {name: data[name] for name in ("kind", "title", "partner", "term_years")}
        return {**told, "parties": (own, other)}


class SigningForm(TransitionForm):
    """The day both sides signed, and the signed copy (memorandum 5)."""

    signed_on = DateField(label=_("Day of signing"), help_text=_("For example 22.11.2026."))
    file = UploadField(label=_("Signed copy"))


class ExtensionForm(TransitionForm):
    """The consent of the parties to go on (memorandum 5)."""

    signed_on = DateField(label=_("Day of the consent"), help_text=_("For example 22.11.2026."))
    term_years = CountField(label=_("For how many years more"), min_value=1, max_value=LONGEST_TERM)
    file = UploadField(label=_("Consent of the parties"))


class NegotiationForm(TransitionForm):
    """Negotiations that were held (memorandum 6.2)."""

    held_on = DateField(label=_("Held on"), help_text=_("For example 22.11.2026."))
    topic = CleanCharField(label=_("Topic"), max_length=300)
    participants = CleanCharField(label=_("Participants"), max_length=1000, multiline=True, widget=LINES)
    outcome = CleanCharField(label=_("Outcome"), max_length=2000, multiline=True, widget=LINES)


class EvidenceForm(EvidenceFields, TransitionForm):
    """One thing done for an obligation (memorandum 3), in the admin's look."""


class ActionForm(ActionFields, TransitionForm):
    """What a side will do for an obligation, in the admin's look."""


class AcceptForm(TransitionForm):
    """Why the university can help."""

    reason = CleanCharField(label=_("Remark"), max_length=1000, required=False, multiline=True, widget=LINES)


class StartForm(TransitionForm):
    """Who works on the problem."""

    solver = CleanCharField(
        label=_("Who works on it"),
        max_length=300,
        help_text=_("The department, the supervisor, the students. Everybody can read this."),
    )


class SolveForm(TransitionForm):
    """What the result was."""

    outcome = CleanCharField(
        label=_("What the result was"),
        max_length=2000,
        multiline=True,
        widget=LINES,
        help_text=_("Everybody can read this."),
    )


class DeclineForm(TransitionForm):
    """Why the university cannot help."""

    outcome = CleanCharField(
        label=_("Reason"),
        max_length=2000,
        multiline=True,
        widget=LINES,
        help_text=_("Who filed the problem reads this."),
    )
