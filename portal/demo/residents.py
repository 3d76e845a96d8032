"""The residents of the demonstration Centre: contracts, reports, and how a status ends."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.domain.appointments import current
from accounts.models import Post
from applications.models import Application
from core.quarters import Quarter
from documents.domain.uploads import store_upload
from portal.demo.calls import call_dates
from portal.demo.contract_terms import grant_lines, negotiate, prove
from portal.demo.papers import act_copy, proof_of_ground, signed_copy
from portal.demo.people import DOMAIN, clerk_of, user
from portal.demo.project import DemoInvestment, DemoProject
from portal.demo.project_life import ProjectLife
from portal.demo.report_stories import NEEDS, ReportStories
from portal.demo.selection import ACCEPTED
from portal.demo.stays import residency_of
from portal.demo.timeline import Timeline
from residents.domain.contracts import Signatory, draft_contract, issue_contract
from residents.domain.investments import Receipt
from residents.domain.report_answers import Figures
from residents.domain.reports import (
    file_report,
    open_report,
    return_report,
    save_report,
    verify_report,
)
from residents.domain.residencies import expire_residency, graduate_residency
from residents.domain.signing import SCAN_PURPOSE, Person, sign_contract
from residents.domain.termination import ACT_FILE, EVIDENCE_FILE, Proof, terminate_residency
from residents.enums import AuthorityKind, TerminationGround
from residents.models import Contract, Residency

# Residents that asked for a certificate and were handed their room over by an act.
WITH_PAPERS = frozenset({"talaa", "temir", "tilmech"})
UNSIGNED = frozenset({"contract_draft", "contract_agreed", "contract_issued", "accepted_team"})
# Fate: ground, quarters before the open one, days into it, what happened.
TERMINATIONS = {
    "breach": (
        TerminationGround.BREACH,
        4,
        40,
        "Жай үчүн акы алты ай төлөнгөн эмес, эки эскертүү аткарылган жок.",
    ),
    "voluntary": (TerminationGround.OWN_WISH, 3, 20, "Ишкер башка шаарга көчтү, өз арызы менен чыкты."),
    "refusal": (
        TerminationGround.REFUSAL,
        2,
        33,
        "Биогаз түзүлүшүн иштеп чыгууну токтоткону жөнүндө кат жазды.",
    ),
    "liquidation": (TerminationGround.LIQUIDATION, 1, 50, "Юридикалык жак жоюлду, реестрден чыгарылды."),
}
# Whose contract is agreed came to sign late: its draft was written so many days ago.
AGREED_AGO = timedelta(days=12)
# Reports that did not become verified: (project, quarters before the open one).
NOT_FILED = {("bio", 3), ("shelk", 1)}
RETURNED = {("tokto", 1)}
ORIGINS = {"grant": "donor", "loan": "bank", "equity": "fund", "other": "company"}


class Residents:
    """Plans the life of each accepted project after its decision."""

    def __init__(
        self, line: Timeline, projects: tuple[DemoProject, ...], applications: dict[str, Application]
    ) -> None:
        self.line = line
        self.projects = [project for project in projects if project.fate in ACCEPTED]
        self.applications = applications
        self.stories = ReportStories(line, self._find)
        self.life = ProjectLife(line, projects, applications)

    def plan(self) -> None:
        """Plan contracts, endings and, quarter by quarter, reports."""
        for place, project in enumerate(self.projects):
            decided = call_dates(self.line, project.call)[1] + timedelta(days=16)
            if project.fate == "contract_agreed":
                decided = self.line.today - AGREED_AGO
            self._plan_contract(project, decided, place)
            self._plan_end(project)
        for back in range(8, 0, -1):
            self._plan_reports(self.line.quarter(back))
        self.stories.plan()
        self.life.plan()

    def _plan_contract(self, project: DemoProject, decided: date, place: int) -> None:
        if project.fate == "accepted_team":
            return
        self.line.plan(decided + timedelta(days=3), lambda at: self._draft(project, at), minute=place)
        agreed = project.fate != "contract_draft"
        self.line.plan(
            decided + timedelta(days=4),
            lambda at: negotiate(self._contract(project), at, agreed=agreed),
            minute=place,
        )
        if project.fate in ("contract_draft", "contract_agreed"):
            return
        self.line.plan(decided + timedelta(days=5), lambda at: self._issue(project, at), minute=place)
        if project.fate != "contract_issued":
            signed = decided + timedelta(days=9)
            self.line.plan(signed, lambda at: self._sign(project, at), minute=place)
            self.life.begin(project.key, signed)

    def _draft(self, project: DemoProject, at: datetime) -> None:
        director = current(Post.DIRECTOR, at.date())
        if director is None:
            raise LookupError("the demonstration Centre has no director")
        application = Application.objects.get(pk=self.applications[project.key].pk)
        contract = draft_contract(
            application,
            starts_on=(at + timedelta(days=6)).date(),
            months=project.months,
            signatory=Signatory(
                name=director.user.full_name,
                post="Инновациялык-илимий-технологиялык борбордун директору",
                authority_kind=AuthorityKind.POWER_OF_ATTORNEY,
                authority_number="03-12/7",
                authority_date=director.order_date,
            ),
            counterpart_name=project.representative,
            counterpart_post="Директор" if project.form == "legal_entity" else "Жеке ишкер",
            baseline_jobs_full=project.baseline[0],
            baseline_jobs_part=project.baseline[1],
            actor=clerk_of(application.unit),
            at=at,
        )
        grant_lines(contract, project.key, at)

    def _issue(self, project: DemoProject, at: datetime) -> None:
        contract = self._contract(project)
        issue_contract(contract, actor=clerk_of(contract.unit), at=at)

    def _sign(self, project: DemoProject, at: datetime) -> None:
        contract = self._contract(project)
        surname, given_name, *patronymic = project.representative.split(" ")
        residency = sign_contract(
            contract,
            signed_on=at.date(),
            scan=store_upload(signed_copy(), purpose=SCAN_PURPOSE, actor=user("director"), at=at),
            representative=Person(
                email=f"{project.key}@{DOMAIN}",
                surname=surname,
                given_name=given_name,
                patronymic=" ".join(patronymic),
                language=project.language,
            ),
            actor=user("director"),
            at=at,
        )
        if project.key in WITH_PAPERS:
            prove(residency, at + timedelta(hours=1))

    def _plan_end(self, project: DemoProject) -> None:
        if project.fate in TERMINATIONS:
            _ground, back, days, _reason = TERMINATIONS[project.fate]
            day = self.line.quarter(back).start + timedelta(days=days)
            self.line.plan(day, lambda at: self._terminate(project, at), hour=16)
        elif project.fate == "graduated":
            day = self.line.quarter(1).start + timedelta(days=60)
            self.line.plan(day, lambda at: self._graduate(project, at), hour=16)
        elif project.fate == "expired":
            signed = call_dates(self.line, project.call)[1] + timedelta(days=25)
            day = date(signed.year + 1, signed.month, min(signed.day, 28)) + timedelta(days=5)
            self.line.plan(
                day, lambda at: expire_residency(self._residency(project), actor=user("director"), at=at)
            )

    def _terminate(self, project: DemoProject, at: datetime) -> None:
        ground, back, _days, reason = TERMINATIONS[project.fate]
        director = user("director")
        proof = Proof()
        if ground != TerminationGround.BREACH:
            copy = store_upload(proof_of_ground(ground), purpose=EVIDENCE_FILE, actor=director, at=at)
            proof = Proof(file=copy)
        terminate_residency(
            self._residency(project),
            ground=ground,
            ended_on=at.date(),
            act_number=f"{20 - back}-б",
            act_date=at.date() - timedelta(days=2),
            act_file=store_upload(act_copy(), purpose=ACT_FILE, actor=director, at=at),
            proof=proof,
            reason=reason,
            actor=director,
            at=at,
        )

    def _graduate(self, project: DemoProject, at: datetime) -> None:
        graduate_residency(
            self._residency(project),
            ended_on=at.date(),
            reason="Бизнес-модели тастыкталды, өз өндүрүшүн ачты.",
            act_number="21-б",
            act_date=at.date() - timedelta(days=1),
            actor=user("director"),
            at=at,
        )

    def _plan_reports(self, quarter: Quarter) -> None:
        for place, project in enumerate(self.projects):
            if project.fate in UNSIGNED or (project.key, self.line.open_quarter - quarter) in NOT_FILED:
                continue
            day = quarter.end + timedelta(days=5 + place % 8)
            self.line.plan(day, lambda at, p=project: self._report(p, quarter, at), hour=14, minute=place)

    def _report(self, project: DemoProject, quarter: Quarter, at: datetime) -> None:
        residency = self._find(project.key)
        if residency is None or quarter < Quarter.of(residency.started_on) or residency.left <= quarter.start:
            return
        index = quarter - Quarter.of(residency.started_on)
        actor = user(project.key)
        report = open_report(residency, quarter, actor=actor, at=at)
        receipts = [_receipt(one, quarter) for one in project.investments if one.quarter == index]
        save_report(
            report,
            figures=_figures(project, residency, quarter, index),
            receipts=receipts,
            rights=self.stories.announced_in(project.key, quarter),
            actor=actor,
            at=at,
        )
        self.stories.attach(report, actor, at)
        file_report(report, actor=actor, at=at)
        clerk = clerk_of(residency.unit)
        later = at + timedelta(days=3)
        if (project.key, self.line.open_quarter - quarter) in RETURNED:
            return_report(
                report,
                remark="Отчет жалпысынан толук, эки жооп гана такталсын.",
                remarks={
                    "revenue": "Банктын көчүрмөсүндөгү сумма менен дал келбейт.",
                    "women": "Бардык кызматкерлердин ичинен санаңыз, убактылууларды да.",
                },
                actor=clerk,
                at=later,
            )
        else:
            verify_report(report, actor=clerk, at=later)

    def _find(self, key: str) -> Residency | None:
        """The residency of a project, where it has become one."""
        application = self.applications.get(key)
        found = Residency.objects.filter(contract__application=application) if application else None
        return found.latest("started_on", "pk") if found else None

    def _contract(self, project: DemoProject) -> Contract:
        return Contract.objects.get(application=self.applications[project.key].pk)

    def _residency(self, project: DemoProject) -> Residency:
        return residency_of(self.applications[project.key])


def _figures(project: DemoProject, residency: Residency, quarter: Quarter, index: int) -> Figures:
    """The figures of a quarter; after the last one written the resident stands still."""
    jobs = project.jobs[min(index, len(project.jobs) - 1)]
    part = (len(project.key) + index) % 3
    share = (residency.left <= quarter.end and Decimal("0.4")) or Decimal(1)
    revenue = Decimal(project.revenue[min(index, len(project.revenue) - 1)] * 1000) * share
    return Figures(
        jobs_full=jobs,
        jobs_part=part,
        women=(jobs + part) * 2 // 5,
        students=min(part, 2),
        revenue=revenue,
        progress=PROGRESS[(len(project.key) + index) % len(PROGRESS)],
        problems=PROBLEMS[index % len(PROBLEMS)],
        needs=NEEDS[(len(project.key) + index) % len(NEEDS)],
    )


def _receipt(investment: DemoInvestment, quarter: Quarter) -> Receipt:
    return Receipt(
        received_on=quarter.start + timedelta(days=47),
        kind=investment.kind,
        origin=ORIGINS[investment.kind],
        source=investment.source,
        amount=investment.amount,
        currency=investment.currency,
        rate=None if investment.currency == "KGS" else investment.rate,
    )


PROGRESS = (
    "Пландагы этап мөөнөтүндө бүттү, сыноонун жыйынтыгы тиркелди.",
    "Эки жаңы кардар менен келишим түзүлдү.",
    "Прототиптин экинчи үлгүсү даярдалды.",
    "Продукцияны сертификаттоого документтер тапшырылды.",
)
PROBLEMS = ("", "Тетиктер чек арада үч жума кармалды.", "", "Адис табуу кыйын болуп жатат.")
