"""The address of the list behind each figure: the desk's own list, with the filters that make the number."""

from urllib.parse import urlencode

from applications.admin_filters_figures import NOTHING
from applications.domain.figure_facts import Figure
from applications.domain.figure_period import Selected
from applications.models import Application
from core.admin_pages import list_of

# How the list names what the figures are broken down by.
PARAMETERS = {"unit": "unit__exact", "direction": "direction__exact"}
# These two are columns of the table: their empty value is an empty word in the address.
SENT, TAKEN = "sent", "taken"


def link_to(selected: Selected, figure: Figure, days: str, dimension: str = "", value: str = "") -> str:
    """Return the address of the applications that one number counts; `days` is "sent" or "taken"."""
    query: dict[str, str] = {"figure": figure.value}
    if selected.call:
        query["call__id__exact"] = str(selected.call)
    if selected.unit:
        query["unit__exact"] = selected.unit
    if selected.direction:
        query["direction__exact"] = selected.direction
    if selected.period:
        query[days] = selected.period.code
    if dimension in PARAMETERS:
        query[PARAMETERS[dimension]] = value
    elif dimension:
        query[dimension] = value or NOTHING
    return f"{list_of(Application)}?{urlencode(query)}"
