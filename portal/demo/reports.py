"""The demonstration Centre's patents, its plan and its four closed quarters (7.1, 7.2)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.models import User
from applications.models import Application
from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from ip.domain.grants import record_grant
from ip.domain.objects import add_creator, register_object
from portal.demo.people import user
from portal.demo.stays import residency_of
from portal.demo.timeline import Timeline
from reporting.domain.collecting import chase, owed
from reporting.domain.consideration import accept_report, consider_report, decisions_about
from reporting.domain.deliveries import mark_read
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.reports import open_report, submit_report, write_words
from reporting.domain.schedule import open_due
from reporting.models import CentreReport

CODES = ("residents", "jobs_created", "investment", "patents", "revenue")
CLOSED = 4
#: quarters before the open one of which the Board has considered the report, and accepted it
CONSIDERED, ACCEPTED = 2, 3

# Resident (none: OshTU's own), kind, title, creator, role, quarters before the open one, number; a none there
# is not granted yet.
OBJECTS = (
    (
        "talaa",
        "utility_model",
        "Топурактын нымдуулугун өлчөөчү түзүлүш",
        "Асанова Мээрим Кубатбек кызы",
        "resident",
        5,
        "411",
    ),
    (
        "tilmech",
        "software",
        "«Тилмеч» сүйлөөнү таануу программасы",
        "Бакиров Азамат Эсенович",
        "resident",
        4,
        "1187",
    ),
    (
        "temir",
        "invention",
        "Кездемени катмарлап бычуу ыкмасы",
        "Токтосунов Эрмек Жумабекович",
        "resident",
        4,
        "2405",
    ),
    (
        "olchom",
        "utility_model",
        "Станоктун огун текшерүүчү лазердик өлчөгүч",
        "Сулайманова Чолпон Байышовна",
        "resident",
        3,
        "428",
    ),
    (
        "",
        "invention",
        "Жаңгактын кабыгынан активдүү көмүр алуу ыкмасы",
        "Абдыкадырова Сонунбү Мамбетовна",
        "staff",
        2,
        "2431",
    ),
    (
        "temir",
        "industrial_design",
        "Бычуу роботунун корпусу",
        "Айтбаева Медина Рустамовна",
        "resident",
        1,
        "302",
    ),
    (
        "jangak",
        "trademark",
        "«Ак Жаңгак» товардык белгиси",
        "Турдубаев Айбек Маратович",
        "resident",
        1,
        "19077",
    ),
    (
        "suu",
        "utility_model",
        "Радио менен көрсөткүч берүүчү суу эсептегич",
        "Нурматов Жоомарт Асанович",
        "resident",
        None,
        "",
    ),
)

# What the Board expects by the end of each quarter of a year: residents on the day, the rest since January.
FIRST_PLAN = {
    "residents": ("4", "6", "8", "9"),
    "jobs_created": ("4", "10", "20", "30"),
    "investment": ("2000000", "5000000", "9000000", "15000000"),
    "patents": ("1", "1", "2", "3"),
    "revenue": ("2000000", "6000000", "12000000", "18000000"),
}
PLAN = {
    "residents": ("8", "9", "10", "11"),
    "jobs_created": ("6", "12", "18", "26"),
    "investment": ("2000000", "5000000", "9000000", "13000000"),
    "patents": ("1", "2", "3", "4"),
    "revenue": ("9000000", "20000000", "33000000", "48000000"),
}

WORDS = (
    {
        "highlights": (
            "Жаңы тандоо өткөрүлдү, резиденттер менен келишимдер түзүлдү. "
            "ЖЧК «Темир Кол» чакан сериялык өндүрүштү кеңейтти."
        ),
        "obstacles": "Лабораториянын жабдуулары толук эмес, айрым сыноолор Бишкекте жүргүзүлдү.",
        "requests": "Өнөр жай өнөктөштөрүн инвесторлор менен жолугушууга чакырууга көмөктөшүү.",
    },
    {
        "highlights": "Эки резидент чет элдик инвестиция алды. Ойлоп табууга патент берилди.",
        "obstacles": "Бир резидент келишимдин шарттарын бузду, статусу токтотулду.",
        "requests": "Жаңы лабораторияга жай бөлүү маселесин кароо.",
    },
)


# What the Board remarked, and what the director answered.
REMARKS = (
    (
        "Инвестиция пландан эмне үчүн артта калганын түшүндүрүү, кийинки кварталга чараларды көрсөтүү.",
        "Себеби: эки фонд чечимин жылга калтырды. Жолугушуулардын графиги түзүлдү, ал 5-пунктта.",
    ),
    ("", ""),
)
CHAPTERS = {
    "money": "Кызматтардан түшкөн киреше пландагыдай. Долбоордук каражат кийинки кварталда келет.",
    "plans": (
        "Кийинки кварталда жаңы тандоо жарыяланат, лабораторияга эки станок келет. "
        "Тобокелдик: жабдууларды жеткирүү мөөнөтү жылып кетиши мүмкүн."
    ),
}


OF_YEAR = {
    "work_plan": (
        "Жылдын негизги иш-чаралары мөөнөтүндө аткарылды. Калган эки иш-чара төртүнчү кварталга калтырылды."
    ),
    "work": "Иш-чаралар үч бөлүмдө тең өткөрүлдү. Кийинки жылы тренингдердин программасы жаңыланат.",
}


class CentreReports:
    """Plans the grants, the Board's decisions and the reports of the closed quarters."""

    def __init__(self, line: Timeline, applications: dict[str, Application]) -> None:
        self.line = line
        self.applications = applications

    def plan(self) -> None:
        """Plan everything the Board will read."""
        for place, entry in enumerate(OBJECTS):
            back = entry[5]
            quarter = self.line.quarter(0 if back is None else back)
            day = (
                quarter.start + timedelta(days=30 + place * 5)
                if back is not None
                else quarter.start + timedelta(days=2)
            )
            self.line.plan(day, lambda at, e=entry: self._record(e, at), hour=12)
        self._plan_board_decisions()
        for back in range(CLOSED, -1, -1):
            self._plan_report(self.line.quarter(back), back)
        if self.line.open_quarter == self.line.open_quarter.year_quarters[-1]:
            last = self.line.open_quarter
            self.line.plan(last.start + timedelta(days=45), lambda at: self._begin_year(last.year, at))

    def _record(self, entry: tuple[str, str, str, str, str, int | None, str], at: datetime) -> None:
        key, kind, title, creator, role, back, number = entry
        officer = user("ip")
        residency = residency_of(self.applications[key]) if key else None
        row = register_object(
            title=title, kind=kind, residency=residency, direction="" if key else "agro", actor=officer, at=at
        )
        author = user("university") if role == "staff" else None
        add_creator(row, name=creator, role=role, user=author, actor=officer, at=at)
        if back is not None:
            record_grant(row, document_number=number, granted_on=at.date(), actor=officer, at=at)

    def _plan_board_decisions(self) -> None:
        first = self.line.quarter(CLOSED)
        years = sorted({quarter.year for quarter in first.through(self.line.open_quarter)})
        day = first.start - timedelta(days=12)
        self.line.plan(day, lambda at: self._approve_indicators(first.start, at), hour=9)
        for year in years:
            begins = max(day, date(year - 1, 12, 18))
            values = FIRST_PLAN if year == years[0] else PLAN
            self.line.plan(
                begins, lambda at, y=year, v=values: self._approve_plan(y, v, at), hour=9, minute=30
            )

    def _approve_indicators(self, valid_from: date, at: datetime) -> None:
        act = record_act(
            kind=ActKind.BOARD_DECISION,
            number="2",
            dated_on=at.date(),
            title="Негизги натыйжалуулук көрсөткүчтөрүн жана отчеттун форматын бекитүү жөнүндө",
            actor=user("director"),
            at=at,
        )
        approve_indicators(CODES, act=act, valid_from=valid_from, actor=user("director"), at=at)

    def _approve_plan(self, year: int, values: dict[str, tuple[str, ...]], at: datetime) -> None:
        act = record_act(
            kind=ActKind.BOARD_DECISION,
            number=f"{year % 100 + 3}",
            dated_on=at.date(),
            title=f"Көрсөткүчтөрдүн {year}-жылга планын бекитүү жөнүндө",
            actor=user("director"),
            at=at,
        )
        for code, numbers in values.items():
            plan = {quarter: Decimal(value) for quarter, value in enumerate(numbers, start=1)}
            approve_plan(code, year, plan, act=act, actor=user("director"), at=at)

    def _plan_report(self, quarter: Quarter, back: int) -> None:
        if back == 0:
            self.line.plan(
                quarter.start + timedelta(days=26),
                lambda at: open_report(quarter, actor=user("director"), at=at),
            )
            return
        self.line.plan(quarter.next.start, lambda at: open_due(at), hour=0, minute=5)
        self.line.plan(quarter.end + timedelta(days=16), lambda at: self._chase(quarter, at), hour=9)
        self.line.plan(quarter.end + timedelta(days=17), lambda at: self._write(quarter, back, at))
        self.line.plan(quarter.end + timedelta(days=22), lambda at: self._submit(quarter, at))
        # The Board meets on the 32nd day (portal/demo/board.py); its last word is not recorded.
        if back >= CONSIDERED:
            self.line.plan(
                quarter.end + timedelta(days=36), lambda at: self._consider(quarter, back, at), hour=11
            )
        if back >= ACCEPTED:
            self.line.plan(
                quarter.end + timedelta(days=44), lambda at: self._accept(quarter, back, at), hour=11
            )

    def _chase(self, quarter: Quarter, at: datetime) -> None:
        """Write to those whose report is not there a day after its term."""
        report = CentreReport.objects.of(quarter).get()
        if any(not one.why_not for one in owed(report, on=at.date())):
            chase(report, actor=user("director"), at=at)

    def _write(self, quarter: Quarter, back: int, at: datetime) -> None:
        director = user("director")
        report = open_report(quarter, actor=director, at=at)
        write_words(report, **WORDS[back % len(WORDS)], chapters=CHAPTERS, actor=director, at=at)

    def _begin_year(self, year: int, at: datetime) -> None:
        """The report of the year is begun in its last quarter, with a first word on its chapters."""
        director = user("director")
        report = open_report(year, actor=director, at=at)
        write_words(report, **WORDS[1], chapters={**CHAPTERS, **OF_YEAR}, actor=director, at=at)

    def _submit(self, quarter: Quarter, at: datetime) -> None:
        report = CentreReport.objects.of(quarter).get()
        submit_report(report, actor=user("director"), at=at)
        for reader in self._readers():
            mark_read(report, user=reader, at=at + timedelta(hours=20))

    def _consider(self, quarter: Quarter, back: int, at: datetime) -> None:
        report = CentreReport.objects.of(quarter).get()
        decision = decisions_about(report)[-1]
        remarks, _answer = REMARKS[back % len(REMARKS)]
        consider_report(report, decision=decision, remarks=remarks, actor=user("director"), at=at)

    def _accept(self, quarter: Quarter, back: int, at: datetime) -> None:
        report = CentreReport.objects.of(quarter).get()
        decision = decisions_about(report)[-1]
        _remarks, answer = REMARKS[back % len(REMARKS)]
        accept_report(report, decision=decision, answer=answer, actor=user("director"), at=at)

    def _readers(self) -> list[User]:
        return [user("board"), user("rector")]
