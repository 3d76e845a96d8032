"""The Board, its decisions and the Centre's reports for tests, made through the domain functions."""

from datetime import date, datetime, timedelta
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
from reporting.domain.board import enter_member
from reporting.domain.consideration import accept_report, consider_report
from reporting.domain.meetings import Votes, open_meeting, record_attendance, record_decision
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.reports import open_report, submit_report, write_words
from reporting.indicators import OF_CLAUSE
from reporting.models import BoardDecision, BoardMeeting, BoardMember, CentreReport, IndicatorSet
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
    vice_rector()
    seated = list(BoardMember.objects.in_force(day)) or [sits_on_board() for _member in range(3)]
    meeting = open_meeting(
        number=f"Б-{next(_numbers)}", held_on=day, place="ОшТУ", agenda=[], reports=[report], actor=director()
    )
    record_attendance(meeting, present=seated, actor=director())
    votes = Votes(3) if carried else Votes(1, 2)
    return record_decision(
        meeting, kind="consider_report", text="Отчетту эске алуу.", votes=votes, actor=director()
    )


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


def held_meeting(held_on: date = date(2026, 11, 10), *, members: int = 3, present: int = 2) -> BoardMeeting:
    """A meeting with one decision, still being recorded."""
    vice_rector()
    seated = [sits_on_board() for _member in range(members)]
    number = f"Б-{next(_numbers)}"
    agenda = ["Кварталдык отчетту кароо"]
    meeting = open_meeting(number=number, held_on=held_on, place="ОшТУ", agenda=agenda, actor=director())
    record_attendance(meeting, present=seated[:present], actor=director())
    if present:
        votes = Votes(present)
        record_decision(meeting, kind="recommend", text="Колдоо көрсөтүү.", votes=votes, actor=director())
    return meeting
