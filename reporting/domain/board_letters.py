"""Letters to the members of the Supervisory Board: called to a meeting, a meeting cancelled (4.3.2)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from core import clock
from core.actors import Actor
from core.domain import transitions
from core.formatting import format_date
from documents.domain.mail import queue_letter
from reporting.models import AgendaItem, BoardMeeting, BoardMember, Invitation


def invite(meeting: BoardMeeting, members: Iterable[BoardMember], *, actor: Actor, at: datetime) -> None:
    """Enter an invitation for each member and write to those with an account; the others are told by hand."""
    for member in members:
        user = member.user if member.user and member.user.is_active else None
        row = Invitation(meeting=meeting, member=member, sent_at=at if user else None)
        transitions.create(row, actor=actor, at=at)
        if user:
            _write("board_invitation", meeting, user, at, {"agenda": _agenda(meeting, user.language)})


def tell_cancelled(meeting: BoardMeeting, *, reason: str, at: datetime) -> None:
    """Write to everybody who was invited that the meeting does not take place."""
    invited = meeting.invitations.filter(sent_at__isnull=False).select_related("member__user")
    for row in invited:
        _write("board_cancelled", meeting, row.member.user, at, {"reason": reason})


@transaction.atomic
def mark_opened(meeting: BoardMeeting, *, user: Any, at: datetime | None = None) -> Invitation | None:
    """Note that an invited member has opened the papers: the first time only."""
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(meeting=meeting, member__user=user, read_at=None, sent_at__isnull=False)
        .first()
    )
    if row is None or row.sent_at is None:
        return None
    return transitions.update(row, actor=user, at=at, read_at=max(at or clock.now(), row.sent_at))


def item_title(item: AgendaItem, language: str | None = None) -> str:
    """The question; of a report, its period in the reader's language."""
    if item.report is None:
        return item.title
    with translation.override(language or translation.get_language() or "ky"):
        return translation.gettext("Report: %(period)s") % {"period": item.report.label(language)}


def _agenda(meeting: BoardMeeting, language: str) -> list[str]:
    items = meeting.agenda.select_related("report")
    return [f"{item.position}. {item_title(item, language)}" for item in items]


def _write(template: str, meeting: BoardMeeting, user: Any, at: datetime, more: dict[str, Any]) -> None:
    with translation.override(user.language):
        words = {
            "name": user.full_name,
            "number": meeting.number,
            "day": format_date(meeting.held_on),
            "time": f"{meeting.begins_at:%H:%M}" if meeting.begins_at else "",
            "place": meeting.place,
            "url": f"{settings.SITE_URL}{reverse('reporting:meeting', args=[meeting.pk])}",
        }
    queue_letter(to=user.email, template=template, context=words | more, language=user.language, at=at)
