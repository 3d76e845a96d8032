"""What the pages on words of contracts, the tariff and grants ask for."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.forms import CleanCharField, DateField, MoneyField
from documents.models import GoverningAct
from residents.domain.contract_templates import ClauseSpec
from residents.domain.contract_templates import spec_of as clause_spec_of
from residents.domain.grants import GrantSpec
from residents.domain.placeholders import PLACES
from residents.domain.tariffs import LineSpec
from residents.domain.tariffs import spec_of as line_spec_of
from residents.domain.versions import APPROVING
from residents.enums import RESIDENT_UNITS
from residents.enums_contract import CONDITIONS, ClauseSection, GrantKind, Measure, TariffKind
from residents.models import Clause, Tariff, TariffLine

DAY = _("For example, 22.11.2026")
EVERY = [("", "–")]


def _places() -> str:
    words = "; ".join(f"{{{name}}} – {label}" for name, (label, _read) in PLACES.items())
    return gettext("Places that are filled for each contract: %(places)s.") % {"places": words}


class VersionForm(TransitionForm):
    """The name of a new version, and the one it begins from."""

    version = CleanCharField(label=_("Version"), max_length=20)


class ApproveVersionForm(TransitionForm):
    """By which order, and from which day."""

    approved_by = forms.ModelChoiceField(
        GoverningAct.objects.none(),
        label=_("Approved by"),
        help_text=_("An order of the director or of the Rector, entered among the governing acts."),
    )
    in_force_from = DateField(label=_("In force from"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = GoverningAct.objects.filter(kind__in=sorted(APPROVING)).order_by("-dated_on")
        self.fields["approved_by"].queryset = orders  # type: ignore[attr-defined]


class ClauseForm(TransitionForm):
    """One clause; `record` is the clause, or the version it is added to."""

    code = CleanCharField(
        label=_("Code of the clause"), max_length=30, help_text=_("For example: duties_report")
    )
    section = forms.ChoiceField(label=_("Section"), choices=ClauseSection.choices)
    unit = forms.ChoiceField(
        label=_("Only for residents of"),
        required=False,
        choices=[*EVERY, *((code, label) for code, label in Unit.choices if code in RESIDENT_UNITS)],
    )
    granted = forms.ChoiceField(
        label=_("Only where the contract has"), required=False, choices=[*EVERY, *CONDITIONS]
    )
    text_ky = CleanCharField(
        label=_("Text in Kyrgyz"), multiline=True, max_length=2000, help_text=lazy(_places, str)()
    )
    text_ru = CleanCharField(label=_("Text in Russian"), multiline=True, max_length=2000)
    text_en = CleanCharField(label=_("Text in English"), multiline=True, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, Clause):
            spec = clause_spec_of(self.record)
            self.initial |= {name: getattr(spec, name) for name in self.fields}

    @property
    def spec(self) -> ClauseSpec:
        """The clause for the domain."""
        return ClauseSpec(**self.cleaned_data)


class LineForm(TransitionForm):
    """One line of the tariff; `record` is the line, or the version it is added to."""

    code = CleanCharField(
        label=_("Code of the line"), max_length=30, help_text=_("For example: coworking_place")
    )
    kind = forms.ChoiceField(label=_("What is priced"), choices=TariffKind.choices)
    title_ky = CleanCharField(label=_("Name in Kyrgyz"), max_length=160)
    title_ru = CleanCharField(label=_("Name in Russian"), max_length=160)
    title_en = CleanCharField(label=_("Name in English"), max_length=160)
    measure = forms.ChoiceField(label=_("The price is for"), choices=Measure.choices)
    price = MoneyField(label=_("Price, som"))
    easy_price = MoneyField(
        label=_("Easy price for the Incubator, som"),
        required=False,
        help_text=_("Only for the co-working space (3.2.1)."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, TariffLine):
            spec = line_spec_of(self.record)
            self.initial |= {name: getattr(spec, name) for name in self.fields}

    @property
    def spec(self) -> LineSpec:
        """The line for the domain."""
        return LineSpec(**self.cleaned_data)


class GrantForm(TransitionForm):
    """One line of a contract or of a supplement."""

    kind = forms.ChoiceField(label=_("What is granted"), choices=GrantKind.choices)
    title = CleanCharField(
        label=_("Which room, piece of equipment or service"),
        max_length=200,
        required=False,
        help_text=_("For example: main building, room 204. Empty for the name and for a fee."),
    )
    quantity = forms.DecimalField(
        label=_("How much"), min_value=0, max_digits=9, decimal_places=2, initial=1, localize=True
    )
    line = forms.ModelChoiceField(
        TariffLine.objects.none(), label=_("Line of the tariff"), required=False, help_text=_("For a fee.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tariff = Tariff.objects.on(clock.today())
        if tariff is not None:
            self.fields["line"].queryset = tariff.lines.all()  # type: ignore[attr-defined]

    @property
    def spec(self) -> GrantSpec:
        """The line for the domain."""
        return GrantSpec(**self.cleaned_data)


class SupplementForm(TransitionForm):
    """From when a supplement acts, the new last day, other words."""

    effective_on = DateField(
        label=_("In force from"), help_text=_("Not before both have signed: then the day of signing counts.")
    )
    new_ends_on = DateField(
        label=_("New last day of the contract"),
        required=False,
        help_text=_("Empty when the term does not change."),
    )
    words_ky = CleanCharField(
        label=_("Other changes, in Kyrgyz"), multiline=True, max_length=4000, required=False
    )
    words_ru = CleanCharField(
        label=_("Other changes, in Russian"), multiline=True, max_length=4000, required=False
    )


class SignSupplementForm(TransitionForm):
    """The day of the last signature and the signed copy."""

    signed_on = DateField(label=_("Day on which the second party signed"), help_text=DAY)
    file = forms.FileField(label=_("Signed copy"))


class AgreeForm(TransitionForm):
    """In which way the future resident agreed."""

    how = CleanCharField(
        label=_("How did the future resident agree?"),
        max_length=500,
        help_text=_("For example: by a letter of 20.11.2026, at a meeting."),
    )


class ReasonForm(TransitionForm):
    """Why it is done."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=2000)


class RemarkForm(TransitionForm):
    """Words to the future resident, and the day until which an answer is awaited."""

    text = CleanCharField(label=_("Remark"), multiline=True, max_length=4000)
    answer_by = DateField(
        label=_("An answer is awaited until"),
        required=False,
        help_text=_(
            "With a day, both can agree only when it is answered. Leave it empty for a plain remark."
        ),
    )


class AcceptanceForm(TransitionForm):
    """Who hands over, who accepts, in what condition."""

    on = DateField(label=_("Day of the hand-over"), help_text=DAY)
    handed_by = CleanCharField(label=_("Who hands over for the Centre"), max_length=200)
    taken_by = CleanCharField(label=_("Who accepts for the resident"), max_length=200)
    remarks = CleanCharField(
        label=_("Remarks on the condition"), multiline=True, max_length=2000, required=False
    )
