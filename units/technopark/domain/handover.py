"""What the Technopark has settled when a resident leaves: the booked hours (3.3.4)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from residents.domain import closing
from residents.models import Residency
from units.base.domain.requests import SERVE
from units.technopark.models import Booking


def register_items() -> None:
    """Add the Technopark's line to the hand-over."""
    closing.register_items(
        closing.Item("technopark.bookings", gettext_lazy("Bookings closed"), SERVE, hours_ahead)
    )


def hours_ahead(residency: Residency) -> str:
    """The obstacle: hours that are still booked after the end."""
    ahead = Booking.objects.live().filter(
        request__residency=residency, starts_at__gte=clock.moment_of(residency.left)
    )
    found = ahead.order_by("starts_at").first()
    return _("Hours are still booked: %(what)s.") % {"what": found.resource} if found else ""
