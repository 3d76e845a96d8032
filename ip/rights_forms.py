"""What the acts on the rights ask for (6.2)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin_forms import TransitionForm, dress
from core.forms import CleanCharField, DateField
from documents.domain.uploads import kinds_in_words
from ip.domain.ownership import Side, ownership_of
from ip.enums import CreatorRole, OwnerKind
from ip.models import IPObject

DAY = gettext_lazy("For example, 22.11.2026")
DUTIES, CONTRIBUTION, SHARE = "duties-", "contribution-", "share-"


class RightsForm(TransitionForm):
    """A form whose questions depend on the object's creators."""

    record: IPObject

    def ask(self, name: str, field: forms.Field) -> None:
        """Add one question."""
        dress(field)
        self.fields[name] = field

    def answers(self, prefix: str) -> dict[str, Any]:
        """The answers to the questions that begin so, by the rest of their names."""
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }


class CircumstancesForm(RightsForm):
    """What of OshTU's was used, and whether it was the employees' duty."""

    equipment = forms.BooleanField(label=gettext_lazy("Equipment of OshTU was used"), required=False)
    funding = forms.BooleanField(label=gettext_lazy("Funding of OshTU was used"), required=False)
    supervision = forms.BooleanField(
        label=gettext_lazy("Teachers of OshTU supervised the work"), required=False
    )
    background = forms.BooleanField(label=gettext_lazy("Background IP of OshTU was used"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {name: getattr(self.record, f"used_{name}") for name in self.base_fields}
        for creator in self.record.creators.filter(role=CreatorRole.STAFF):
            label = _("Was it made in the course of duties? %(name)s") % {"name": creator.name}
            choices = [("yes", _("Yes")), ("no", _("No"))]
            field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
            if creator.in_duties is not None:
                field.initial = "yes" if creator.in_duties else "no"
            self.ask(f"{DUTIES}{creator.pk}", field)

    def clean(self) -> dict[str, Any]:
        """The answers as `record_circumstances` takes them."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        duties = {int(key): value == "yes" for key, value in self.answers(DUTIES).items()}
        return {**{name: data[name] for name in self.base_fields}, "in_duties": duties}


class RightsContractForm(RightsForm):
    """The separate written contract with its signed copy."""

    number = CleanCharField(label=gettext_lazy("Number of the contract"), max_length=60)
    signed_on = DateField(label=gettext_lazy("Day of signing"), help_text=DAY)
    file = forms.FileField(label=gettext_lazy("Signed copy"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kinds_in_words()


class SettleForm(RightsForm):
    """The day; for a joint object the contribution of each creator and the share of each owner."""

    settled_on = DateField(label=gettext_lazy("Day on which the rights are settled"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["settled_on"] = clock.today()
        rule = ownership_of(self.record)
        if not rule.is_joint:
            return
        names = {creator.pk: creator.name for creator in self.record.creators.all()}
        for pk, name in names.items():
            label = _("Creative contribution, %%: %(name)s") % {"name": name}
            self.ask(f"{CONTRIBUTION}{pk}", _percent(label))
        for side in rule.sides:
            label = _("Share of the owner, %%: %(name)s") % {"name": side_name(side, self.record, names)}
            self.ask(f"{SHARE}{side.key}", _percent(label))

    def clean(self) -> dict[str, Any]:
        """The answers as `settle_ownership` takes them."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        contributions = {int(key): value for key, value in self.answers(CONTRIBUTION).items()}
        shares = self.answers(SHARE)
        return {"settled_on": data["settled_on"], "contributions": contributions, "shares": shares}


class ReopenForm(RightsForm):
    """Why the settlement is taken back."""

    reason = CleanCharField(
        label=gettext_lazy("Why are the rights opened again?"), multiline=True, max_length=2000
    )


def side_name(side: Side, ip_object: IPObject, names: dict[int, str]) -> str:
    """An owner-to-be by name."""
    if side.kind == OwnerKind.RESIDENT and ip_object.residency:
        return ip_object.residency.party.name
    return names[side.maker] if side.maker is not None else str(side.kind.label)


def _percent(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, localize=True, max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=100
    )
