"""The residents' projects over two years: stages, requests to change them, gates, a transfer (3.2, 3.3.3)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from applications.models import Application
from core.months import add_months
from documents.domain.uploads import store_upload
from portal.demo.papers import signed_copy, stage_proof, transfer_order
from portal.demo.people import clerk_of, user
from portal.demo.project import DemoProject
from portal.demo.project_stages import DONE_WORDS, EARLY, PLAN_WORDS, SILENT, STAGES
from portal.demo.stays import residency_of
from portal.demo.timeline import Timeline
from residents.domain.agreement import agree
from residents.domain.contracts import issue_contract
from residents.domain.gates import hold_back, note_item, open_gate, pass_gate
from residents.domain.project_changes import approve_change, refuse_change, request_change
from residents.domain.project_plan import Wish
from residents.domain.signing import SCAN_PURPOSE, sign_contract
from residents.domain.stages import STAGE_FILE, report_stage, return_stage, verify_stage
from residents.domain.transfers import ACT_FILE, order_transfer
from residents.enums_project import StageState
from residents.models import GateReview, Project, ProjectChange, Residency, Stage, Transfer

MONTH = timedelta(days=30)
CHECKED_AFTER = timedelta(days=4)
PROVEN = {
    "prototype": "200 үлгү сыналды, протокол лабораторияда.",
    "customers": "Балчылар бирикмесинин 12 мүчөсү пилоттон өттү, үчөө алдын ала төлөдү.",
    "model": "Бир топтомдун өздүк наркы 210 сом, баасы 390 сом.",
    "team": "Химик, өндүрүш жетекчиси жана сатуу боюнча адис бар.",
    "rights": "Пайдалуу моделге өтүнмө берилген, башканын укугу жок.",
}


class ProjectLife:
    """Plans what becomes of each project; stories are known by the resident."""

    def __init__(
        self, line: Timeline, projects: tuple[DemoProject, ...], applications: dict[str, Application]
    ) -> None:
        self.line = line
        self.language = {project.key: project.language for project in projects}
        self.applications = applications

    def begin(self, key: str, signed: date) -> None:
        """Plan the first request of a resident that signs on this day: its stages."""
        self.line.plan(signed + timedelta(days=6), lambda at: self._ask_for_stages(key, at), hour=11)

    def plan(self) -> None:
        """Plan the stories: changes asked for and answered, gates, the transfer."""
        quarter, ago = self.line.quarter, self._ago
        self.line.plan(quarter(1).start + timedelta(days=40), self._put_off, hour=10)
        self.line.plan(quarter(1).start + timedelta(days=45), self._refuse, hour=10)
        self.line.plan(ago(5), self._ask, hour=10)
        self.line.plan(ago(4), lambda at: self._tell_early("jangak", at), hour=10)
        self.line.plan(ago(20), lambda at: self._tell_early("shelk", at), hour=10)
        self.line.plan(ago(15), self._return, hour=10)
        self.line.plan(quarter(1).start + timedelta(days=50), self._hold_back, hour=10)
        self.line.plan(ago(40), self._review, hour=10)
        self.line.plan(ago(30), self._pass, hour=10)
        self.line.plan(ago(20), self._order, hour=11)
        self.line.plan(ago(1), self._move, hour=16)

    def _ask_for_stages(self, key: str, at: datetime) -> None:
        project = self._project(key)
        first, wishes = at.date(), []
        for title, expected, months in STAGES[key]:
            last = min(add_months(first, months) - timedelta(days=1), project.last_day)
            wishes.append(Wish(title=title, expected=expected, starts_on=first, ends_on=last))
            first = last + timedelta(days=1)
        why = PLAN_WORDS[self.language[key]]
        change = request_change(project, why=why, wishes=wishes, actor=user(key), at=at)
        later = at + timedelta(days=3)
        approve_change(change, actor=clerk_of(project.residency.unit), at=later)
        self._plan_stages(key)

    def _plan_stages(self, key: str) -> None:
        """Each stage is told and verified about its planned end, as long as the status holds."""
        for place, stage in enumerate(self._project(key).stages.all()):
            if key in SILENT and place:
                return
            day = stage.ends_on - timedelta(days=EARLY.get(key, 2))
            self.line.plan(day, self._while_planned(key, stage.number, self._tell_and_verify), hour=15)

    def _while_planned(
        self, key: str, number: int, act: Callable[[str, Stage, datetime], None]
    ) -> Callable[[datetime], None]:
        """The act, where the status holds on its day and the stage is still to be told."""

        def do(at: datetime) -> None:
            residency = self._residency(key)
            if not residency.is_in_force(at.date()):
                return
            stage = residency.project.stages.get(number=number)
            if stage.state == StageState.PLANNED:
                act(key, stage, at)

        return do

    def _tell_and_verify(self, key: str, stage: Stage, at: datetime) -> None:
        if (stage.ends_on - at.date()).days > max(EARLY.get(key, 2), 0) + MONTH.days // 2:
            return  # the plan was put off in the meantime
        self._tell(key, stage, at)
        later = at + CHECKED_AFTER
        if later.date() <= self.line.today:
            self.line.plan(later.date(), lambda at: self._verify(key, stage, at), hour=9)

    def _tell(self, key: str, stage: Stage, at: datetime) -> None:
        language = self.language[key]
        file = store_upload(stage_proof(language), purpose=STAGE_FILE, actor=user(key), at=at)
        words = DONE_WORDS[language]
        report_stage(stage, done_on=at.date(), result=words, file=file, actor=user(key), at=at)

    def _verify(self, key: str, stage: Stage, at: datetime) -> None:
        residency = self._residency(key)
        if residency.is_in_force(at.date()):
            verify_stage(stage, actor=clerk_of(residency.unit), at=at)

    def _tell_early(self, key: str, at: datetime) -> None:
        """The first stage not told yet; nobody has looked at it."""
        stage = self._project(key).stages.filter(state=StageState.PLANNED).first()
        if stage is not None:
            self._tell(key, stage, at)

    def _return(self, at: datetime) -> None:
        stage = self._project("shelk").stages.filter(state=StageState.REPORTED).first()
        if stage is not None:
            remark = "В протоколе нет подписи налоговой службы. Приложите подписанный."
            return_stage(stage, remark=remark, actor=self._clerk("shelk"), at=at)

    def _put_off(self, at: datetime) -> None:
        """Approved: the last stage of one resident ends a month later."""
        last = self._project("temir").stages.last()
        if last is None:
            raise LookupError("the project has no stages")
        later = min(last.ends_on + MONTH, last.project.last_day)
        wish = _as_planned(last, ends_on=later)
        change = self._request("temir", "Кыймылдаткычтар Кытайдан бир айга кечигип келет.", [wish], at)
        words = "Жеткирүү келишими көрүлдү."
        approve_change(change, answer=words, actor=self._clerk("temir"), at=at + timedelta(days=2))

    def _refuse(self, at: datetime) -> None:
        last = self._project("jangak").stages.last()
        if last is None:
            raise LookupError("the project has no stages")
        change = self._request(
            "jangak", "Дүкөндөр менен сүйлөшүүгө адам жок.", [_as_planned(last, drop=True)], at
        )
        reason = "Сатуу – долбоордун негизги максаты. Этапты калтырыңыз, ментор беребиз."
        refuse_change(change, reason=reason, actor=self._clerk("jangak"), at=at + timedelta(days=3))

    def _ask(self, at: datetime) -> None:
        """Waits for an answer: one stage more before the last, which ends later."""
        last = self._project("tilmech").stages.last()
        if last is None:
            raise LookupError("the project has no stages")
        first, end = at.date() + timedelta(days=10), last.project.last_day
        new = Wish(
            title="Өзбек тилин кошуу",
            expected="Ош шаарындагы жыйындардын эки тилдеги протоколу",
            starts_on=first,
            ends_on=min(first + 2 * MONTH, end),
        )
        why = "Эки мекеме жыйындарын эки тилде өткөрөт, кызматты эки тилде сурап жатат."
        self._request("tilmech", why, [_as_planned(last, ends_on=end), new], at)

    def _request(self, key: str, why: str, wishes: list[Wish], at: datetime) -> ProjectChange:
        return request_change(self._project(key), why=why, wishes=wishes, actor=user(key), at=at)

    def _hold_back(self, at: datetime) -> None:
        review = open_gate(self._project("suu"), actor=self._clerk("suu"), at=at)
        self._note(review, ("prototype", "team"), "Жеринде көрүлдү.", at + timedelta(days=1))
        reason = "Биринчи кардар жок: кичи райондо орнотуу башталган эмес."
        hold_back(review, reason=reason, actor=user("director"), at=at + timedelta(days=4))

    def _review(self, at: datetime) -> None:
        open_gate(self._project("bal"), actor=self._clerk("bal"), at=at)

    def _pass(self, at: datetime) -> None:
        review = GateReview.objects.get(project=self._project("bal"))
        for code, words in PROVEN.items():
            self._note(review, (code,), words, at)
        reason = "Топтом иштейт, кардарлар төлөп жатат."
        pass_gate(review, reason=reason, actor=user("director"), at=at + timedelta(hours=3))

    def _note(self, review: GateReview, codes: tuple[str, ...], words: str, at: datetime) -> None:
        for item in review.items.filter(code__in=codes):
            actor = clerk_of(review.project.residency.unit)
            note_item(item, met=True, evidence=words, actor=actor, at=at)

    def _order(self, at: datetime) -> None:
        director = user("director")
        contract = order_transfer(
            self._residency("bal"),
            reason="Концепция далилденди: топтомду чыгаруу үчүн лаборатория менен цех керек.",
            starts_on=self._ago(1),
            act_number="34-б",
            act_date=at.date(),
            act_file=store_upload(transfer_order(), purpose=ACT_FILE, actor=director, at=at),
            actor=director,
            at=at,
        ).contract
        clerk = clerk_of(contract.unit)
        agree(contract, how="Жолугушууда макулдашылды.", actor=clerk, at=at + timedelta(days=4))
        issue_contract(contract, actor=clerk, at=at + timedelta(days=5))

    def _move(self, at: datetime) -> None:
        contract, director = Transfer.objects.get().contract, user("director")
        scan = store_upload(signed_copy(), purpose=SCAN_PURPOSE, actor=director, at=at)
        sign_contract(contract, signed_on=at.date(), scan=scan, actor=director, at=at)

    def _ago(self, days: int) -> date:
        return self.line.today - timedelta(days=days)

    def _clerk(self, key: str) -> object:
        return clerk_of(self._residency(key).unit)

    def _project(self, key: str) -> Project:
        return Project.objects.select_related("residency__contract").get(residency=self._residency(key))

    def _residency(self, key: str) -> Residency:
        return residency_of(self.applications[key])


def _as_planned(stage: Stage, **changes: object) -> Wish:
    names = ("pk", "title", "expected", "starts_on", "ends_on")
    return Wish(**{**{name: getattr(stage, name) for name in names}, **changes})  # type: ignore[arg-type]
