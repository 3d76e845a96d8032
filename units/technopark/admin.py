"""Hours taken in laboratories, workshops and on equipment (3.2.2)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin_shown import ReadOnly
from core.formatting import format_datetime
from units.technopark.models import Booking


@admin.register(Booking)
class BookingAdmin(UnitScoped, ReadOnly):
    """A booking comes with the resident's order and goes with it."""

    list_display = ("thing", "asked", "purpose", "from_moment", "until_moment", "state")
    list_filter = ("purpose", "request__state")
    list_select_related = ("equipment", "premises", "request__residency__party", "request__requester")
    folded_search = "request__folded"
    fields = ("request", "purpose", "equipment", "premises", "starts_at", "ends_at")

    @display(description=_("what is booked"))
    def thing(self, booking: Booking) -> str:
        """The equipment or the room."""
        return str(booking.resource)

    @display(description=_("asked by"))
    def asked(self, booking: Booking) -> str:
        """The resident."""
        return booking.request.asked_by

    @display(description=_("from"), ordering="starts_at")
    def from_moment(self, booking: Booking) -> str:
        """The beginning."""
        return format_datetime(booking.starts_at, "short")

    @display(description=_("until"), ordering="ends_at")
    def until_moment(self, booking: Booking) -> str:
        """The end."""
        return format_datetime(booking.ends_at, "short")

    @display(description=_("state"))
    def state(self, booking: Booking) -> str:
        """The state of the request: a dropped one takes no hours."""
        return booking.request.get_state_display()
