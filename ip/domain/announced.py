"""Whether the register has what a resident's report announces (7.2)."""

from ip.models import Grant, IPObject
from residents.enums import RightEvent
from residents.models import AnnouncedRight


def is_recorded(right: AnnouncedRight) -> bool:
    """An object of this kind and resident; for a grant, one with a title granted on the announced day."""
    residency = right.report.residency_id
    if right.event == RightEvent.GRANT:
        titles = Grant.objects.filter(ip_object__residency=residency, ip_object__kind=right.kind)
        return titles.filter(granted_on=right.on).exists()
    return IPObject.objects.filter(residency=residency, kind=right.kind).exists()
