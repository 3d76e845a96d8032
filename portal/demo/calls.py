"""The calls of the demonstration Centre: with dates, without an end, closed by an act, a draft."""

from datetime import date, timedelta

from applications.criteria_default import approve_default_criteria
from applications.domain.announcing import announce_call, close_call, draft_call
from applications.domain.prolonging import prolong_call
from applications.enums import CallKind
from applications.models import Call, CriteriaSet, QuestionSet
from core.clock import moment_of
from core.enums import Direction, Unit
from portal.demo.people import user
from portal.demo.questions import approve_questions
from portal.demo.timeline import Timeline

SEASONS = {
    "ky": ("кышы", "жазы", "жайы", "күзү"),
    "ru": ("зима", "весна", "лето", "осень"),
    "en": ("winter", "spring", "summer", "autumn"),
}
TITLES = {
    "ky": "Резиденттерди тандоо, {year}-жылдын {season}",
    "ru": "Отбор резидентов, {season} {year} года",
    "en": "Selection of residents, {season} {year}",
}
TECHNOPARK_TITLES = {
    "ky": "Технопаркка кошумча тандоо, {year}-жылдын {season}",
    "ru": "Дополнительный отбор в Технопарк, {season} {year} года",
    "en": "Additional selection for the Technopark, {season} {year}",
}
SUMMARIES = {
    "ky": (
        "Бизнес-инкубаторго жана Технопаркка резиденттер тандалат. "
        "Долбоорлорду эксперттик комиссия ачык критерийлер боюнча баалайт."
    ),
    "ru": (
        "Отбираются резиденты Бизнес-инкубатора и Технопарка. "
        "Проекты оценивает экспертная комиссия по открытым критериям."
    ),
    "en": (
        "Residents of the business incubator and the Technopark are selected. "
        "An expert commission evaluates the projects by open criteria."
    ),
}
TEXTS = {
    "ky": (
        "Арызды юридикалык жак, жеке ишкер же долбоордун командасы бере алат (1.4). "
        "Команда келишимге чейин каттоодон өтөт.\n\n"
        "Арызда долбоордун жаңылыгын, командасын, биринчи жылдын планын жана керектүү сумманы жазыңыз. "
        "Бизнес-планды тиркеңиз; Технопарк үчүн концепциянын тастыкталганын көрсөткөн документти да тиркеңиз "
        "(3.2.2).\n\n"
        "Арыздын толуктугу 5 жумуш күндө текшерилет, андан кийин долбоорду эксперттик комиссия баалайт."
    ),
    "ru": (
        "Подать заявление может юридическое лицо, индивидуальный предприниматель или команда проекта (1.4). "
        "Команда регистрируется до договора.\n\n"
        "Опишите новизну проекта, команду, план первого года и нужную сумму. Приложите бизнес-план; "
        "для Технопарка приложите и документ, который подтверждает концепцию (3.2.2).\n\n"
        "Полнота заявления проверяется за 5 рабочих дней, затем проект оценивает экспертная комиссия."
    ),
    "en": (
        "A legal entity, an individual entrepreneur or a project team may apply (1.4). "
        "A team registers before the contract.\n\n"
        "Describe what is new, the team, the plan of the first year and the amount needed. Attach a business "
        "plan; for the Technopark also a document that proves the concept (3.2.2).\n\n"
        "Completeness is checked within 5 working days; then an expert commission evaluates the project."
    ),
}
CONTINUOUS = {
    "kind": CallKind.CONTINUOUS,
    "title_ky": "Бизнес-инкубаторго туруктуу тандоо: МКТ жана агротехнологиялар",
    "title_ru": "Постоянный отбор в Бизнес-инкубатор: ИКТ и агротехнологии",
    "title_en": "Continuous selection for the business incubator: ICT and agricultural technology",
    "summary_ky": "Идеясын текшерип, бизнес-модель куруп жаткан долбоорлордун арызы жыл бою алынат.",
    "summary_ru": "Круглый год принимаются проекты, которые проверяют идею и строят бизнес-модель.",
    "summary_en": "Projects that prove an idea or build a business model may apply all year round.",
    **{f"text_{code}": text for code, text in TEXTS.items()},
    "unit": Unit.INCUBATOR,
    "directions": [Direction.ICT.value, Direction.AGRO.value],
    "places_incubator": 3,
}
CLOSED = "Инкубатордогу орундардын баары ээлелди. Орун бошогондо жаңы тандоо жарыяланат."

PROLONGED = "Маалымат жолугушуусуна келген командалар даярданууга кошумча убакыт сурашты."
PROLONGED_BY = timedelta(days=7)

# (opens, closes) as days from the first day of a quarter so many quarters back.
# The call being evaluated now hides the names from its experts.
BLIND = 4
DECIDED = ((8, 35, 75), (6, 35, 75), (4, 35, 75), (2, 35, 75))


def call_dates(line: Timeline, number: int) -> tuple[date, date]:
    """The first and the last day of a call, by its number in the story."""
    if number < len(DECIDED):
        back, opens, closes = DECIDED[number]
        start = line.quarter(back).start
        return start + timedelta(days=opens), start + timedelta(days=closes)
    if number == len(DECIDED):
        return line.today - timedelta(days=75), line.today - timedelta(days=20)
    return line.today - timedelta(days=30), line.today + timedelta(days=23)


def announce_calls(line: Timeline, calls: dict[int, Call]) -> None:
    """Plan the announcement of every call, five days before it opens; they are kept in `calls`."""
    first_day = call_dates(line, 0)[0]
    criteria: list[CriteriaSet] = []
    questions: list[QuestionSet] = []

    def approve(at):
        questions.append(approve_questions("1", approved_on=first_day - timedelta(days=10), at=at))
        criteria.append(
            approve_default_criteria(
                approved_on=first_day - timedelta(days=10), actor=user("director"), at=at
            )
        )

    def announce(number):
        return lambda at: calls.__setitem__(number, _announce(line, number, criteria[0], questions[0], at))

    line.plan(first_day - timedelta(days=10), approve)
    for number in range(len(DECIDED) + 2):
        line.plan(call_dates(line, number)[0] - timedelta(days=5), announce(number))
    line.plan(line.today - timedelta(days=4), lambda at: _prolong(line, calls[len(DECIDED) + 1], at))
    plan_other_calls(line, criteria)


def _prolong(line: Timeline, call: Call, at):
    """The call that is open now was to close a week before."""
    closes = call_dates(line, len(DECIDED) + 1)[1]
    prolong_call(call, closes_at=moment_of(closes, 18), reason=PROLONGED, actor=user("director"), at=at)


def plan_other_calls(line: Timeline, criteria: list[CriteriaSet]) -> None:
    """A call without an end, an earlier one that an act closed, and a draft that nobody sees yet."""
    opened, closed = line.today - timedelta(days=200), line.today - timedelta(days=95)
    kept: dict[str, Call] = {}

    def announce(name: str, day: date):
        def act(at):
            terms = CONTINUOUS | {"opens_at": moment_of(day, 9), "criteria": criteria[0]}
            kept[name] = draft_call(**terms, actor=user("clerk"), at=at)
            announce_call(kept[name], actor=user("director"), at=at)

        return act

    line.plan(opened - timedelta(days=2), announce("first", opened))
    line.plan(closed, lambda at: close_call(kept["first"], reason=CLOSED, actor=user("director"), at=at))
    line.plan(
        line.today - timedelta(days=60),
        announce("now", line.today - timedelta(days=55)),
    )
    line.plan(line.today - timedelta(days=3), lambda at: _draft_next(line, criteria[0], at))


def _draft_next(line: Timeline, criteria: CriteriaSet, at) -> Call:
    """The next selection, with its English text still to be written."""
    opens = line.today + timedelta(days=40)
    words = {"year": opens.year + (opens.month == 12)}
    season = (opens.month % 12) // 3
    return draft_call(
        **_words(TITLES, "title", season=season, **words),
        **{f"summary_{code}": text for code, text in SUMMARIES.items()},
        text_ky=TEXTS["ky"],
        text_ru=TEXTS["ru"],
        opens_at=moment_of(opens, 9),
        closes_at=moment_of(opens + timedelta(days=45), 18),
        decision_on=opens + timedelta(days=75),
        places_incubator=5,
        places_technopark=3,
        criteria=criteria,
        actor=user("clerk"),
        at=at,
    )


def _words(templates: dict[str, str], name: str, *, season: int, year: int) -> dict[str, str]:
    return {
        f"{name}_{code}": text.format(season=SEASONS[code][season], year=year)
        for code, text in templates.items()
    }


def _announce(line: Timeline, number: int, criteria: CriteriaSet, questions: QuestionSet, at):
    opens, closes = call_dates(line, number)
    titles = TECHNOPARK_TITLES if number == len(DECIDED) else TITLES
    season = (opens.month % 12) // 3
    is_additional = number == len(DECIDED)
    announced_end = closes - PROLONGED_BY if number > len(DECIDED) else closes
    call = draft_call(
        **_words(titles, "title", season=season, year=opens.year + (opens.month == 12)),
        **{f"summary_{code}": text for code, text in SUMMARIES.items()},
        **{f"text_{code}": text for code, text in TEXTS.items()},
        unit=Unit.TECHNOPARK if is_additional else "",
        opens_at=moment_of(opens, 9),
        closes_at=moment_of(announced_end, 18),
        decision_on=closes + timedelta(days=30),
        places_incubator=0 if is_additional else 6,
        places_technopark=4,
        is_blind=number == BLIND,
        criteria=criteria,
        question_set=questions,
        actor=user("clerk"),
        at=at,
    )
    return announce_call(call, actor=user("director"), at=at)
