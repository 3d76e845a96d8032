"""What the pages of sessions read: an expert sees the sessions of the own commissions alone (3.3.1)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from accounts.models import User
from applications.domain.membership import SCORE
from applications.enums import ApplicationState
from applications.enums_session import LIVE_ITEMS, SessionForm
from applications.models import (
    AgendaItem,
    Application,
    Attendance,
    Commission,
    CommissionMember,
    CommissionSession,
    DissentingOpinion,
    SessionProtocol,
)
from documents.domain import snapshots


def to_be_dealt_with(commission: Commission | None = None) -> QuerySet[Application]:
    """Return the applications in evaluation that stand on no agenda, of one commission or of all."""
    on_agenda = AgendaItem.objects.filter(application=OuterRef("pk"), state__in=LIVE_ITEMS)
    rows = Application.objects.filter(state=ApplicationState.IN_EVALUATION).exclude(Exists(on_agenda))
    return (rows if commission is None else rows.filter(commission=commission)).order_by("number")


def commissions_to_call() -> QuerySet[Commission]:
    """Return the commissions that have something to deal with, each with how much."""
    rows = Commission.objects.filter(applications__in=to_be_dealt_with()).select_related("order", "call")
    return rows.annotate(waiting=Count("applications", distinct=True)).order_by("due_on", "pk")


def sessions_of(expert: User) -> QuerySet[CommissionSession]:
    """Return the meetings of the commissions this expert sits in, the latest first."""
    if not expert.is_authenticated or not expert.has_perm(SCORE):
        return CommissionSession.objects.none()
    mine = CommissionMember.objects.filter(commission=OuterRef("commission"), user=expert)
    meetings = CommissionSession.objects.filter(Exists(mine), form=SessionForm.MEETING)
    return meetings.select_related("commission__order", "commission__call")


def seat_in(session: CommissionSession, expert: User) -> CommissionMember:
    """Return the seat of an expert in the commission that meets."""
    return session.commission.members.select_related("user").get(user=expert)


def versions_of(session: CommissionSession) -> list[SessionProtocol]:
    """Return the versions of a session's protocol, the last first."""
    return list(session.protocols.select_related("paper", "scan").order_by("-version"))


def unsigned_protocols() -> QuerySet[SessionProtocol]:
    """Return the last versions whose signed copy has not come back, the longest waiting first."""
    later = SessionProtocol.objects.filter(session=OuterRef("session"), version__gt=OuterRef("version"))
    rows = SessionProtocol.objects.filter(signed_on=None).exclude(Exists(later))
    return rows.select_related("paper", "session").order_by("paper__issued_on", "pk")


def protocols_to_sign(expert: User) -> list[SessionProtocol]:
    """Return the unsigned protocols whose signature sheet names this expert: who was there, or scored."""
    mine = CommissionMember.objects.filter(user=expert, commission=OuterRef("session__commission"))
    present = Attendance.objects.filter(session=OuterRef("session"), member__user=expert, is_present=True)
    rows = unsigned_protocols().annotate(seat=Subquery(mine.values("pk")[:1]), was_present=Exists(present))
    return [row for row in rows.filter(seat__isnull=False) if _is_signer(row)]


def _is_signer(protocol: Any) -> bool:
    """Say whether the seat in question is on the sheet: at the end, at some vote, or by its scores."""
    said = [
        member
        for item in snapshots.thaw(protocol.paper.context)["items"]
        for member in item["members"]
        if member["id"] == protocol.seat
    ]
    if not protocol.session.is_meeting:
        return any(member["sent_on"] for member in said)
    return protocol.was_present or any(member["is_present"] for member in said)


def dissents_of(items: Iterable[AgendaItem]) -> dict[int, list[DissentingOpinion]]:
    """Return the dissenting opinions by the id of their item."""
    found: dict[int, list[DissentingOpinion]] = {item.pk: [] for item in items}
    for row in DissentingOpinion.objects.filter(item__in=found).select_related("member__user").order_by("pk"):
        found[row.item_id].append(row)
    return found
