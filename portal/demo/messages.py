"""What applicants and the Centre write to each other in the demonstration: questions, requests, answers."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from applications.domain.messages import send_to_applicant, send_to_centre
from applications.models import Application
from core import clock
from documents.models import Message
from portal.demo.papers import business_plan
from portal.demo.people import clerk_of
from portal.demo.project import DemoProject
from portal.demo.timeline import Timeline

QUESTION = {
    "ky": "Саламатсызбы! Тандоонун жыйынтыгы качан белгилүү болот?",
    "ru": "Здравствуйте! Когда будут известны итоги отбора?",
}
ANSWER = {
    "ky": "Саламатсызбы! Комиссия арызды карап бүткөндөн кийин чечимди кат менен билдиребиз.",
    "ru": "Здравствуйте! Когда комиссия закончит оценку, мы сообщим решение письмом.",
}
REQUEST = {
    "ky": "Комиссия жабдуулардын баасы боюнча эсепти көргүсү келет. Аны файл кылып жөнөтүңүз.",
    "ru": "Комиссия хочет видеть расчёт цен на оборудование. Пришлите его файлом.",
}
ADDITION = {"ky": "Эсепти тиркедик.", "ru": "Расчёт прикладываем."}


class Messages:
    """Plans the threads of the applications; `fresh` reads an application anew."""

    def __init__(self, line: Timeline, fresh: Callable[[DemoProject], Application]) -> None:
        self.line = line
        self.fresh = fresh

    def plan(self, project: DemoProject, sent: date) -> None:
        """Plan what is written about an application after the day it was sent."""
        if project.fate == "submitted":
            self.line.plan(sent + timedelta(days=1), lambda at: self.ask(project, at), hour=21)
        elif project.fate == "in_evaluation":
            self.line.plan(sent + timedelta(days=4), lambda at: self.request(project, at), hour=16)
            self.line.plan(sent + timedelta(days=6), lambda at: self.add(project, at), hour=22)
        elif project.fate in ("complete", "rejected"):
            self.line.plan(sent + timedelta(days=4), lambda at: self.ask(project, at), hour=20)
            self.line.plan(sent + timedelta(days=5), lambda at: self.answer(project, at), hour=11)

    def ask(self, project: DemoProject, at: datetime) -> None:
        """The applicant asks."""
        send_to_centre(self.fresh(project), text=QUESTION[_language(project)], at=at)

    def answer(self, project: DemoProject, at: datetime) -> None:
        """The clerk of the unit answers."""
        application = self.fresh(project)
        text = ANSWER[_language(project)]
        send_to_applicant(application, text=text, actor=clerk_of(application.unit), at=at)

    def request(self, project: DemoProject, at: datetime) -> None:
        """The clerk asks for an addition within ten days."""
        application = self.fresh(project)
        send_to_applicant(
            application,
            text=REQUEST[_language(project)],
            answer_by=clock.day_of(at) + timedelta(days=10),
            actor=clerk_of(application.unit),
            at=at,
        )

    def add(self, project: DemoProject, at: datetime) -> None:
        """The applicant sends what was asked for."""
        application = self.fresh(project)
        send_to_centre(
            application,
            text=ADDITION[_language(project)],
            files=[business_plan(project.language)],
            answers=Message.objects.of(application).open_requests().get(),
            at=at,
        )


def _language(project: DemoProject) -> str:
    return "ru" if project.language == "ru" else "ky"
