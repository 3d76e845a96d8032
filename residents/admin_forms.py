"""What the acts on contracts, residencies and reports ask for."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.domain.appointments import director_on
from accounts.models import PartyKind
from core import clock
from core.admin_forms import TransitionForm
from core.conf import centre
from core.enums import Unit
from core.forms import CleanCharField, CountField, DateField, MoneyField
from documents.domain.uploads import kinds_in_words
from residents.domain.contracts import Signatory
from residents.domain.signing import Person
from residents.enums import RESIDENT_UNITS, AuthorityKind, ReportTerm
from residents.models import Contract, Residency

DAY = _("For example, 22.11.2026")


class DraftForm(TransitionForm):
    """The terms of a contract; `record` is the accepted application."""

    unit = forms.ChoiceField(
        label=_("Unit that receives the resident"),
        choices=[(code, label) for code, label in Unit.choices if code in RESIDENT_UNITS],
    )
    starts_on = DateField(label=_("First day of the contract"), help_text=DAY)
    months = CountField(label=_("For how many months"), min_value=1, max_value=120)
    report_months = forms.TypedChoiceField(
        label=_("How often the resident writes what was done (3.3.3)"),
        help_text=_("Figures are given every quarter in any case (7.1)."),
        choices=ReportTerm.choices,
        coerce=int,
    )
    signatory_name = CleanCharField(label=_("Who signs for OshTU"), max_length=200)
    signatory_post = CleanCharField(label=_("Post of the person who signs for OshTU"), max_length=200)
    authority_kind = forms.ChoiceField(
        label=_("By what this person may sign for OshTU (1.2)"), choices=AuthorityKind.choices
    )
    authority_number = CleanCharField(label=_("Number of the order or power of attorney"), max_length=40)
    authority_date = DateField(label=_("Date of the order or power of attorney"), help_text=DAY)
    counterpart_name = CleanCharField(label=_("Who signs for the resident"), max_length=200)
    counterpart_post = CleanCharField(
        label=_("Post of the resident's signatory"), max_length=200, required=False
    )
    counterpart_authority = CleanCharField(
        label=_("By what this person may sign for the resident"),
        max_length=200,
        required=False,
        help_text=_("The charter, a certificate of registration, or a numbered power of attorney."),
    )
    baseline_jobs_full = CountField(
        label=_("Full-time jobs now"), help_text=_("Jobs created are counted from these figures (7.2).")
    )
    baseline_jobs_part = CountField(label=_("Part-time jobs now"))
    baseline_revenue = MoneyField(label=_("Revenue of the last year, som"), required=False)
    baseline_investment = MoneyField(label=_("Investment received until now, som"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self._first(), **(kwargs.get("initial") or {})}

    def _first(self) -> dict[str, Any]:
        application, today = self.record, clock.today()
        director = director_on(today)
        first: dict[str, Any] = {
            "unit": application.unit,
            "starts_on": today,
            "months": centre("CONTRACT_MONTHS"),
            "report_months": centre("REPORT_MONTHS"),
            "counterpart_name": application.representative,
            "baseline_jobs_full": 0,
            "baseline_jobs_part": 0,
            "baseline_revenue": 0,
            "baseline_investment": 0,
        }
        if director:
            first |= {
                "signatory_name": director.user.full_name,
                "signatory_post": director.get_post_display(),
                "authority_kind": AuthorityKind.ORDER,
                "authority_number": director.order_number,
                "authority_date": director.order_date,
            }
        return first

    @property
    def terms(self) -> dict[str, Any]:
        """The arguments of `draft_contract` and `redraft_contract`."""
        data = dict(self.cleaned_data)
        data |= {name: data[name] or Decimal(0) for name in ("baseline_revenue", "baseline_investment")}
        names = ("authority_kind", "authority_number", "authority_date")
        signatory = Signatory(
            name=data.pop("signatory_name"),
            post=data.pop("signatory_post"),
            **{name: data.pop(name) for name in names},
        )
        return {**data, "signatory": signatory}


class RegistrationForm(TransitionForm):
    """Under what name the team has registered; `record` is the accepted application."""

    kind = forms.ChoiceField(label=_("Registered as"), choices=PartyKind.choices, widget=forms.RadioSelect)
    name = CleanCharField(label=_("Name in the certificate of registration"), max_length=200)
    inn = CleanCharField(label=_("INN"), max_length=40, help_text=_("14 digits"))
    registration_number = CleanCharField(label=_("Registration number"), max_length=40, required=False)
    okpo = CleanCharField(label=_("OKPO code"), max_length=8, required=False)
    address = CleanCharField(label=_("Address"), max_length=300, required=False)


class IssueForm(TransitionForm):
    """The day on which the number is taken."""

    issued_on = DateField(label=_("Date of the contract"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["issued_on"] = clock.today()


class CancelForm(TransitionForm):
    """Why it will not be signed."""

    reason = CleanCharField(label=_("Why is the contract cancelled?"), multiline=True, max_length=2000)


class PersonForm(TransitionForm):
    """Whom the resident names to act for it in the cabinet."""

    surname = CleanCharField(label=_("Surname of the representative"), max_length=80)
    given_name = CleanCharField(label=_("Given name"), max_length=80)
    patronymic = CleanCharField(label=_("Patronymic"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The invitation to the cabinet is sent to this address.")
    )
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    @property
    def person(self) -> Person:
        """The representative, for the domain."""
        return Person(**{name: self.cleaned_data[name] for name in Person.__dataclass_fields__})


class SignForm(PersonForm):
    """The days of both signatures, the signed copy and the representative."""

    university_signed_on = DateField(label=_("Signed for OshTU on"), help_text=DAY)
    resident_signed_on = DateField(label=_("Signed for the resident on"), help_text=DAY)
    file = forms.FileField(label=_("Signed copy"))
    field_order = ("university_signed_on", "resident_signed_on", "file")

    record: Contract

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kinds_in_words()
        if self.record.follows_id:
            # Who acts for a transferred resident is known (3.2).
            for name in Person.__dataclass_fields__:
                del self.fields[name]
        application = self.record.application
        names = (*application.representative.split(maxsplit=2), "", "", "")
        self.initial |= {
            "surname": names[0],
            "given_name": names[1],
            "patronymic": names[2],
            "email": application.email,
            "language": application.language,
        }

    def clean(self) -> dict[str, Any]:
        """The representative goes to the domain as one person."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["representative"] = None if self.record.follows_id else self.person
            data["signed_on"] = max(data["university_signed_on"], data["resident_signed_on"])
        return data


class GraduateForm(TransitionForm):
    """The day on which the programme was completed."""

    ended_on = DateField(label=_("First day without the status"), help_text=DAY)
    act_number = CleanCharField(label=_("Number of the act, if there is one"), max_length=40, required=False)
    act_date = DateField(label=_("Date of the act"), help_text=DAY, required=False)
    reason = CleanCharField(label=_("What was achieved?"), multiline=True, max_length=4000, required=False)


class InviteForm(PersonForm):
    """One more representative of a resident."""

    residency = forms.ModelChoiceField(
        label=_("Resident"), queryset=Residency.objects.select_related("party").filter(ended_on=None)
    )
    field_order = ("residency",)
