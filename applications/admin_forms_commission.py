"""Forms of the director's pages on commissions."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.appointing import Seat
from applications.domain.commission_queries import experts
from applications.domain.conflicts import SOURCES, find_conflict
from applications.enums import ApplicationState, MemberRole
from applications.models import Application
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.forms import CleanCharField, CountField, DateField

NOBODY = ("", _("Not a member"))


class SeatsForm(TransitionForm):
    """An order, and a role for each expert who is not in the commission yet."""

    order_number = CleanCharField(label=_("Number of the order"), max_length=64)
    order_date = DateField(label=_("Date of the order"), initial=today)
    roles: Sequence[MemberRole] = tuple(MemberRole)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [user for user in experts() if user.pk not in self.seated()]
        for user in self.people:
            self.fields[f"role_{user.pk}"] = _role_field(user, self.roles)

    def seated(self) -> frozenset[int]:
        """Return the ids of the experts who sit in the commission already."""
        return frozenset()

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
            yield user, self[f"role_{user.pk}"], self.conflict_of(user)

    def conflict_of(self, user: User) -> str:
        """Return in words why this expert would be shut out of some application."""
        for application in self.evaluated():
            code = find_conflict(application, user)
            if code:
                return f"№ {application.number}: {SOURCES[code].label}"
        return ""

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


class EnlargeForm(SeatsForm):
    """More members by another order; `record` is the commission."""

    roles = (MemberRole.MEMBER,)

    def seated(self) -> frozenset[int]:
        """Return the ids of the members."""
        return frozenset(self.record.members.values_list("user", flat=True))

    def evaluated(self) -> Sequence[Application]:
        """Return the applications of the commission."""
        return list(self.record.applications.all())


def _role_field(user: User, roles: Sequence[MemberRole]) -> forms.Field:
    choices = [NOBODY, *((role.value, role.label) for role in roles)]
    field = forms.ChoiceField(label=user.full_name, choices=choices, required=False)
    dress(field)
    return field
