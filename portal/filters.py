"""Filters of the public lists; words that are no code mean no filter."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.units import CLAUSE_OF_UNIT
from applications.models import Call
from core.enums import Direction, Unit

OPEN, COMING, CLOSED = "open", "coming", "closed"
STATES = (
    (OPEN, pgettext_lazy("calls", "Open")),
    (COMING, pgettext_lazy("calls", "To come")),
    (CLOSED, pgettext_lazy("calls", "Closed")),
)


class CallFilter(django_filters.FilterSet):
    """Calls by whether they are open, by unit and by direction; a call limited to nothing fits all."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="ignore", empty_label=_("All calls")
    )
    unit = django_filters.ChoiceFilter(
        label=_("Unit"),
        choices=[(unit.value, Unit(unit).label) for unit in CLAUSE_OF_UNIT],
        method="of_unit",
        empty_label=_("All units"),
    )
    direction = django_filters.ChoiceFilter(
        label=_("Direction"),
        choices=Direction.choices,
        method="of_direction",
        empty_label=_("All directions"),
    )

    class Meta:
        model = Call
        fields: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what was asked and is known."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def filter_queryset(self, queryset: QuerySet[Call]) -> QuerySet[Call]:
        """Ask only by what was understood."""
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    def ignore(self, queryset: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        """Leave the parts of the page to the view."""
        return queryset

    def of_unit(self, queryset: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        """Keep the calls of this unit and those of both (3.2)."""
        return queryset.filter(Q(unit="") | Q(unit=value))

    def of_direction(self, queryset: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        """Keep the calls of this direction and those of all four (2.3)."""
        return queryset.filter(Q(directions=[]) | Q(directions__icontains=f'"{value}"'))
