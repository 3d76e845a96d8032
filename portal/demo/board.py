"""The demonstration Centre's Board: three members, the chair, a meeting after each report (4.3)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from portal.demo.people import user
from portal.demo.reports import CLOSED
from portal.demo.timeline import Timeline
from reporting.domain.board import enter_member
from reporting.domain.meetings import Votes, close_meeting, open_meeting, record_attendance, record_decision
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.indicators import INDICATORS
from reporting.models import BoardMeeting, BoardMember, CentreReport

# Login, category, organisation and post.
MEMBERS = (
    ("vicerector", "university", "ОшТУ, илимий иштер боюнча проректор"),
    ("board", "industry", "ЖАК «Ош Кабель», башкы директор"),
    ("board2", "expert", "«Түштүк Стартап» бирикмеси, эксперт"),
    ("board3", "state", "Ош шаарынын мэриясы, экономика бөлүмү"),
)
# What each meeting decides beside the report: kind, words, against, abstained, who carries it out.
DECISIONS = (
    ("recommend", "Өнөр жай өнөктөштөрүн жолугушууга чакыруу.", 0, 0, "Борбордун директору"),
    ("endorse_plan", "Борбордун стратегиялык өнүгүү планын жактыруу.", 0, 1, ""),
    ("recommend", "Технопарктын лабораториясына жай бөлүүнү сунуштоо.", 1, 0, "Проректор"),
    ("propose_amendment", "Жобонун 3.3.4-пунктун жеке ишкерлер бөлүгүндө тактоону сунуштоо.", 1, 1, ""),
)  # fmt: skip
#: the meeting that adds the supporting indicators, and what each should reach by the end of a quarter
WIDENED = 1
SUPPORTING_PLAN = {
    "occupancy": ("60", "60", "65", "70"),
    "acceptance_rate": ("40", "40", "40", "40"),
    "time_to_decision": ("30", "30", "30", "30"),
    "graduation_rate": ("50", "50", "50", "50"),
    "mentor_hours": ("6", "12", "18", "24"),
    "services": ("5", "10", "15", "20"),
    "own_income": ("150000", "300000", "450000", "600000"),
    "budget_execution": ("20", "45", "70", "95"),
    "memorandum_activity": ("2", "4", "6", "8"),
}


class Board:
    """Plans the register of members and the meetings that consider the quarterly reports."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self) -> None:
        """Plan the Board and one meeting for each closed quarter."""
        first = self.line.quarter(CLOSED).start - timedelta(days=20)
        self.line.plan(first, lambda at: self._seat(at, first), hour=9)
        for place, back in enumerate(range(CLOSED, 0, -1)):
            quarter = self.line.quarter(back)
            self.line.plan(
                quarter.end + timedelta(days=24),
                lambda at, q=quarter, p=place: self._meet(q, p, at),
                hour=15,
            )

    def _seat(self, at: datetime, starts_on: date) -> None:
        director = user("director")
        act = record_act(
            kind=ActKind.RECTOR_ORDER,
            number="61-к",
            dated_on=starts_on,
            title="Байкоочу кеңештин курамын бекитүү жөнүндө",
            actor=director,
            at=at,
        )
        for key, category, organisation in MEMBERS:
            enter_member(
                user=user(key),
                category=category,
                organisation=organisation,
                act=act,
                starts_on=starts_on,
                actor=director,
                at=at,
            )

    def _meet(self, quarter: Quarter, place: int, at: datetime) -> None:
        director = user("director")
        report = CentreReport.objects.of(quarter).get()
        meeting = open_meeting(
            number=f"БК-{place + 1}",
            held_on=at.date(),
            place="ОшТУ, Н. Исанов көчөсү, 81",
            agenda=["Мурунку чечимдердин аткарылышы"],
            reports=[report],
            actor=director,
            at=at,
        )
        present = list(BoardMember.objects.in_force(at.date()).order_by("pk"))[: 4 if place % 2 else 3]
        record_attendance(meeting, present=present, actor=director, at=at)
        record_decision(
            meeting,
            kind="consider_report",
            text=f"Борбордун отчетун кароо жана эске алуу: {report.label('ky')}.",
            votes=Votes(len(present)),
            actor=director,
            at=at,
        )
        kind, words, against, abstained, owner = DECISIONS[place % len(DECISIONS)]
        record_decision(
            meeting,
            kind=kind,
            text=words,
            votes=Votes(len(present) - against - abstained, against, abstained),
            owner=owner,
            due_on=at.date() + timedelta(days=60) if owner else None,
            actor=director,
            at=at,
        )
        if place == WIDENED:
            self._widen(meeting, len(present), quarter.next, at)
        close_meeting(meeting, actor=director, at=at + timedelta(hours=2))

    def _widen(self, meeting: BoardMeeting, votes: int, first: Quarter, at: datetime) -> None:
        """The Board adds the supporting indicators and sets their plan from the running quarter on (7.1)."""
        director = user("director")
        decision = record_decision(
            meeting,
            kind="approve_indicators",
            text="Кошумча көрсөткүчтөрдү жана алардын планын бекитүү.",
            votes=Votes(votes),
            actor=director,
            at=at,
        )
        act = GoverningAct.objects.get(pk=decision.act_id)
        approve_indicators(tuple(INDICATORS), act=act, valid_from=first.start, actor=director, at=at)
        for code, numbers in SUPPORTING_PLAN.items():
            for quarter in first.through(self.line.open_quarter):
                plan = {quarter.number: Decimal(numbers[quarter.number - 1])}
                approve_plan(code, quarter.year, plan, act=act, actor=director, at=at)
