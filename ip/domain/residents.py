"""What this room knows of a resident's duty to respect rights, and of its hand-over (3.3.3, 3.3.4)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ip.enums import OwnershipState
from ip.models import IPObject
from ip.models.ip_object import SETTLE
from residents.domain import closing, duties
from residents.domain.duties import Finding
from residents.enums_duties import Duty, DutyStatus
from residents.models import Residency


def register_with_residents() -> None:
    """Add this room's evidence and its line of the hand-over."""
    duties.register(Duty.RIGHTS, "ip.settlement")(rights_settled)
    closing.register_items(
        closing.Item("ip.settled", gettext_lazy("Rights in results settled (6.2)"), SETTLE, rights_open)
    )


def rights_settled(rows: Sequence[Residency], on: date) -> dict[int, Finding]:
    """Whether it is settled whose the resident's objects are; nothing of one without objects. One query."""
    states = defaultdict(list)
    objects = IPObject.objects.filter(residency__in=[row.pk for row in rows])
    for pk, state in objects.values_list("residency", "ownership"):
        states[pk].append(state)
    return {pk: _finding(sum(one != OwnershipState.SETTLED for one in known)) for pk, known in states.items()}


def rights_open(residency: Residency) -> str:
    """The obstacle: an object whose owner is not settled."""
    found = residency.ip_objects.exclude(ownership=OwnershipState.SETTLED).first()
    return _("The rights in an object are not settled: %(title)s.") % {"title": found.title} if found else ""


def _finding(unsettled: int) -> Finding:
    if not unsettled:
        return Finding(DutyStatus.KEPT, _("The rights in every result are settled (6.2)."))
    words = ngettext(
        "The rights in %(count)d result are not settled yet (6.2).",
        "The rights in %(count)d results are not settled yet (6.2).",
        unsettled,
    )
    return Finding(DutyStatus.DUE, words % {"count": unsettled})
