"""What each unit has and does, in public: rooms, equipment, services, occupancy (2.2, 3.2)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clock
from core.enums import Unit
from core.formatting import format_number, format_percent
from core.quarters import Quarter
from portal.units import CLAUSES, facts_of, hub_table
from units.base.catalogue import kinds_of
from units.base.domain.occupancy import occupancy
from units.base.domain.queries import bookable_equipment, premises_by_kind, units_in_figures
from units.base.words import square_metres
from units.ctii.domain.queries import hub_counts


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The three units side by side."""
    share = occupancy(Quarter.current()).percent
    context = {
        "rows": facts_of(units_in_figures()),
        "occupancy": format_percent(share) if share is not None else "",
    }
    return render(request, "portal/unit_list.html", context)


@require_safe
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """One unit; an address that names none is not there."""
    if unit not in Unit.values:
        raise Http404
    one = Unit(unit)
    share = occupancy(Quarter.current(), unit=unit).percent
    context: dict[str, Any] = {
        "unit": one,
        "clause": CLAUSES[one],
        "services": [kind.label for kind in kinds_of(unit)],
        "rooms": [
            {"kind": kind.label, "rooms": format_number(number), "area": square_metres(area)}
            for kind, number, area in premises_by_kind(unit)
        ],
        "equipment": bookable_equipment(unit),
        "occupancy": format_percent(share) if share is not None else "",
    }
    if one == Unit.TISC:
        year = clock.today().year
        context |= {"year": year, "hub": hub_table(hub_counts(date(year, 1, 1), clock.today()))}
    return render(request, "portal/unit_page.html", context)
