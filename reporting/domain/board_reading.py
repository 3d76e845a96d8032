"""What somebody reads of the Board: a member all of it, a former one what was before the end (4.3.1)."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Role
from core import clock
from reporting.enums import MeetingState
from reporting.models import BoardMeeting, BoardMember, CentreReport
from reporting.models.board_meeting import KEEP
from reporting.models.centre_report import CentreReportQuerySet

SEES = "reporting.view_boardmeeting"
NOTHING = Q(pk__in=())
SHOWN = (MeetingState.CALLED, MeetingState.OPEN, MeetingState.CLOSED)


def meetings_for(user: User) -> QuerySet[BoardMeeting]:
    """The meetings this person may read of, the newest first; one in preparation is nobody's page."""
    shown = BoardMeeting.objects.filter(state__in=SHOWN).order_by("-held_on", "-pk")
    if user.has_perm(SEES):
        return shown
    if Role.RECTOR in user.roles:
        return shown.filter(state=MeetingState.CLOSED)
    return shown.filter(_of_seats(user))


def last_day(user: User) -> date | None:
    """The last day of a former member, after which nothing is shown to them; None for everybody else."""
    if user.has_perm(SEES) or Role.RECTOR in user.roles:
        return None
    seats = list(BoardMember.objects.filter(user=user))
    if not seats or not all(_is_over(seat) for seat in seats):
        return None
    return max(seat.ends_on for seat in seats if seat.ends_on)


def within_term(reports: CentreReportQuerySet, user: User) -> CentreReportQuerySet:
    """Of submitted reports, for a former member those handed over until the last day; for others, all."""
    until = last_day(user)
    if until is None:
        return reports
    return reports.filter(submitted_at__lt=clock.moment_of(until + timedelta(days=1), 0))


def may_read_report(report: CentreReport, user: User) -> bool:
    """Whether `within_term` leaves this report."""
    return within_term(CentreReport.objects.filter(pk=report.pk), user).exists()


def may_read_files(meeting: BoardMeeting, user: User) -> bool:
    """The papers of an agenda: members on that day, the director, the vice-rector, who keeps the minutes."""
    if user.has_perm(KEEP) or Role.VICE_RECTOR in user.roles:
        return True
    called = meeting.state in SHOWN
    return called and BoardMember.objects.in_force(meeting.held_on).filter(user=user).exists()


def _of_seats(user: User) -> Q:
    """All meetings while a seat lasts; of another seat, those within its days."""
    found = NOTHING
    for seat in BoardMember.objects.filter(user=user):
        if seat.starts_on <= clock.today() and not _is_over(seat):
            return Q()
        within = Q(held_on__gte=seat.starts_on)
        found |= within & Q(held_on__lte=seat.ends_on) if seat.ends_on else within
    return found


def _is_over(seat: BoardMember) -> bool:
    return seat.ends_on is not None and seat.ends_on < clock.today()
