"""What the unit has handed over when a resident leaves: rooms, keys, equipment (3.3.4)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from residents.domain import closing
from residents.models import Residency
from units.base.domain.requests import SERVE


def register_items() -> None:
    """Add the unit's lines to the hand-over."""
    closing.register_items(
        closing.Item("units.rooms", gettext_lazy("Rooms released"), SERVE, rooms_held),
        closing.Item("units.keys", gettext_lazy("Keys given back"), SERVE),
        closing.Item("units.equipment", gettext_lazy("Equipment given back"), SERVE),
        closing.Item("units.requests", gettext_lazy("Service requests closed"), SERVE, requests_open),
    )


def rooms_held(residency: Residency) -> str:
    """The obstacle: a room that is still given after the end."""
    held = residency.allocations.filter(ends_on__gt=residency.left).select_related("premises").first()
    return _("A room is still given to the resident: %(room)s.") % {"room": held.premises} if held else ""


def requests_open(residency: Residency) -> str:
    """The obstacle: a request that nobody has closed."""
    found = residency.service_requests.open().first()
    return _("A service request is still open: %(request)s.") % {"request": found} if found else ""
