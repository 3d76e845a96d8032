"""Filters of the public lists; words that are no code mean no filter."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.units import CLAUSE_OF_UNIT
from applications.models import Call
from core.enums import Direction, Unit
from core.folding import fold
from portal.queries import former_residents, residents_in_force
from residents.models import Residency

OPEN, COMING, CLOSED = "open", "coming", "closed"
STATES = (
    (OPEN, pgettext_lazy("calls", "Open")),
    (COMING, pgettext_lazy("calls", "To come")),
    (CLOSED, pgettext_lazy("calls", "Closed")),
)
FORMER = "former"
UNITS = [(unit.value, Unit(unit).label) for unit in CLAUSE_OF_UNIT]
LONGEST_SEARCH = 100


class PublicFilter(django_filters.FilterSet):
    """What every public list has: an address that can be sent on, and no page of errors."""

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what was asked and is known."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Ask only by what was understood."""
        for name, value in self.chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    def ignore(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Leave a choice to the view."""
        return queryset


class CallFilter(PublicFilter):
    """Calls by whether they are open, by unit and by direction; a call limited to nothing fits all."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="ignore", empty_label=_("All calls")
    )
    unit = django_filters.ChoiceFilter(
        label=_("Unit"), choices=UNITS, method="of_unit", empty_label=_("All units")
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

    def of_unit(self, queryset: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        """Keep the calls of this unit and those of both (3.2)."""
        return queryset.filter(Q(unit="") | Q(unit=value))

    def of_direction(self, queryset: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        """Keep the calls of this direction and those of all four (2.3)."""
        return queryset.filter(Q(directions=[]) | Q(directions__icontains=f'"{value}"'))


class ResidentFilter(PublicFilter):
    """Residents by their status today, unit, direction, and words of the name or the project."""

    q = django_filters.CharFilter(
        label=_("Name or project"), method="of_words", max_length=LONGEST_SEARCH, strip=True
    )
    direction = django_filters.ChoiceFilter(
        label=_("Direction"), choices=Direction.choices, empty_label=_("All directions")
    )
    unit = django_filters.ChoiceFilter(label=_("Unit"), choices=UNITS, empty_label=_("All units"))
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(FORMER, _("Former residents"))],
        method="ignore",
        empty_label=_("Residents today"),
    )

    class Meta:
        model = Residency
        fields: tuple[str, ...] = ()

    @property
    def found(self) -> QuerySet[Residency]:
        """Return the residencies chosen."""
        rows = former_residents() if self.chosen.get("status") == FORMER else residents_in_force()
        return self.filter_queryset(rows)

    def of_words(self, queryset: QuerySet[Residency], name: str, value: str) -> QuerySet[Residency]:
        """Keep those whose name and project have all the words, with ң ө ү or without.

        Not by the folded columns: they hold the INN and the contract's number, which nobody may try here.
        """
        words = fold(value).split()
        shown = queryset.values_list("pk", "party__name", "project_title")
        return queryset.filter(pk__in=[pk for pk, *texts in shown if _has_all(texts, words)])


def _has_all(texts: Iterable[str], words: list[str]) -> bool:
    folded = fold(" ".join(texts))
    return all(word in folded for word in words)
