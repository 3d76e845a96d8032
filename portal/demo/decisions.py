"""The decisions of the demonstration Centre: told, conditional, reversed, appealed against (3.3.1)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.conditions import meet_condition
from applications.domain.decision import Terms, decide
from applications.domain.reasons import Point, proposed_words
from applications.domain.release import release_decision
from applications.domain.reversal import reverse_decision
from applications.domain.waiting import proposed
from applications.enums import Outcome
from applications.enums_decision import ConditionKind
from applications.models import Appeal, Application, Condition
from core.clock import day_of
from documents.domain.acts import record_act
from documents.enums import ActKind
from portal.demo.papers import business_plan, evidence, minutes
from portal.demo.people import REVIEWERS, clerk_of, user
from portal.demo.project import DemoProject
from portal.demo.timeline import Timeline

REASONS = {
    "accepted": "Долбоор жаңы, командасы күчтүү, комиссия оң баа берди.",
    "conditional": "Долбоор жаңы, комиссия оң баа берди; баштоого чейин бир шарт аткарылышы керек.",
    "rejected": "Балл өтүү чегине жеткен жок.",
}


@dataclass(frozen=True)
class DemoCondition:
    """What has to be done first, in how many days, and after how many it was shown."""

    text: str
    days: int
    met_after: int = 0


CONDITIONS = {
    "oruk": DemoCondition("Өрт коопсуздугу боюнча корутунду көрсөтүлсүн.", 30, met_after=2),
    "sozduk": DemoCondition("", 200),
    "kilem": DemoCondition("Жүн кармоо үчүн санитардык корутунду алынсын.", 200),
}
# First accepted by a mistake, and taken back some days later.
REVERSED = {"plastik": "Протоколдогу балл туура эмес окулган: ал өтүү чегине жеткен эмес."}
APPEALS = {
    "kilem": "Рыноктун эсеби тиркемеде берилген: комиссия анын экинчи барагын караган эмес.",
    "teplo": "Жылуулук өлчөөлөрүнүн жыйынтыгы туура эмес окулган деп эсептейбиз, кайра карап бериңиздер.",
}
UPHELD = {"kilem": "Эсеп чындыгында тиркелген: рынок боюнча негиздеме туура эмес."}
REFUSED = {"teplo": "Өлчөөлөрдүн жыйынтыгы толук каралган: чечимдин негиздемеси туура."}


class Decisions:
    """Plans the decisions of one call, and what follows from them."""

    def __init__(self, line: Timeline, applications: dict[str, Application]) -> None:
        self.line = line
        self.applications = applications

    def plan(self, projects: list[DemoProject], day: date) -> None:
        """Plan the decisions of one day, their release some hours later, conditions and appeals."""
        for place, project in enumerate(projects):
            first = "accepted" if project.key in REVERSED else _outcome(project)
            self.line.plan(day, lambda at, p=project, o=first: self._decide(p, o, at), minute=place)
            if not project.fate.startswith("untold"):
                self._tell(project, day, place)
            if project.key in REVERSED:
                self._plan_reversal(project, day + timedelta(days=4), place)
            if project.key in APPEALS:
                self._plan_appeal(project, day + timedelta(days=5), place)
            condition = CONDITIONS.get(project.key)
            if condition and condition.met_after:
                self.line.plan(
                    day + timedelta(days=condition.met_after), lambda at, p=project: self._meet(p, at)
                )

    def _tell(self, project: DemoProject, day: date, place: int) -> None:
        self.line.plan(
            day,
            lambda at: release_decision(self._fresh(project), actor=user("director"), at=at),
            hour=16,
            minute=place,
        )

    def _plan_reversal(self, project: DemoProject, day: date, place: int) -> None:
        self.line.plan(day, lambda at: self._reverse(project, at), hour=9, minute=place)
        self.line.plan(day, lambda at: self._decide(project, _outcome(project), at), hour=11, minute=place)
        self._tell(project, day, place)

    def _plan_appeal(self, project: DemoProject, day: date, place: int) -> None:
        self.line.plan(day, lambda at: self._appeal(project, at), hour=20, minute=place)
        self.line.plan(day + timedelta(days=1), lambda at: self._receive(project, at))
        self.line.plan(day + timedelta(days=3), lambda at: self._give(project, at))
        answered = day + timedelta(days=8)
        self.line.plan(answered, lambda at: self._answer(project, at), hour=9)
        if project.key in UPHELD:
            self.line.plan(answered, lambda at: self._decide(project, "conditional", at), hour=11)
            self._tell(project, answered, place)

    def _decide(self, project: DemoProject, outcome: str, at: datetime) -> None:
        application, condition = self._fresh(project), CONDITIONS.get(project.key)
        terms = None
        if outcome == Outcome.CONDITIONAL and condition:
            kind = ConditionKind.OTHER if condition.text else ConditionKind.REGISTRATION
            terms = Terms(kind, day_of(at) + timedelta(days=condition.days), condition.text)
        weak = [
            Point(result.criterion, proposed_words(result, application.language))
            for result in proposed(application)
            if outcome == Outcome.REJECTED
        ]
        decide(
            application,
            outcome=outcome,
            reasons=REASONS[outcome],
            weak=weak,
            condition=terms,
            actor=user("director"),
            at=at,
        )

    def _reverse(self, project: DemoProject, at: datetime) -> None:
        reverse_decision(self._fresh(project), reason=REVERSED[project.key], actor=user("director"), at=at)

    def _meet(self, project: DemoProject, at: datetime) -> None:
        application = self._fresh(project)
        condition = Condition.objects.get(decision=application.decision_id)
        note = "Корутунду көрсөтүлдү, көчүрмөсү тиркелет."
        meet_condition(condition, note=note, file=evidence(), actor=clerk_of(application.unit), at=at)

    def _appeal(self, project: DemoProject, at: datetime) -> None:
        files = [business_plan(project.language)]
        file_appeal(self._fresh(project), text=APPEALS[project.key], files=files, at=at)

    def _receive(self, project: DemoProject, at: datetime) -> None:
        receive_appeal(self._appeal_of(project), actor=clerk_of(self._fresh(project).unit), at=at)

    def _give(self, project: DemoProject, at: datetime) -> None:
        order = record_act(
            kind=ActKind.DIRECTOR_ORDER,
            number=f"А-{at:%y}/{at.timetuple().tm_yday}",
            dated_on=day_of(at),
            title="Апелляцияны карай турган эксперттер жөнүндө",
            actor=user("director"),
            at=at,
        )
        members = [user(email.split("@")[0]) for email in REVIEWERS]
        give_appeal(self._appeal_of(project), order=order, members=members, actor=user("director"), at=at)

    def _answer(self, project: DemoProject, at: datetime) -> None:
        upheld = project.key in UPHELD
        answer_appeal(
            self._appeal_of(project),
            upheld=upheld,
            reasons=(UPHELD if upheld else REFUSED)[project.key],
            considered_on=day_of(at),
            file=minutes(),
            actor=user("director"),
            at=at,
        )

    def _appeal_of(self, project: DemoProject) -> Appeal:
        return Appeal.objects.get(decision__application=self.applications[project.key].pk)

    def _fresh(self, project: DemoProject) -> Application:
        return Application.objects.select_related("call").get(pk=self.applications[project.key].pk)


def _outcome(project: DemoProject) -> str:
    if project.fate in ("rejected", "untold_rejected"):
        return "rejected"
    return "conditional" if project.key in CONDITIONS else "accepted"
