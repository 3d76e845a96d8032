"""The selection of the demonstration Centre, from the form to the decision (3.3.1)."""

from datetime import date, datetime, timedelta
from typing import Any

from applications.consent import CURRENT
from applications.domain.attachments import attach
from applications.domain.budget import replace_budget
from applications.domain.commission import appoint_commission
from applications.domain.conflicts import declare_conflict
from applications.domain.drafts import save_step, start_application
from applications.domain.scoring import score, submit_scores
from applications.domain.submission import resubmit_application, submit_application, withdraw_application
from applications.domain.team import replace_team
from applications.domain.units import EARLY_STAGES
from applications.enums import ApplicantForm, AttachmentKind, MemberRole, ProjectStage, Step
from applications.models import Application, Call
from portal.demo.answers import gender_of, region_of, town_of
from portal.demo.calls import BLIND, DECIDED, call_dates
from portal.demo.checking import check_and_confirm, check_and_return, transfer_to_incubator
from portal.demo.comments import comment
from portal.demo.commissions import LACKING_QUORUM, CommissionWork
from portal.demo.decisions import Decisions
from portal.demo.messages import Messages
from portal.demo.papers import business_plan, proof_of_concept
from portal.demo.people import ALTERNATE, EXPERTS, user
from portal.demo.project import DemoProject
from portal.demo.questions import budget_of, needs_extra, project_extra
from portal.demo.sessions import Sessions
from portal.demo.timeline import Timeline

TEAM_FORM = ApplicantForm.PROJECT_TEAM
ACCEPTED = frozenset(
    {"resident", "breach", "refusal", "voluntary", "liquidation", "expired", "graduated"}
    | {"contract_issued", "contract_agreed", "contract_draft", "accepted_team"}
)
UNTOLD = frozenset({"untold", "untold_rejected"})
REJECTED = frozenset({"rejected", "untold_rejected"})
DECIDED_FATES = ACCEPTED | REJECTED | UNTOLD
EVALUATED_FATES = DECIDED_FATES | {"in_evaluation", "evaluated"}
COMPLETE_FATES = EVALUATED_FATES | {"complete"}
# One applicant let the term of the additions pass; one project went from unit to unit (3.2).
LATE, SHORT_TERM, TRANSFERRED = "kumus", 2, "protez"
BUDGET_NOTE = "Жабдуунун баасы үч сунуштун эң арзаны боюнча алынды."


class Selection:
    """Plans what happens to each application; `applications` holds them by the project's key."""

    def __init__(self, line: Timeline, calls: dict[int, Call], projects: tuple[DemoProject, ...]) -> None:
        self.line = line
        self.calls = calls
        self.projects = projects
        self.applications: dict[str, Application] = {}
        self.messages = Messages(line, self._fresh)

    def plan(self) -> None:
        """Plan the applications of every call and the work of its commission."""
        for place, project in enumerate(self.projects):
            opens, closes = call_dates(self.line, project.call)
            last = min(closes, self.line.today) - timedelta(days=6)
            day = max(opens + timedelta(days=1), last - timedelta(days=(place * 5) % 18))
            self._plan_application(project, day)
        for number in range(len(DECIDED) + 1):
            self._plan_commission(number, call_dates(self.line, number)[1])
        CommissionWork(self.line, self.applications).plan(call_dates(self.line, BLIND)[1])

    def _plan_application(self, project: DemoProject, day: date) -> None:
        self.line.plan(day, lambda at: self._write(project, at), hour=11)
        if project.fate == "draft":
            return
        self.line.plan(day + timedelta(days=1), lambda at: self._submit(project, at), hour=20)
        self.messages.plan(project, day + timedelta(days=1))
        if project.fate in COMPLETE_FATES:
            self._plan_checking(project, day + timedelta(days=2))
        elif project.fate == "returned":
            days = SHORT_TERM if project.key == LATE else None
            self.line.plan(
                day + timedelta(days=3), lambda at: check_and_return(self._fresh(project), at, days)
            )
        elif project.fate == "withdrawn":
            reason = "Командада өзгөрүү болду, кийинки тандоого катышабыз."
            self.line.plan(
                day + timedelta(days=4),
                lambda at: withdraw_application(self._fresh(project), reason=reason, at=at),
            )

    def _plan_checking(self, project: DemoProject, day: date) -> None:
        """Every third complete application was first returned and added to."""
        if len(project.key) % 3 == 0:
            self.line.plan(day, lambda at: check_and_return(self._fresh(project), at))
            self.line.plan(day + timedelta(days=1), lambda at: self._resubmit(project, at), hour=19)
        self.line.plan(day + timedelta(days=3), lambda at: check_and_confirm(self._fresh(project), at))
        if project.key == TRANSFERRED:
            self.line.plan(
                day + timedelta(days=5), lambda at: transfer_to_incubator(self._fresh(project), at)
            )

    def _plan_commission(self, number: int, closes: date) -> None:
        chosen = [p for p in self.projects if p.call == number and p.fate in EVALUATED_FATES]
        self.line.plan(closes + timedelta(days=2), lambda at: self._appoint(number, chosen, closes, at))
        scored = [project for project in chosen if project.fate != "in_evaluation"]
        later = [project for project in chosen if project.fate == "in_evaluation"]
        sessions = Sessions(self.line)
        sessions.plan(number, closes, lambda: [self._fresh(project) for project in scored])
        sessions.plan_next(
            closes + timedelta(days=18),
            closes + timedelta(days=24),
            lambda: [self._fresh(project) for project in later],
        )
        for place, project in enumerate(chosen):
            day = closes + timedelta(days=4 + place % 3)
            self.line.plan(day, lambda at, p=project: self._declare(p, at))
            self.line.plan(day + timedelta(days=1), lambda at, p=project: self._score(p, at), hour=15)
        Decisions(self.line, self.applications).plan(
            [project for project in chosen if project.fate in DECIDED_FATES], closes + timedelta(days=16)
        )

    def _write(self, project: DemoProject, at: datetime) -> None:
        answers = applicant_answers(project)
        application = start_application(
            self.calls[project.call], data=answers, language=project.language, at=at
        )
        self.applications[project.key] = application
        more = project_extra(project)
        save_step(application, step=Step.PROJECT, data=project_answers(project), answers=more, at=at)
        if project.team:
            members = [{"name": name, "role": role, "gender": gender_of(name)} for name, role in project.team]
            replace_team(application, members=members, at=at)
        if project.plan:
            more = needs_extra(project, at)
            save_step(application, step=Step.NEEDS, data=need_answers(project), answers=more, at=at)
            replace_budget(application, lines=budget_of(project), note=BUDGET_NOTE, at=at)
            attach(
                application, file=business_plan(project.language), kind=AttachmentKind.BUSINESS_PLAN, at=at
            )
            if ProjectStage(project.stage) not in EARLY_STAGES:
                proof = proof_of_concept(project.language)
                attach(application, file=proof, kind=AttachmentKind.PROOF, at=at)

    def _submit(self, project: DemoProject, at: datetime) -> None:
        submit_application(self._fresh(project), consent_version=CURRENT, language=project.language, at=at)

    def _resubmit(self, project: DemoProject, at: datetime) -> None:
        resubmit_application(self._fresh(project), consent_version=CURRENT, language=project.language, at=at)

    def _appoint(self, number: int, chosen: list[DemoProject], closes: date, at: datetime) -> None:
        experts = [user(email.split("@")[0]) for email in EXPERTS]
        roles = [MemberRole.CHAIR, MemberRole.SECRETARY, *[MemberRole.MEMBER] * 3]
        if number == BLIND:
            experts.append(user(ALTERNATE.split("@")[0]))
            roles.append(MemberRole.ALTERNATE)
        appoint_commission(
            self.calls[number],
            order_number=f"{number + 3}-б",
            order_date=closes + timedelta(days=2),
            members=list(zip(experts, roles, strict=True)),
            applications=[self._fresh(project) for project in chosen],
            actor=user("director"),
            at=at,
        )

    def _declare(self, project: DemoProject, at: datetime) -> None:
        """The fourth expert knows every fourth applicant; one application still waits for its experts."""
        if project.fate == "in_evaluation" and project.direction == "energy":
            return
        application = self._fresh(project)
        found = set(application.declarations.values_list("member__user__email", flat=True))
        for place, email in enumerate(EXPERTS):
            if email in found:
                continue
            conflict = place == 3 and len(project.representative) % 4 == 0
            if project.key == LACKING_QUORUM:
                conflict = place > 1
            declare_conflict(
                application,
                expert=user(email.split("@")[0]),
                has_conflict=conflict,
                statement="Арыз ээси менен мурда чогуу иштегенмин." if conflict else "",
                at=at,
            )

    def _score(self, project: DemoProject, at: datetime) -> None:
        application = self._fresh(project)
        declared = application.declarations.clearing().select_related("member__user").order_by("pk")
        for place, declaration in enumerate(declared):
            if project.fate == "in_evaluation" and place > 1:
                break
            expert = declaration.member.user
            points, comments = marks(project, place, application)
            score(
                application,
                expert=expert,
                points=points,
                comments=comments,
                overall=OVERALL[place % 3],
                at=at,
            )
            submit_scores(application, expert=expert, at=at)

    def _fresh(self, project: DemoProject) -> Application:
        return Application.objects.select_related("call").get(pk=self.applications[project.key].pk)


OVERALL = (
    "Долбоор максаттуу, командасынын тажрыйбасы бар.",
    "Пландагы мөөнөттөр кыска, бирок иш жүзүнө ашырса болот.",
    "Рыноктун көлөмү боюнча эсеп так эмес.",
)


def marks(
    project: DemoProject, place: int, application: Application
) -> tuple[dict[int, int], dict[int, str]]:
    """Points 1 to 4 by criterion: higher for those who were accepted, different from expert to expert."""
    base = 2 if project.fate in REJECTED else 4
    points, comments = {}, {}
    for index, criterion in enumerate(application.criteria_set.criteria.order_by("position")):
        given = max(1, min(4, base - (place + index + len(project.key)) % 3 // 2))
        points[criterion.pk] = given
        comments[criterion.pk] = comment(criterion.code, given, place)
    return points, comments


def demo_inn(project: DemoProject) -> str:
    """An INN of the right form from the invented day of registration or birth; none for a team."""
    if not project.registered:
        return ""
    kind = "0" if project.form == "legal_entity" else ("1" if project.woman else "2")
    return f"{kind}{project.registered}{10_000 + sum(map(ord, project.key)) * 7 % 89_999:05d}"


def applicant_answers(project: DemoProject) -> dict[str, Any]:
    """The answers of the form's first step."""
    number = sum(map(ord, project.key))
    return {
        "applicant_form": project.form,
        "applicant_name": project.name,
        "inn": demo_inn(project),
        "okpo": f"{20_000_000 + number * 9_973:08d}" if project.form == "legal_entity" else "",
        "registration_number": f"{40_000 + number}-3306-ОсОО" if project.registered else "",
        "address": f"{town_of(project)} шаары, Курманжан Датка көчөсү, {number % 180 + 1}",
        "region": region_of(project),
        "representative": project.representative,
        "email": f"{project.key}@iitb.example",
        "phone": f"+996555{number * 37 % 1_000_000:06d}",
    }


def project_answers(project: DemoProject) -> dict[str, Any]:
    """The answers about the project."""
    return {
        "title": project.title,
        "innovation_types": list(project.types),
        "direction": project.direction,
        "stage": project.stage,
        "problem": project.problem,
        "product": project.product,
    }


def need_answers(project: DemoProject) -> dict[str, Any]:
    """The answers about the plan and what the project needs."""
    return {
        "plan": project.plan,
        "needs": list(project.needs),
    }
