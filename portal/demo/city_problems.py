"""The city problems of the demonstration Centre: invented, in every state, over seven quarters."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from partnerships.domain.problems import (
    Filing,
    accept_problem,
    decline_problem,
    file_problem,
    solve_problem,
    start_problem,
)
from partnerships.models import Problem
from portal.demo.people import user
from portal.demo.timeline import Timeline

ACCEPTED_AFTER, DECLINED_AFTER, STARTED_AFTER = timedelta(days=6), timedelta(days=9), timedelta(days=24)


@dataclass(frozen=True)
class CityProblem:
    """A problem and its fate: who works on it, what came of it and after how many days."""

    back: int
    offset: int
    filed_by: str
    field: str
    organisation: str
    title: str
    description: str
    wish: str
    district: str = ""
    fate: str = "new"
    solver: str = ""
    outcome: str = ""
    days: int = 0


PROBLEMS = (
    CityProblem(
        7, 20, "cityhall", "transport", "«Ош-Жарык» муниципалдык ишканасы",
        "Көчө жарыгы күндүз да күйүп турат",
        "Шаардын чыгыш бөлүгүндө 140 чырак кол менен күйгүзүлөт, кээде күндүз да өчүрүлбөй калат.",
        "Чырактар жарыкка жараша өзү күйүп-өчсүн, чыгым айына көрүнсүн.",
        "Сулайман-Тоо", "solved", "Электр энергетикасы кафедрасы, магистрант Э. Маматов",
        "40 чыракка жарык сезгич орнотулду, электр энергиясына кеткен чыгым эсепке алынып турат.", 190,
    ),
    CityProblem(
        6, 12, "cityhall", "water", "«Ош-Суу» ишканасы",
        "Суу түтүктөрүндөгү агып кетүүлөр кеч табылат",
        "Эски түтүктөр жер астында жарылат, агып кеткен жер бир нече күндөн кийин гана билинет.",
        "Басымдын түшүшүнө карап агып кеткен жерди ошол эле күнү табуу.",
        "Төлөйкөн", "in_work", "«Суу» долбоору жана өндүрүштү автоматташтыруу кафедрасы",
    ),
    CityProblem(
        6, 48, "partner", "industry", "ЖЧК «Ак-Буура Текстиль»",
        "Тигүү цехинде кездеменин калдыгы көп чыгат",
        "Бычуудан кийин кездеменин бир бөлүгү таштандыга кетет, бычуу планы кол менен түзүлөт.",
        "Бычуунун планын эсептеген ыкма же программа.",
        "", "solved", "Жеңил өнөр жай кафедрасы, дипломдук долбоор",
        "Бычуу планын түзгөн программа цехте сыналды жана колдонулуп жатат.", 160,
    ),
    CityProblem(
        5, 15, "cityhall", "ecology", "Ош шаарынын тазалык кызматы",
        "Таштанды чогултуучу машиналардын жолу эсептелген эмес",
        "Машиналар бош контейнерлерге да барат, айрымдары болсо ашып-ташып турат.",
        "Контейнерлердин толушуна жараша жол түзүү.",
        "Амир-Тимур", "in_work", "Программалык инженерия кафедрасынын магистранттары",
    ),
    CityProblem(
        5, 52, "cityhall", "energy", "№ 27 орто мектеп",
        "Мектептин спорт залы кышында жылыбайт",
        "Залдын терезелери жана чатыры жылуулукту кармабайт, сабактар токтотулат.",
        "Жылуулук кайдан кетип жатканын өлчөп, арзан жолун сунуштоо.",
        "Курманжан датка", "solved", "Жылуулук энергетикасы кафедрасы, эксперт К. Ысаков",
        "Жылуулук сүрөткө тартылды, чатырды жылуулоо боюнча сунуш мэрияга берилди.", 95,
    ),
    CityProblem(
        4, 18, "partner", "food", "ЖЧК «Ак-Буура Текстиль»",
        "Ашкананын тамагын каттоочу программа керек",
        "Ишкананын ашканасында эсеп дептерде жүргүзүлөт.",
        "Даяр программа сатып алып берүү.",
        "", "declined", "",
        "Бул илимий көйгөй эмес: даяр программалар бар. Ишканага алардын тизмеси берилди.", 0,
    ),
    CityProblem(
        4, 40, "cityhall", "digital", "Мэриянын жарандарды кабыл алуу бөлүмү",
        "Кайрылуулар кагаз түрүндө жоголуп кетет",
        "Күнүнө 60ка чейин кайрылуу түшөт, алардын аткарылышы дептер менен көзөмөлдөнөт.",
        "Кайрылуунун абалын жарандын өзү көрө алган жөнөкөй тутум.",
        "", "in_work", "Маалыматтык тутумдар кафедрасы, дипломдук долбоор",
    ),
    CityProblem(
        3, 10, "cityhall", "construction", "Шаар куруу башкармалыгы",
        "Эски көпүрөлөрдүн абалы белгисиз",
        "Ак-Буура дарыясындагы жөө жүрүүчүлөр көпүрөлөрү көптөн бери текшерилген эмес.",
        "Көпүрөлөрдү текшерип, кайсынысын биринчи оңдоону аныктоо.",
        "Манас-Ата", "accepted",
    ),
    CityProblem(
        2, 25, "cityhall", "health", "Шаардык № 2 үй-бүлөлүк медицина борбору",
        "Кезек күтүү узакка созулат",
        "Пациенттер таңкы саат алтыдан кезекке турат.",
        "Келүүчүлөрдүн агымын эсептеп, кабыл алуунун тартибин сунуштоо.",
        "", "accepted",
    ),
    CityProblem(
        1, 30, "partner", "industry", "ЖЧК «Ак-Буура Текстиль»",
        "Боёкканадан чыккан сууну тазалоо",
        "Кездеме боёгондон кийинки суу шаардык канализацияга тазаланбай кетет.",
        "Жергиликтүү материалдан чыпка жасоо.",
        "", "accepted",
    ),
    CityProblem(
        0, 14, "cityhall", "transport", "Шаардык транспорт башкармалыгы",
        "Аялдамаларда автобустун качан келери белгисиз",
        "Автобустарда жайгашууну билдирген түзүлүш бар, бирок жүргүнчүгө маалымат чыкпайт.",
        "Чоң аялдамаларга арзан табло.",
        "Зайнабидинов",
    ),
    CityProblem(
        0, 28, "partner", "energy", "ЖЧК «Ак-Буура Текстиль»",
        "Цехтин чатырына күн панелдери ылайыктуубу",
        "Чатырдын аянты 900 чарчы метр, электр энергиясы эң көп күндүз керектелет.",
        "Күн панелдеринин кубатын жана көтөргүч конструкцияны эсептөө.",
    ),
)  # fmt: skip


class CityProblems:
    """Plans the life of each problem on the timeline."""

    def __init__(self, line: Timeline) -> None:
        self.line = line
        self.made: dict[str, Problem] = {}

    def plan(self) -> None:
        """Plan the filing of each problem and what becomes of it."""
        for one in PROBLEMS:
            day = self.line.quarter(one.back).start + timedelta(days=one.offset)
            if day.year < 2025:
                continue
            self.line.plan(day, lambda at, one=one: self._file(one, at), hour=11)
            if one.fate == "declined":
                self.line.plan(day + DECLINED_AFTER, lambda at, one=one: self._decline(one, at))
            elif one.fate != "new":
                self.line.plan(day + ACCEPTED_AFTER, lambda at, one=one: self._accept(one, at))
            if one.fate in ("in_work", "solved"):
                self.line.plan(day + STARTED_AFTER, lambda at, one=one: self._start(one, at))
            if one.fate == "solved":
                self.line.plan(day + timedelta(days=one.days), lambda at, one=one: self._solve(one, at))

    def _file(self, one: CityProblem, at: datetime) -> None:
        by_city = one.filed_by == "cityhall"
        filing = Filing(
            title=one.title,
            description=one.description,
            organisation=one.organisation,
            field=one.field,
            desired_result=one.wish,
            district=one.district,
            contact_name="Бекова Айсулуу Таалайбековна" if by_city else "Раева Динара Эркиновна",
            contact="03222 0-00-01" if by_city else "03222 0-00-02",
        )
        self.made[one.title] = file_problem(filing, actor=user(one.filed_by), at=at)

    def _accept(self, one: CityProblem, at: datetime) -> None:
        accept_problem(self.made[one.title], actor=user("clerk2"), at=at)

    def _decline(self, one: CityProblem, at: datetime) -> None:
        decline_problem(self.made[one.title], outcome=one.outcome, actor=user("clerk2"), at=at)

    def _start(self, one: CityProblem, at: datetime) -> None:
        start_problem(self.made[one.title], solver=one.solver, actor=user("clerk2"), at=at)

    def _solve(self, one: CityProblem, at: datetime) -> None:
        solve_problem(self.made[one.title], outcome=one.outcome, actor=user("clerk2"), at=at)
