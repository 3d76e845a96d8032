"""Letters about a commission: the experts learn what is asked of them and until when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.domain.people import set_password_url
from applications.models import Commission, CommissionMember
from documents.domain.mail import queue_letter


def invite(
    commission: Commission,
    members: Iterable[CommissionMember],
    *,
    count: int,
    due_on: date | None,
    at: datetime,
) -> None:
    """Queue a letter to each new member, in the member's own language."""
    for member in members:
        with translation.override(member.user.language):
            queue_letter(
                to=member.user.email,
                template="commission_invitation",
                context=_words(member) | {"count": count, "due_on": due_on},
                language=member.user.language,
                at=at,
            )


def _words(member: CommissionMember) -> dict[str, Any]:
    new = not member.user.has_usable_password()
    return {
        "name": member.user.full_name,
        "role": member.get_role_display(),
        "order_number": member.order.number,
        "order_date": member.order.dated_on,
        "url": f"{settings.SITE_URL}{reverse('applications:commission')}",
        "password_url": set_password_url(member.user) if new else "",
    }
