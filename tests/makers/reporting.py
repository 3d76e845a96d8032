"""The Board, its decisions and the Centre's reports for tests, made through the domain functions."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from accounts.domain.appointments import appoint, current
from accounts.models import Appointment, Party, PartyKind, Post, User
from accounts.roles import Role
from applications.models import Application
from core import clock
from core.actors import StandIn
from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.domain.amendments import approve, order, propose
from reporting.domain.board import enter_member
from reporting.domain.board_votes import cast_vote, close_vote, put_question
from reporting.domain.consideration import accept_report, consider_report
from reporting.domain.meetings import begin_meeting, call_meeting, convene_meeting, record_attendance
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.reports import open_report, submit_report, write_words
from reporting.indicators import OF_CLAUSE
from reporting.models import (
    Amendment,
    BoardDecision,
    BoardMeeting,
    BoardMember,
    CentreReport,
    IndicatorSet,
)
from residents.enums import ContractState, ReportState
from residents.models import Contract, Investment, PeriodicReport, Residency
from tests.makers.applications import make_call
from tests.makers.commission import role_holder
from tests.makers.people import make_user
from tests.makers.residents import director

APPROVED = date(2025, 1, 10)
PLAN = {
    "residents": (1, 2, 3, 4),
    "jobs_created": (2, 4, 6, 8),
    "investment": (500_000, 1_000_000, 1_500_000, 2_000_000),
    "patents": (1, 1, 2, 2),
    "revenue": (1_000_000, 2_000_000, 3_000_000, 4_000_000),
}
_numbers = count(1)


def board_decision(day: date = APPROVED, *, kind: ActKind = ActKind.BOARD_DECISION) -> GoverningAct:
    """A decision of the Supervisory Board."""
    return record_act(
        kind=kind,
        number=f"{next(_numbers)}-Б",
        dated_on=day,
        title="Көрсөткүчтөрдү бекитүү жөнүндө",
        actor=director(),
        at=clock.moment_of(day),
    )


def approved_indicators(codes: tuple[str, ...] = OF_CLAUSE, *, since: date = APPROVED) -> IndicatorSet:
    """The set the Board approved; the five of 7.2 when no other is named."""
    act = board_decision(since)
    return approve_indicators(codes, act=act, valid_from=since, actor=director(), at=clock.moment_of(since))


def approved_plan(year: int = 2026, plan: dict[str, tuple[int, ...]] | None = None) -> None:
    """The plan of a year's four quarters."""
    act = board_decision()
    for code, values in (plan or PLAN).items():
        by_quarter = {number: Decimal(value) for number, value in enumerate(values, start=1)}
        approve_plan(code, year, by_quarter, act=act, actor=director(), at=clock.moment_of(APPROVED))


def make_board(members: int = 2) -> list[User]:
    """Members of the Supervisory Board."""
    return [make_user(Role.BOARD_MEMBER) for _number in range(members)]


def hold_post(post: Post, user: User, *, since: date = date(2024, 1, 8)) -> Appointment:
    """Appoint somebody by order."""
    return appoint(
        user,
        post,
        order_number=f"{next(_numbers)}-к",
        order_date=since,
        starts_on=since,
        actor=StandIn.SYSTEM,
    )


def ready_centre(members: int = 2) -> User:
    """Whatever a report needs: director, rector, Board, indicators and the plan. Answers the director."""
    hold_post(Post.DIRECTOR, director())
    hold_post(Post.RECTOR, make_user(Role.RECTOR))
    make_board(members)
    approved_indicators()
    approved_plan()
    return director()


def opened_report(quarter: Quarter, *, at: datetime | None = None) -> CentreReport:
    """A report begun on the day after the quarter, with its words."""
    at = at or clock.moment_of(quarter.end + timedelta(days=1))
    report = open_report(quarter, actor=director(), at=at)
    return write_words(
        report,
        highlights="Жаңы резидент кабыл алынды.",
        obstacles="Жабдуулар жетишсиз.",
        requests="Инвесторлор менен жолугушууга көмөк.",
        actor=director(),
        at=at,
    )


def submitted_report(quarter: Quarter, *, at: datetime | None = None) -> CentreReport:
    """A report handed over twelve days after the quarter."""
    at = at or clock.moment_of(quarter.end + timedelta(days=12))
    return submit_report(opened_report(quarter), actor=director(), at=at)


def decided_on(
    report: CentreReport, *, day: date = date(2026, 11, 12), carried: bool = True
) -> BoardDecision:
    """The Board's decision on a report, at a meeting that had it on the agenda."""
    if not BoardMember.objects.in_force(day).exists():
        for _member in range(3):
            sits_on_board()
    called_at = clock.moment_of(day - timedelta(days=14))
    convened = convened_meeting(day, reports=[report], at=called_at)
    meeting = begin_meeting(
        call_meeting(convened, actor=director(), at=called_at), actor=director(), at=clock.moment_of(day, 15)
    )
    record_attendance(meeting, present=sitting(meeting)[:3], actor=director())
    item = meeting.agenda.get(report=report)
    choices = ("for",) * 3 if carried else ("for", "against", "against")
    return decide(meeting, *choices, kind="consider_report", text="Отчетту эске алуу.", item=item)


def considered_report(quarter: Quarter, *, remarks: str = "") -> CentreReport:
    """A report that the Board has considered."""
    report = submitted_report(quarter)
    return consider_report(report, decision=decided_on(report), remarks=remarks, actor=director())


def accepted_report(quarter: Quarter) -> CentreReport:
    """A report that the Board has accepted."""
    report = considered_report(quarter)
    decision = report.consideration
    assert decision is not None
    return accept_report(report, decision=decision, actor=director())


def resident_rows(
    count_: int,
    *,
    started_on: date = date(2026, 1, 12),
    expires_on: date = date(2028, 1, 12),
    report_on: Quarter | None = None,
    **fields: Any,
) -> list[Residency]:
    """Many residents at once, as rows, for lists and properties; stories use `make_residency`."""
    application = Application.objects.create(call=make_call())
    return [_resident_row(application, started_on, expires_on, report_on, fields) for _row in range(count_)]


def _resident_row(
    application: Application,
    started_on: date,
    expires_on: date,
    report_on: Quarter | None,
    fields: dict[str, Any],
) -> Residency:
    number = next(_numbers)
    party = Party.objects.create(
        kind=PartyKind.ORGANISATION, inn=f"0010320{number:07d}", name=f"ЖЧК «Үлгү {number}»"
    )
    shared: dict[str, Any] = {
        "party": party,
        "unit": "technopark",
        "direction": "ict",
        "project_title": "Долбоор",
    }
    contract = Contract.objects.create(
        application=application,
        state=ContractState.CANCELLED,  # the only one of which an application may have many
        number=f"Ү-{number}",
        months=24,
        starts_on=started_on,
        ends_on=max(expires_on, started_on + timedelta(days=1)),
        authority_date=APPROVED,
        **shared,
    )
    residency = Residency.objects.create(
        contract=contract, started_on=started_on, expires_on=expires_on, **{**shared, **fields}
    )
    if report_on is not None:
        _report_row(residency, report_on)
    return residency


def _report_row(residency: Residency, quarter: Quarter) -> None:
    at = clock.moment_of(quarter.next.start)
    report = PeriodicReport.objects.create(
        residency=residency,
        year=quarter.year,
        quarter=quarter.number,
        state=ReportState.VERIFIED,
        jobs_full=4,
        jobs_part=1,
        women=2,
        students=0,
        revenue=Decimal("150000.50"),
        progress="Иш жүрүп жатат.",
        submitted_at=at,
        verified_at=at,
        verified_by=director(),
    )
    Investment.objects.create(
        residency=residency,
        report=report,
        received_on=quarter.start,
        kind="grant",
        origin="fund",
        source="Фонд",
        amount=Decimal(70000),
        amount_kgs=Decimal(70000),
    )


def sits_on_board(name: str = "", *, user: User | None = None, since: date = APPROVED) -> BoardMember:
    """A member of the Board by a rector's order."""
    act = board_decision(since, kind=ActKind.RECTOR_ORDER)
    return enter_member(
        name=name or ("" if user else f"Мүчө {next(_numbers)}"),
        user=user,
        category="industry",
        organisation="ЖАК «Ош Кабель», директор",
        act=act,
        starts_on=since,
        actor=director(),
    )


def vice_rector() -> User:
    """Who holds the vice-rector's post, appointed when first asked for."""
    known = current(Post.VICE_RECTOR)
    return known.user if known else hold_post(Post.VICE_RECTOR, role_holder(Role.VICE_RECTOR)).user


def convened_meeting(
    held_on: date = date(2026, 12, 10),
    *,
    agenda: Sequence[str] = ("Кварталдык отчетту кароо",),
    reports: Sequence[CentreReport] = (),
    at: datetime | None = None,
) -> BoardMeeting:
    """A meeting that is being prepared."""
    vice_rector()
    return convene_meeting(
        number=f"Б-{next(_numbers)}",
        held_on=held_on,
        begins_at=time(14, 30),
        place="ОшТУ",
        agenda=agenda,
        reports=reports,
        actor=director(),
        at=at,
    )


def called_meeting(held_on: date = date(2026, 12, 10), *, members: int = 3) -> BoardMeeting:
    """A meeting to which so many members are called, in time."""
    for _member in range(members):
        sits_on_board()
    at = clock.moment_of(held_on - timedelta(days=14))
    return call_meeting(convened_meeting(held_on, at=at), actor=director(), at=at)


def meeting_under_way(
    held_on: date = date(2026, 11, 10), *, members: int = 3, present: int = 2
) -> BoardMeeting:
    """A meeting that has begun, with the first members present."""
    meeting = called_meeting(held_on, members=members)
    meeting = begin_meeting(meeting, actor=director(), at=clock.moment_of(held_on, 15))
    record_attendance(meeting, present=sitting(meeting)[:present], actor=director())
    return meeting


def sitting(meeting: BoardMeeting) -> list[BoardMember]:
    """The members on the day of a meeting, in the order of their seats."""
    return list(BoardMember.objects.in_force(meeting.held_on).order_by("pk"))


def here(meeting: BoardMeeting) -> list[BoardMember]:
    """Who is present now."""
    lines = meeting.attendance.filter(is_here=True).select_related("member")
    return [line.member for line in lines.order_by("member_id")]


def question(meeting: BoardMeeting, **changes: Any) -> BoardDecision:
    """A question that is open to the vote."""
    given = {"kind": "recommend", "text": "Колдоо көрсөтүү.", **changes}
    return put_question(meeting, actor=director(), **given)


def decide(meeting: BoardMeeting, *choices: str, **changes: Any) -> BoardDecision:
    """A question voted on by those present, in order, and counted; everybody is for unless said."""
    decision = question(meeting, **changes)
    members = here(meeting)
    for member, choice in zip(members, choices or ["for"] * len(members), strict=True):
        cast_vote(decision, member=member, choice=choice, actor=director())
    return close_vote(decision, actor=director())


def held_meeting(
    held_on: date = date(2026, 11, 10), *, members: int = 3, present: int = 2, **changes: Any
) -> BoardMeeting:
    """A meeting with one decision, still under way."""
    meeting = meeting_under_way(held_on, members=members, present=present)
    if present:
        decide(meeting, **changes)
    return meeting


def amendment(clause: str = "3.3.4", *, on: date = date(2026, 9, 1)) -> Amendment:
    """A proposal of the director."""
    return propose(
        clause=clause,
        wording="Жаңы редакция.",
        reason="Практика көрсөттү.",
        actor=director(),
        at=clock.moment_of(on),
    )


def amendment_in_force(clause: str = "3.3.4", *, since: date = date(2026, 10, 1)) -> Amendment:
    """An amendment with both of its references."""
    row = amendment(clause, on=since - timedelta(days=30))
    number = str(next(_numbers))
    approve(row, number=number, dated_on=since - timedelta(days=10), actor=director())
    return order(row, number=number, dated_on=since, in_force_from=since, actor=director())
