"""The calls of the demonstration Centre: four decided, one being evaluated, one open."""

from datetime import date, timedelta

from applications.criteria_default import approve_default_criteria
from applications.models import Call, CriteriaSet, QuestionSet
from core.clock import moment_of
from core.domain import transitions
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

# (opens, closes) as days from the first day of a quarter so many quarters back.
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


def _announce(line: Timeline, number: int, criteria: CriteriaSet, questions: QuestionSet, at):
    opens, closes = call_dates(line, number)
    titles = TECHNOPARK_TITLES if number == len(DECIDED) else TITLES
    season = (opens.month % 12) // 3
    words = {"year": opens.year + (opens.month == 12)}
    call = Call(
        **{
            f"title_{code}": text.format(season=SEASONS[code][season], **words)
            for code, text in titles.items()
        },
        **{f"summary_{code}": text for code, text in SUMMARIES.items()},
        opens_at=moment_of(opens, 9),
        closes_at=moment_of(closes, 18),
        decision_on=closes + timedelta(days=30),
        places_incubator=0 if number == len(DECIDED) else 6,
        places_technopark=4,
        criteria=criteria,
        question_set=questions,
    )
    return transitions.create(call, actor=user("clerk"), at=at)
