"""Forms of the director's pages on commissions."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.appointing import Seat
from applications.domain.commission_queries import applications_for, experts
from applications.domain.conflicts import find_conflicts, label_of
from applications.domain.membership import seats_in
from applications.enums import ApplicationState, MemberRole
from applications.models import Application
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.conf import centre
from core.forms import CleanCharField, CountField, DateField

NOBODY = ("", _("Not a member"))
ROLES = [NOBODY, *MemberRole.choices]


class SeatsForm(TransitionForm):
    """An order, and a role for each expert."""

    order_number = CleanCharField(label=_("Number of the order"), max_length=64)
    order_date = DateField(label=_("Date of the order"), initial=today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = self.present()
        self.people = list(experts())
        known = {user.pk for user in self.people}
        self.people += [user for user in present if user.pk not in known]
        for user in self.people:
            self.fields[f"role_{user.pk}"] = _role_field(user, present.get(user, ""))

    def present(self) -> dict[User, str]:
        """Return who sits in the commission already, and in which role."""
        return {}

    @property
    def plain(self) -> list[BoundField]:
        """Return the fields that are not roles."""
        return [field for field in self if not field.name.startswith("role_")]

    @property
    def seats(self) -> list[Seat]:
        """Return the chosen experts with their roles."""
        chosen = [(user, self.cleaned_data[f"role_{user.pk}"]) for user in self.people]
        return [(user, MemberRole(role)) for user, role in chosen if role]

    @property
    def seat_rows(self) -> Iterator[tuple[User, BoundField, str]]:
        """Yield each expert with the field of the role, and the conflict the portal sees already."""
        for user in self.people:
            yield user, self[f"role_{user.pk}"], self.conflicts.get(user.pk, "")

    @cached_property
    def conflicts(self) -> dict[int, str]:
        """Return in words, by expert, why they would be shut out of some application."""
        applications = {one.pk: one for one in self.evaluated()}
        found = find_conflicts(applications.values(), self.people)
        return {
            user: f"№ {applications[pk].number}: {label_of(codes[0])}" for (pk, user), codes in found.items()
        }

    def evaluated(self) -> Sequence[Application]:
        """Return the applications the experts are to score."""
        return ()


class AppointForm(SeatsForm):
    """All an order on a commission says; `record` is the call."""

    due_on = DateField(
        label=_("Scores are due"),
        required=False,
        help_text=_("Empty: as many days after the order as the Centre's rules say."),
    )
    quorum = CountField(label=_("Quorum"), min_value=1, max_value=100)
    applications = forms.ModelMultipleChoiceField(
        label=_("Applications"),
        queryset=Application.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the applications the commission evaluates.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        complete = self.record.applications.filter(state=ApplicationState.COMPLETE).order_by("number")
        self.complete = list(complete)
        self.fields["applications"].queryset = complete
        self.fields["applications"].initial = [application.pk for application in self.complete]
        self.fields["quorum"].initial = self.record.criteria.quorum

    def evaluated(self) -> Sequence[Application]:
        """Return the complete applications of the call."""
        return self.complete


class StandingForm(SeatsForm):
    """All an order on a standing commission says."""

    in_force_from = DateField(
        label=_("In force from"), required=False, help_text=_("Empty: from the date of the order.")
    )
    in_force_to = DateField(label=_("In force to"), required=False, help_text=_("Empty: without a last day."))
    quorum = CountField(label=_("Quorum"), min_value=1, max_value=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quorum"].initial = centre("QUORUM")


class MembershipForm(SeatsForm):
    """The membership as another order makes it; `record` is the commission."""

    def present(self) -> dict[User, str]:
        """Return the members and alternates with their roles."""
        return {seat.user: seat.role for seat in seats_in(self.record)}

    def evaluated(self) -> Sequence[Application]:
        """Return the open applications of the commission."""
        return list(self.record.applications.filter(state=ApplicationState.IN_EVALUATION))


class GiveManyForm(TransitionForm):
    """Which complete applications go to the commission; `record` is the commission."""

    applications = forms.ModelMultipleChoiceField(
        label=_("Applications"),
        queryset=Application.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the applications the commission evaluates.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = applications_for(self.record)
        self.fields["applications"].queryset = waiting
        self.fields["applications"].initial = list(waiting)


def _role_field(user: User, role: str) -> forms.Field:
    field = forms.ChoiceField(label=user.full_name, choices=ROLES, required=False, initial=role)
    dress(field)
    return field
