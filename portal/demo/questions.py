"""What the demonstration's calls ask beside the questions of the form, and what its applicants answer."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from applications.domain.criteria import Names
from applications.domain.question_sets import QuestionSpec, approve_question_set, write_question_set
from applications.enums import ApplicantForm, QuestionKind, Step
from applications.models import QuestionSet
from portal.demo.people import user
from portal.demo.project import DemoProject

TITLE = Names(
    "Тандоонун кошумча суроолору", "Дополнительные вопросы отбора", "Further questions of the selection"
)
QUESTIONS = (
    QuestionSpec(
        code="had_support",
        step=Step.PROJECT,
        kind=QuestionKind.YES_NO,
        label=Names(
            "Долбоор мурда грант же башка колдоо алганбы?",
            "Получал ли проект раньше грант или другую поддержку?",
            "Has the project had a grant or other support before?",
        ),
    ),
    QuestionSpec(
        code="support_from",
        step=Step.PROJECT,
        kind=QuestionKind.SHORT_TEXT,
        label=Names("Кимден, качан, канча?", "От кого, когда, сколько?", "From whom, when, how much?"),
        depends_on="had_support",
        depends_values=("yes",),
    ),
    QuestionSpec(
        code="registers",
        step=Step.PROJECT,
        kind=QuestionKind.CHOICE,
        label=Names(
            "Команда качан каттоодон өтөт?",
            "Когда команда пройдёт регистрацию?",
            "When will the team register?",
        ),
        hint=Names(
            "Келишим каттоодон кийин түзүлөт (1.4).",
            "Договор заключается после регистрации (1.4).",
            "The contract is signed after registration (1.4).",
        ),
        options=(
            {
                "code": "soon",
                "ky": "Үч айдын ичинде",
                "ru": "В течение трёх месяцев",
                "en": "Within three months",
            },
            {"code": "later", "ky": "Жарым жылда", "ru": "За полгода", "en": "Within half a year"},
            {"code": "open", "ky": "Азырынча чече элекпиз", "ru": "Пока не решили", "en": "Not decided yet"},
        ),
        applicant_forms=(ApplicantForm.PROJECT_TEAM,),
    ),
    QuestionSpec(
        code="new_jobs",
        step=Step.NEEDS,
        kind=QuestionKind.NUMBER,
        label=Names(
            "Биринчи жылы канча жаңы жумуш орду түзүлөт?",
            "Сколько новых рабочих мест появится в первый год?",
            "How many new jobs will there be in the first year?",
        ),
        lowest=0,
        highest=500,
    ),
    QuestionSpec(
        code="first_sale",
        step=Step.NEEDS,
        kind=QuestionKind.DATE,
        label=Names(
            "Биринчи сатууну качан күтөсүз?",
            "Когда вы ждёте первую продажу?",
            "When do you expect the first sale?",
        ),
        hint=Names("Мисалы: 15.03.2027", "Например: 15.03.2027", "For example: 15.03.2027"),
        is_required=False,
    ),
)
SHARES = (("equipment", "centre", 60), ("materials", "own", 25), ("rights", "other", 15))
PURPOSES = {
    "equipment": "Жабдуу сатып алуу жана орнотуу",
    "materials": "Материалдар жана тетиктер",
    "rights": "Сыноо, күбөлүк жана патент",
}


def approve_questions(version: str, *, approved_on: date, at: datetime) -> QuestionSet:
    """Write the questions and approve them, as the clerk does before the calls."""
    clerk = user("clerk")
    written = write_question_set(version=version, title=TITLE, questions=QUESTIONS, actor=clerk, at=at)
    return approve_question_set(written, approved_on=approved_on, actor=clerk, at=at)


def project_extra(project: DemoProject) -> dict[str, Any]:
    """The answers to the questions on the project."""
    helped = len(project.title) % 3 == 0
    answers: dict[str, Any] = {"had_support": "yes" if helped else "no"}
    if helped:
        answers["support_from"] = "ОшТУнун стартап-сынагы, былтыр, 150 000 сом"
    if project.form == ApplicantForm.PROJECT_TEAM:
        answers["registers"] = ("soon", "later", "open")[len(project.name) % 3]
    return answers


def needs_extra(project: DemoProject, at: datetime) -> dict[str, Any]:
    """The answers to the questions on the plan."""
    answers: dict[str, Any] = {"new_jobs": max(2, len(project.team) + len(project.key) % 4)}
    if len(project.problem) % 2:
        answers["first_sale"] = (at + timedelta(days=200)).date()
    return answers


def budget_of(project: DemoProject) -> list[dict[str, Any]]:
    """Three lines that make the amount needed."""
    whole = Decimal(project.amount)
    parts = [(kind, source, whole * percent // 100) for kind, source, percent in SHARES]
    rest = whole - sum(amount for _kind, _source, amount in parts)
    return [
        {
            "purpose": PURPOSES[kind],
            "kind": kind,
            "source": source,
            "amount": amount + (rest if place == 0 else 0),
        }
        for place, (kind, source, amount) in enumerate(parts)
    ]
