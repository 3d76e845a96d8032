"""What pages read of the objects."""

from django.db.models import QuerySet

from accounts.models import User
from ip.models import IPObject


def objects_of_author(user: User) -> QuerySet[IPObject]:
    """The objects `user` is named an author of, the newest first, with owners and titles."""
    return (
        IPObject.objects.filter(creators__user=user)
        .distinct()
        .select_related("residency__party", "contract_scan")
        .prefetch_related("creators", "grants", "owners__residency__party", "owners__creator")
    )
