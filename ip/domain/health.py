"""What the IP room has `manage.py doctor` look at (6.2.4)."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.domain.health import Check
from core.formatting import format_percent
from ip.domain.shares import WHOLE
from ip.enums import OwnershipState
from ip.models import IPObject

BATCH = 1000


def shares_not_whole() -> Iterator[str]:
    """Name the settled objects whose shares, or whose stated contributions, are not 100.00 together."""
    settled = IPObject.objects.filter(ownership=OwnershipState.SETTLED)
    sums = (
        ("owners__share", _("The shares of the owners of %(object)s are %(total)s together, not 100 %%.")),
        (
            "creators__contribution",
            _("The contributions of the creators of %(object)s are %(total)s together, not 100 %%."),
        ),
    )
    for path, words in sums:
        wrong = settled.annotate(total=Sum(path)).exclude(total=WHOLE).order_by("pk")
        if path != "owners__share":  # only a joint object states contributions
            wrong = wrong.exclude(total=None)
        for row in wrong.iterator(chunk_size=BATCH):
            yield words % {"object": row, "total": format_percent(row.total or Decimal(0), 2)}


CHECKS = (Check("shares", gettext_lazy("Shares in joint IP objects"), shares_not_whole),)
