"""Who opens papers of events: staff who see the event, the resident whose person was there (2.2(4))."""

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from units.base.models import Participant


def register_policies() -> None:
    """Tell the documents room the rules of this one."""
    register(["paper.attendance_certificate"], may_read_certificate)


def may_read_certificate(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Who may see the event; who represents the resident for which the person came.

    The person opens it by the personal link of the place.
    """
    place = item.subject if isinstance(item, IssuedPaper) else None
    if not isinstance(place, Participant):
        return False
    if viewer.may_on("units.view_event", place.event):
        return True
    if viewer.user is None or not viewer.user.is_active or place.residency is None:
        return False
    return place.residency.party.representatives.filter(user=viewer.user).exists()
