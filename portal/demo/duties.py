"""Duties of the demonstration Centre's residents: rules, declarations, checks, warnings, what came after."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from accounts.models import User
from applications.models import Application
from documents.domain.acts import record_act
from documents.domain.uploads import store_upload
from documents.enums import ActKind
from documents.models import GoverningAct
from portal.demo.calls import call_dates
from portal.demo.papers import payment
from portal.demo.people import clerk_of, user
from portal.demo.project import DemoProject
from portal.demo.selection import ACCEPTED
from portal.demo.stays import residency_of
from portal.demo.timeline import Timeline
from residents.domain.alumni import record_follow_up
from residents.domain.declarations import (
    acknowledge_rules,
    declare_rights,
    name_rules,
    rules_to_read,
)
from residents.domain.disputes import OUTCOME_FILE, contest_termination, uphold_termination
from residents.domain.duty_checks import check_duty
from residents.domain.handover import issue_act, settle_item
from residents.domain.notices import (
    CURE_FILE,
    cure_notice,
    draft_notice,
    escalate_notice,
    expire_notice,
    send_notice,
    withdraw_notice,
)
from residents.enums_duties import Duty, DutyStatus, NoticeState
from residents.enums_ending import HandoverState
from residents.models import Notice, Residency

UNSIGNED = frozenset({"contract_draft", "contract_agreed", "contract_issued", "accepted_team"})
CENTRE_RULES = "Борбордун ички тартип эрежелери"
OSHTU_RULES = "ОшТУнун ички тартип эрежелери"
BODIES = (
    "1. Жайлар жумуш күндөрү саат 8ден 20га чейин ачык.\n2. Жабдууга окутуудан өткөндөр гана иштейт.\n"
    "3. Коноктор кирүүдө катталат.",
    "1. Жайлар жумуш күндөрү саат 7ден 22ге чейин ачык.\n2. Жабдууга окутуудан өткөндөр гана иштейт.\n"
    "3. Коноктор кирүүдө катталат.\n4. Лабораторияда коргоочу көз айнек тагылат.",
)
OSHTU_BODY = (
    "Университеттин аймагында тартип, өрт коопсуздугу жана мүлктү сактоо эрежелери. "
    "Жалпы мүлккө келтирилген зыян толугу менен төлөнөт."
)
# Who never read the second version of the rules, who has not read OshTU's yet, who declares nothing.
NOT_READ, NOT_YET, SILENT = {"suu", "shelk"}, {"talaa", "jangak", "shelk", "suu"}, {"bal"}
# Whose duty was found kept or missed, how many days ago, and from what it is seen.
CHECKS = (
    ("talaa", Duty.PROJECT, DutyStatus.KEPT, 41, "Талаада сыноо көрүлдү, пландын үчүнчү этабы бүттү."),
    (
        "jangak",
        Duty.PROJECT,
        DutyStatus.KEPT,
        37,
        "Линия көрүлдү, иш план боюнча жүрүп жатат.",
    ),
    ("temir", Duty.PROJECT, DutyStatus.KEPT, 55, "Цехте көрүлдү: экинчи үлгү иштеп жатат."),
    ("tilmech", Duty.PROJECT, DutyStatus.KEPT, 62, "Программанын жаңы версиясы көрсөтүлдү."),
    ("suu", Duty.PROJECT, DutyStatus.MISSED, 12, "Пландагы сыноо эки айга кечигип жатат."),
)
UNPAID = "Жай үчүн акы эки айдан бери төлөнгөн жок."
PAY = "Карызды толугу менен төлөп, төлөм документин алып келиңиз."

Declaring = Callable[[Residency, str, datetime], None]


class Duties:
    """Plans the rules and their readers, the checks, and one story for each end of a warning."""

    def __init__(
        self, line: Timeline, projects: tuple[DemoProject, ...], applications: dict[str, Application]
    ) -> None:
        self.line = line
        self.projects = [p for p in projects if p.fate in ACCEPTED and p.fate not in UNSIGNED]
        self.applications = applications

    def plan(self) -> None:
        """Plan everything on the timeline."""
        self._plan_rules()
        for place, project in enumerate(self.projects):
            self._plan_declarations(project, place)
        for who, duty, result, ago, words in CHECKS:
            self._plan_check(who, duty, result, self._ago(ago), words)
        self._plan_cured("temir", self.line.quarter(2).start + timedelta(days=30))
        self._plan_withdrawn("olchom", self.line.quarter(1).start + timedelta(days=20))
        self._plan_expired("tokto", self._ago(33))
        self._plan_draft(
            "shelk", Duty.REPORTS, self._ago(2), "Отчет мөөнөтүндө берилген жок.", "Отчет бериңиз."
        )
        self._plan_running("suu", self._ago(4))
        self._plan_ends()

    def _plan_rules(self) -> None:
        first = call_dates(self.line, 0)[0] - timedelta(days=20)
        second, oshtu = self.line.quarter(1).start + timedelta(days=14), self._ago(7)
        self.line.plan(first, lambda at: self._rules("2-э", BODIES[0], at))
        self.line.plan(second, lambda at: self._rules("7-э", BODIES[1], at, replaces="2-э"))
        self.line.plan(oshtu, lambda at: self._rules("41-э", OSHTU_BODY, at, owner="oshtu"))

    def _rules(
        self, number: str, body: str, at: datetime, *, owner: str = "centre", replaces: str = ""
    ) -> None:
        own = owner == "centre"
        earlier = GoverningAct.objects.filter(title=CENTRE_RULES, number=replaces).first()
        act = record_act(
            kind=ActKind.DIRECTOR_ORDER if own else ActKind.RECTOR_ORDER,
            number=number,
            dated_on=at.date(),
            issuer="Борбордун директору" if own else "ОшТУнун ректору",
            title=CENTRE_RULES if own else OSHTU_RULES,
            body=body,
            supersedes=earlier if replaces else None,
            actor=user("director"),
            at=at,
        )
        name_rules(owner=owner, act=act, actor=user("director"), at=at)

    def _plan_declarations(self, project: DemoProject, place: int) -> None:
        signed = call_dates(self.line, project.call)[1] + timedelta(days=25)
        read = self._each_open(project.key, self._read)
        self.line.plan(signed + timedelta(days=4), read, hour=11, minute=place)
        if project.key not in NOT_READ:
            later = self.line.quarter(1).start + timedelta(days=20)
            self.line.plan(max(later, signed + timedelta(days=4)), read, hour=12, minute=place)
        if project.key not in NOT_YET | NOT_READ:
            self.line.plan(self._ago(3), read, hour=12, minute=place)
        if project.key in SILENT:
            return
        for year in range(3):
            day = signed + timedelta(days=5 + 366 * year)
            declare = self._each_open(project.key, self._declare)
            self.line.plan(day, declare, hour=11, minute=place)

    def _each_open(
        self, key: str, act: Callable[[Residency, str, datetime], None]
    ) -> Callable[[datetime], None]:
        """The act, where the residency is in force on its day."""

        def do(at: datetime) -> None:
            residency = self._residency(key)
            if residency.is_in_force(at.date()):
                act(residency, key, at)

        return do

    def _read(self, residency: Residency, key: str, at: datetime) -> None:
        for rules in rules_to_read(residency, at.date()):
            acknowledge_rules(residency, rules, actor=user(key), at=at)

    def _declare(self, residency: Residency, key: str, at: datetime) -> None:
        declare_rights(residency, actor=user(key), at=at)

    def _plan_check(self, who: str, duty: Duty, result: DutyStatus, day: date, words: str) -> None:
        self.line.plan(day, lambda at: self._check(who, duty, result, words, at), hour=9)

    def _check(self, who: str, duty: Duty, result: DutyStatus, words: str, at: datetime) -> None:
        residency = self._residency(who)
        check_duty(
            residency,
            duty=duty,
            result=result,
            found_on=at.date(),
            words=words,
            actor=clerk_of(residency.unit),
            at=at,
        )

    def _plan_draft(self, who: str, duty: Duty, day: date, facts: str, demand: str) -> None:
        def draft(at: datetime) -> None:
            residency = self._residency(who)
            clerk = clerk_of(residency.unit)
            draft_notice(residency, duty=duty, facts=facts, demand=demand, actor=clerk, at=at)

        self.line.plan(day, draft, hour=10)

    def _plan_warning(self, who: str, day: date, duty: Duty = Duty.PAYMENT) -> None:
        """The invoices show that the duty is missed: the warning is sent the same day."""
        self._plan_draft(who, duty, day, UNPAID, PAY)
        self._plan_sending(who, duty, day)

    def _plan_sending(self, who: str, duty: Duty, day: date) -> None:
        self.line.plan(
            day,
            lambda at: send_notice(self._notice(who, duty, NoticeState.DRAFT), actor=user("director"), at=at),
            hour=15,
        )

    def _plan_cured(self, who: str, day: date) -> None:
        self._plan_warning(who, day)

        def cure(at: datetime) -> None:
            notice = self._notice(who, Duty.PAYMENT, NoticeState.SENT)
            clerk = clerk_of(notice.residency.unit)
            cure_notice(
                notice,
                cured_on=at.date(),
                words="Карыз толук төлөндү, төлөм документи алынды.",
                file=store_upload(payment(), purpose=CURE_FILE, actor=clerk, at=at),
                actor=clerk,
                at=at,
            )

        self.line.plan(day + timedelta(days=6), cure, hour=15)

    def _plan_withdrawn(self, who: str, day: date) -> None:
        self._plan_warning(who, day)
        self.line.plan(
            day + timedelta(days=3),
            lambda at: withdraw_notice(
                self._notice(who, Duty.PAYMENT, NoticeState.SENT),
                reason="Төлөм башка эсепке түшүп калган экен, карыз болгон эмес.",
                actor=user("director"),
                at=at,
            ),
            hour=15,
        )

    def _plan_expired(self, who: str, day: date) -> None:
        self._plan_warning(who, day)
        self.line.plan(day + timedelta(days=20), lambda at: self._expire(who, at))

    def _expire(self, who: str, at: datetime) -> None:
        notice = self._notice(who, Duty.PAYMENT, NoticeState.SENT)
        expire_notice(notice, actor=clerk_of(notice.residency.unit), at=at)

    def _plan_running(self, who: str, day: date) -> None:
        facts = "Ички эрежелердин жаңы версиясы менен таанышкан эмессиз."
        self._plan_draft(who, Duty.RULES, day, facts, "Кабинеттен окуп, тастыктаңыз.")
        self._plan_sending(who, Duty.RULES, day)

    def _plan_ends(self) -> None:
        """Before the breach two warnings; afterwards disputes, hand-overs, the first news of one who left."""
        for project in self.projects:
            if project.fate == "breach":
                self._plan_breach(project.key, self.line.quarter(4).start + timedelta(days=40))
            elif project.fate == "refusal":
                self._plan_upheld(project.key, self.line.quarter(2).start + timedelta(days=33))
            elif project.fate == "liquidation":
                day = self.line.quarter(1).start + timedelta(days=50)
                self.line.plan(day + timedelta(days=9), lambda at, key=project.key: self._contest(key, at))

    def _plan_breach(self, who: str, ended: date) -> None:
        self._plan_warning(who, ended - timedelta(days=110))
        self.line.plan(ended - timedelta(days=85), lambda at: self._expire(who, at))
        self.line.plan(ended - timedelta(days=80), lambda at: self._escalate(who, at))
        self._plan_sending(who, Duty.PAYMENT, ended - timedelta(days=78))
        self.line.plan(ended - timedelta(days=50), lambda at: self._expire(who, at))
        self.line.plan(ended + timedelta(days=76), lambda at: self._hand_over(who, at))
        self.line.plan(ended + timedelta(days=367), lambda at: self._news(who, at))

    def _escalate(self, who: str, at: datetime) -> None:
        first = self._notice(who, Duty.PAYMENT, NoticeState.EXPIRED)
        clerk = clerk_of(first.residency.unit)
        escalate_notice(first, facts=UNPAID, demand=PAY, actor=clerk, at=at)

    def _plan_upheld(self, who: str, ended: date) -> None:
        self.line.plan(ended + timedelta(days=6), lambda at: self._contest(who, at))

        def uphold(at: datetime) -> None:
            copy = store_upload(payment(), purpose=OUTCOME_FILE, actor=user("director"), at=at)
            uphold_termination(
                self._residency(who).terminations.get(),
                number="23-б",
                act_date=at.date(),
                file=copy,
                words="Баш тартуу жөнүндө катыңыз бар, андан кийин иш жүргөн эмес.",
                actor=user("director"),
                at=at,
            )

        self.line.plan(ended + timedelta(days=20), uphold)
        self.line.plan(ended + timedelta(days=25), lambda at: self._begin_hand_over(who, at))

    def _contest(self, who: str, at: datetime) -> None:
        contest_termination(
            self._residency(who).terminations.get(),
            reason="Чечим менен макул эмеспиз: иш токтогон эмес, документтер бар.",
            actor=user(who),
            at=at,
        )

    def _hand_over(self, who: str, at: datetime) -> None:
        residency = self._residency(who)
        for item in residency.handover.all():
            absent = item.code == "units.equipment"
            settle_item(
                item,
                state=HandoverState.NOT_APPLICABLE if absent else HandoverState.DONE,
                note="Жабдуу берилген эмес." if absent else "",
                actor=_keeper(item.code, residency),
                at=at,
            )
        issue_act(residency, actor=user("director"), at=at)

    def _begin_hand_over(self, who: str, at: datetime) -> None:
        residency = self._residency(who)
        for item in residency.handover.filter(code__in=["units.keys", "finance.charges"]):
            settle_item(item, state=HandoverState.DONE, actor=_keeper(item.code, residency), at=at)

    def _news(self, who: str, at: datetime) -> None:
        residency = self._residency(who)
        record_follow_up(
            residency,
            year=1,
            state="operating",
            jobs=2,
            source="Негиздөөчү менен телефондо сүйлөшүү",
            learned_on=at.date(),
            actor=clerk_of(residency.unit),
            at=at,
        )

    def _ago(self, days: int) -> date:
        return self.line.today - timedelta(days=days)

    def _notice(self, who: str, duty: Duty, state: NoticeState) -> Notice:
        return Notice.objects.get(residency=self._residency(who), duty=duty, state=state)

    def _residency(self, key: str) -> Residency:
        return residency_of(self.applications[key])


def _keeper(code: str, residency: Residency) -> User:
    """Who of the demonstration settles a line: its own room."""
    room = code.split(".")[0]
    return {"finance": user("finance"), "ip": user("ip")}.get(room) or clerk_of(residency.unit)
