"""What an order on a commission must get right; each rule answers beside the field it is about (3.3.1)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from applications.domain.membership import SCORE
from applications.enums import MemberRole
from applications.models import Application, Call
from core import clock
from core.errors import FieldError
from core.formatting import format_date

type Seat = tuple[User, MemberRole]


def is_expert(user: User) -> bool:
    """Say whether the user may sit in a commission."""
    return user.is_active and user.has_perm(SCORE)


def require_order_date(order_date: date, at: datetime) -> None:
    """Refuse an order of a day that has not come. Raises FieldError."""
    today = clock.day_of(at)
    if order_date > today:
        raise FieldError(
            "order_date",
            _("The date of the order lies in the future. Today: %(today)s") % {"today": format_date(today)},
        )


def require_experts(members: Sequence[Seat]) -> None:
    """Refuse an empty list, a person named twice and a person who is no expert. Raises FieldError."""
    if not members:
        raise FieldError("members", _("Choose the members of the commission."))
    for user, times in Counter(user for user, _role in members).items():
        if times > 1:
            raise FieldError("members", _("This person is named twice: %(name)s.") % {"name": user.full_name})
        if not is_expert(user):
            raise FieldError(
                "members", _("This person is not an expert: %(name)s.") % {"name": user.full_name}
            )


def require_roles(members: Sequence[Seat]) -> None:
    """Refuse a commission without exactly one chair or with several secretaries. Raises FieldError."""
    roles = Counter(role for _user, role in members)
    if roles[MemberRole.CHAIR] != 1:
        raise FieldError("members", _("A commission has one chair: choose exactly one."))
    if roles[MemberRole.SECRETARY] > 1:
        raise FieldError("members", _("A commission has at most one secretary."))


def require_term(first: date, last: date | None) -> None:
    """Refuse a term that ends before it begins. Raises FieldError."""
    if last is not None and last < first:
        raise FieldError("in_force_to", _("The term of a commission ends after it begins."))


def require_quorum(quorum: int, seats: Sequence[Seat]) -> None:
    """Refuse a quorum that the members, without the alternates, can never make. Raises FieldError."""
    members = sum(role != MemberRole.ALTERNATE for _user, role in seats)
    if quorum < 1:
        raise FieldError("quorum", _("A quorum is at least one member."))
    if quorum > members:
        raise FieldError(
            "members",
            ngettext(
                "The quorum is %(quorum)d, but only %(count)d member is chosen.",
                "The quorum is %(quorum)d, but only %(count)d members are chosen.",
                members,
            )
            % {"quorum": quorum, "count": members},
        )


def require_applications(applications: Sequence[Application], call: Call) -> None:
    """Refuse an empty list and an application of another call. Raises FieldError."""
    if not applications:
        raise FieldError("applications", _("Choose the applications the commission evaluates."))
    for application in applications:
        if application.call_id != call.pk:
            raise FieldError(
                "applications",
                _("This application belongs to another call: %(number)s.") % {"number": application.number},
            )
