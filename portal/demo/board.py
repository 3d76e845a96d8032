"""The demonstration Centre's Board: members, two years of meetings, what followed, amendments (4.3, 8.2)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from portal.demo import board_corrections
from portal.demo.papers import board_paper
from portal.demo.people import user
from portal.demo.timeline import Timeline
from reporting.domain.amendments import approve, order, propose
from reporting.domain.board import end_membership, enter_member
from reporting.domain.board_letters import mark_opened
from reporting.domain.board_votes import cast_vote, close_vote, put_question
from reporting.domain.follow_ups import finish, prolong
from reporting.domain.meetings import (
    add_file,
    begin_meeting,
    call_meeting,
    convene_meeting,
    record_attendance,
)
from reporting.domain.minutes import close_meeting
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.indicators import INDICATORS
from reporting.models import (
    AgendaItem,
    Amendment,
    BoardDecision,
    BoardMeeting,
    BoardMember,
    CentreReport,
)

# Login, category, organisation and post.
MEMBERS = (
    ("vicerector", "university", "ОшТУ, илимий иштер боюнча проректор"),
    ("board", "industry", "ЖАК «Ош Кабель», башкы директор"),
    ("board2", "expert", "«Түштүк Стартап» бирикмеси, эксперт"),
    ("board3", "state", "Ош шаарынын мэриясы, экономика бөлүмү"),
)
# Who sat on the Board in the first year: no account, only a name.
FORMER = ("Эргешов Бакыт Сатыбалдыевич", "state", "Ош облусунун өкүлчүлүгү, адис")


@dataclass(frozen=True)
class Question:
    """What a meeting decides beside the report, and what followed: days until the term and the end."""

    kind: str
    text: str
    votes: tuple[str, ...] = ()
    opinion: str = ""
    owner: str = ""
    days: int = 60
    done_after: int = 0
    done: str = ""
    prolonged: str = ""


DIRECTOR, VICE_RECTOR = "Борбордун директору", "Илимий иштер боюнча проректор"
DISSENT = (
    "Каршы добуш бердим: лабораторияга бөлүнүүчү жайды окуу корпусунда ремонт бүткөндөн кийин кароо керек."
)
# By meeting, the first one first; the votes are those of the members present in order, for unless said.
QUESTIONS = (
    Question(
        "endorse_plan", "Борбордун стратегиялык өнүгүү планын жактыруу.", ("for", "for", "abstain")
    ),
    Question(
        "recommend",
        "«Ош Кабель» ЖАК менен биргелешкен сыноо участогу боюнча өнөктөштүктү сунуштоо.",
        owner=DIRECTOR,
        done_after=45,
        done="Өнөктөштүк келишиминин долбоору макулдашылып, тараптарга кол коюуга жөнөтүлдү.",
    ),
    Question(
        "attract_resources",
        "Лаборатория жабдуулары үчүн донордук каражат тартууга көмөктөшүү.",
        owner=VICE_RECTOR,
        days=40,
        done_after=70,
        done="Эки донорго өтүнмө берилди, бири биринчи баскычтан өттү.",
        prolonged="Донордун өтүнмө кабыл алуу мөөнөтү жылды.",
    ),
    Question(
        "recommend",
        "Технопарктын лабораториясына кошумча жай бөлүүнү сунуштоо.",
        ("for", "for", "against"),
        opinion=DISSENT,
        owner=VICE_RECTOR,
        done_after=50,
        done="Ректораттын чечими менен 118-бөлмө бөлүндү.",
    ),
    Question(
        "recommend",
        "Өнөр жай өнөктөштөрүн жолугушууга чакыруу.",
        owner=DIRECTOR,
        done_after=40,
        done="Жолугушууга он бир ишкана келди, төртөө менен сүйлөшүү уланууда.",
    ),
    Question(
        "attract_resources",
        "Резиденттердин долбоорлоруна жеке инвесторлорду тартуу боюнча күн уюштуруу.",
        owner=DIRECTOR,
        prolonged="Инвесторлордун бир бөлүгү күзгө чейин келе албайт.",
    ),
    Question(
        "recommend",
        "Бизнес-инкубатордун тренингдерине шаардык мектептердин мугалимдерин тартууну сунуштоо.",
        ("for", "for", "against"),
        owner=VICE_RECTOR,
    ),
    Question(
        "propose_amendment",
        "Жобонун 3.3.4-пунктун жеке ишкерлер бөлүгүндө тактоону сунуштоо.",
        ("for", "for", "abstain", "against"),
        owner=DIRECTOR,
        days=120,
    ),
)  # fmt: skip
MEETINGS = len(QUESTIONS)
PROPOSED = {
    "clause": "3.3.4",
    "wording": (
        "Жеке ишкер ишин токтоткондо резидент статусу, эгерде ал отуз күндүн ичинде юридикалык жак түзбөсө, "
        "токтотулат."
    ),
    "reason": "Жобо жеке ишкер ишин токтоткон учурду айтпайт.",
}
IN_FORCE = {
    "clause": "4.3.2",
    "wording": "Байкоочу кеңештин жыйындары кварталына кеминде бир жолу өткөрүлөт.",
    "reason": "Жыйындардын жыштыгы жободо аныкталган эмес.",
}
#: the meeting that adds the supporting indicators, and what each should reach by the end of a quarter
WIDENED = 5
SUPPORTING_PLAN = {
    "occupancy": ("60", "60", "65", "70"),
    "acceptance_rate": ("40", "40", "40", "40"),
    "time_to_decision": ("30", "30", "30", "30"),
    "graduation_rate": ("50", "50", "50", "50"),
    "mentor_hours": ("6", "12", "18", "24"),
    "services": ("5", "10", "15", "20"),
    "events": ("3", "7", "11", "15"),
    "participants": ("10", "14", "18", "22"),
    "attendances": ("15", "35", "55", "75"),
    "own_income": ("150000", "300000", "450000", "600000"),
    "budget_execution": ("20", "45", "70", "95"),
    "memorandum_activity": ("2", "4", "6", "8"),
}


class Board:
    """Plans the register of members, two years of meetings, what followed them, and two amendments."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self) -> None:
        """Plan the Board, a meeting for each quarter of two years, and one that is still to come."""
        first = self.line.quarter(MEETINGS).start + timedelta(days=3)
        self.line.plan(first, lambda at: self._seat(at, first), hour=9)
        for place, back in enumerate(range(MEETINGS, 0, -1)):
            quarter = self.line.quarter(back)
            held_on = quarter.end + timedelta(days=32)
            self.line.plan(
                held_on - timedelta(days=9),
                lambda at, q=quarter, p=place, day=held_on: self._call(q, p, day, at),
                hour=14,
            )
            self.line.plan(held_on, lambda at, q=quarter, p=place: self._meet(q, p, at), hour=15)
            if place == board_corrections.MEETING:
                board_corrections.plan(self.line, held_on, lambda p=place: self._meeting(p))  # type: ignore[misc]
            self.line.plan(
                held_on + timedelta(days=3),
                lambda at, p=place: board_corrections.sign(self._meeting(p), at),
                hour=11,
            )
        self._plan_end(self.line.quarter(5).start + timedelta(days=5))
        self._plan_amendment(self.line.quarter(6).start + timedelta(days=10))
        coming = self.line.today + timedelta(days=12)
        self.line.plan(self.line.today - timedelta(days=3), lambda at: self._call_next(coming, at), hour=11)

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
        shared = {"act": act, "starts_on": starts_on, "actor": director, "at": at}
        for key, category, organisation in MEMBERS:
            enter_member(user=user(key), category=category, organisation=organisation, **shared)
        name, category, organisation = FORMER
        enter_member(name=name, category=category, organisation=organisation, **shared)

    def _plan_end(self, day: date) -> None:
        def end(at: datetime) -> None:
            member = BoardMember.objects.get(name=FORMER[0])
            end_membership(member, ends_on=day, actor=user("director"), at=at)

        self.line.plan(day, end, hour=9)

    def _meeting(self, place: int) -> BoardMeeting:
        return BoardMeeting.objects.get(number=f"БК-{place + 1}")

    def _call(self, quarter: Quarter, place: int, held_on: date, at: datetime) -> None:
        """The report of the quarter, where there is one, stands on the agenda with a paper to it."""
        reports = list(CentreReport.objects.of(quarter).submitted())
        meeting = self._convene(f"БК-{place + 1}", held_on, reports, QUESTIONS[place].text, at)
        call_meeting(meeting, actor=user("director"), at=at + timedelta(hours=1))
        self._open_papers(meeting, at + timedelta(days=1))

    def _call_next(self, held_on: date, at: datetime) -> None:
        meeting = self._convene(
            f"БК-{MEETINGS + 1}", held_on, [], "Кийинки жылдын иш планын алдын ала кароо.", at
        )
        call_meeting(meeting, actor=user("director"), at=at + timedelta(hours=1))
        mark_opened(meeting, user=user("board"), at=at + timedelta(days=1))

    def _convene(
        self, number: str, held_on: date, reports: list[CentreReport], question: str, at: datetime
    ) -> BoardMeeting:
        director = user("director")
        meeting = convene_meeting(
            number=number,
            held_on=held_on,
            begins_at=time(15),
            place="ОшТУ, Н. Исанов көчөсү, 81",
            agenda=["Мурунку чечимдердин аткарылышы", question],
            reports=reports,
            actor=director,
            at=at,
        )
        add_file(meeting.agenda.get(position=2), file=board_paper(), actor=director, at=at)
        return meeting

    def _open_papers(self, meeting: BoardMeeting, at: datetime) -> None:
        for key, _category, _organisation in MEMBERS[:3]:
            mark_opened(meeting, user=user(key), at=at)

    def _meet(self, quarter: Quarter, place: int, at: datetime) -> None:
        director, meeting = user("director"), self._meeting(place)
        begin_meeting(meeting, actor=director, at=at)
        present = list(BoardMember.objects.in_force(at.date()).order_by("pk"))[: 4 if place % 2 else 3]
        record_attendance(meeting, present=present, actor=director, at=at)
        report = meeting.agenda.filter(report__isnull=False).first()
        if report is not None and report.report is not None:
            text = f"Борбордун отчетун кароо жана эске алуу: {report.report.label('ky')}."
            self._decide(meeting, Question("consider_report", text), report, at)
        self._follow(self._decide(meeting, QUESTIONS[place], meeting.agenda.get(position=2), at), place)
        if place == WIDENED:
            self._widen(meeting, quarter.next, at)
        close_meeting(meeting, actor=director, at=at + timedelta(hours=2))

    def _decide(
        self, meeting: BoardMeeting, asked: Question, item: AgendaItem | None, at: datetime
    ) -> BoardDecision:
        """Put a question; members with an account vote themselves, the secretary enters the others."""
        director = user("director")
        decision = put_question(
            meeting,
            kind=asked.kind,
            text=asked.text,
            item=item,
            owner=asked.owner,
            due_on=meeting.held_on + timedelta(days=asked.days) if asked.owner else None,
            actor=director,
            at=at,
        )
        lines = meeting.attendance.select_related("member__user").order_by("member_id")
        for line, choice in zip_longest(lines, asked.votes[: len(lines)], fillvalue="for"):
            opinion = asked.opinion if choice == "against" else ""
            member = line.member
            cast_vote(
                decision,
                member=member,
                choice=choice,
                opinion=opinion,
                actor=member.user or director,
                at=at,
            )
        return close_vote(decision, actor=director, at=at)

    def _follow(self, decision: BoardDecision, place: int) -> None:
        """Plan what followed: carried out, put off, left until it is late, or a proposal to the Council."""
        asked, day, pk = QUESTIONS[place], decision.meeting.held_on, decision.pk
        if asked.prolonged:
            term = day + timedelta(days=asked.days)
            later = term + timedelta(days=60) if asked.done_after else self.line.today + timedelta(days=20)
            self.line.plan(term, lambda at: self._put_off(pk, later, asked.prolonged, at), hour=16)
        if asked.done_after:
            self.line.plan(
                day + timedelta(days=asked.done_after), lambda at: self._done(pk, asked.done, at), hour=16
            )
        if asked.kind == "propose_amendment":
            self.line.plan(
                day + timedelta(days=4),
                lambda at: propose(
                    **PROPOSED,
                    board_decision=BoardDecision.objects.get(pk=pk),
                    actor=user("director"),
                    at=at,
                ),
            )

    def _put_off(self, pk: int, later: date, words: str, at: datetime) -> None:
        decision = BoardDecision.objects.get(pk=pk)
        prolong(decision, due_on=later, words=words, actor=user("director"), at=at)

    def _done(self, pk: int, words: str, at: datetime) -> None:
        decision = BoardDecision.objects.get(pk=pk)
        finish(decision, done_on=at.date(), words=words, actor=user("director"), at=at)

    def _plan_amendment(self, day: date) -> None:
        """The director proposes, the Council approves, the rector orders: one clause reads anew (8.2)."""

        def act(step: Callable[..., object], **facts: Any) -> Callable[[datetime], object]:
            return lambda at: step(
                Amendment.objects.get(clause=IN_FORCE["clause"]), **facts, actor=user("director"), at=at
            )

        council, ordered = day + timedelta(days=40), day + timedelta(days=55)
        self.line.plan(day, lambda at: propose(**IN_FORCE, actor=user("director"), at=at))
        self.line.plan(council, act(approve, number="7/3", dated_on=council), hour=17)
        facts = {"number": "112", "dated_on": ordered, "in_force_from": ordered + timedelta(days=10)}
        self.line.plan(ordered, act(order, **facts), hour=17)

    def _widen(self, meeting: BoardMeeting, first: Quarter, at: datetime) -> None:
        """The Board adds the supporting indicators and sets their plan from the running quarter on (7.1)."""
        director = user("director")
        asked = Question("approve_indicators", "Кошумча көрсөткүчтөрдү жана алардын планын бекитүү.")
        decision = self._decide(meeting, asked, None, at)
        act = GoverningAct.objects.get(pk=decision.act_id)
        approve_indicators(tuple(INDICATORS), act=act, valid_from=first.start, actor=director, at=at)
        for code, numbers in SUPPORTING_PLAN.items():
            for quarter in first.through(self.line.open_quarter):
                plan = {quarter.number: Decimal(numbers[quarter.number - 1])}
                approve_plan(code, quarter.year, plan, act=act, actor=director, at=at)
