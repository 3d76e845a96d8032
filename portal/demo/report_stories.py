"""Around the reports of the demonstration: patents announced, files attached, figures corrected."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from accounts.models import User
from core.quarters import Quarter
from portal.demo.papers import statement
from portal.demo.people import clerk_of, user
from portal.demo.timeline import Timeline
from residents.domain.announced import Announcement, confirm_right, decline_right
from residents.domain.evidence import attach_evidence
from residents.domain.restated_rows import restate_investment
from residents.domain.restatements import restate, why_not_restate
from residents.models import AnnouncedRight, Investment, PeriodicReport, Residency

# Resident, quarters before the open one, what happened, days into the quarter, what the IP officer answers.
ANNOUNCED = (
    ("temir", 1, "grant", "industrial_design", "Бычуу роботунун корпусу", "302", 55, "record"),
    (
        "suu",
        1,
        "filing",
        "utility_model",
        "Радио менен көрсөткүч берүүчү суу эсептегич",
        "20260031.2",
        40,
        "",
    ),
    (
        "talaa",
        1,
        "filing",
        "software",
        "Талааны сугаруу программасы",
        "П-118",
        33,
        "Кыргызпатентте мындай номерде арыз жок, номерин тактаңыз.",
    ),
)
# Resident, quarters before the open one, days into the next quarter, figure, share of the old one, reason.
CORRECTED = (
    ("temir", 2, 45, "revenue", Decimal("0.9"), "Кайтарылган буюмдардын суммасы чегерилди: актысы № 14."),
    ("talaa", 1, 30, "revenue", Decimal("1.1"), "Бир эсеп-фактура киргизилбей калган: № 87."),
)
# Resident, share of its latest closed sum that stays, days into the quarter before the open one, reason.
SUMS = (("jangak", Decimal("0.8"), 50, "Банктын маалыматы боюнча бир бөлүгү кайтарылган: № 31 кат."),
        ("talaa", Decimal(0), 52, "Акча насыя экени такталды, башка отчетто турат: № 9 акт."))  # fmt: skip
NEEDS = (
    "",
    "Экспортко сертификат алуу боюнча кеңеш керек.",
    "",
    "",
    "Экинчи бөлмө керек: бригада көбөйдү.",
)


class ReportStories:
    """Plans what follows the reports; `find` gives the residency of a project."""

    def __init__(self, line: Timeline, find: Callable[[str], Residency | None]) -> None:
        self.line = line
        self.find = find

    def plan(self) -> None:
        """Plan the officer's answers and the corrections, after the quarters are closed."""
        for entry in ANNOUNCED:
            day = self.line.quarter(entry[1]).next.start + timedelta(days=24)
            self.line.plan(day, lambda at, e=entry: self._answer(e[5], e[7], at), hour=15)
        for key, back, days, field, share, reason in CORRECTED:
            quarter = self.line.quarter(back)
            self.line.plan(
                quarter.next.start + timedelta(days=days),
                lambda at, k=key, q=quarter, f=field, s=share, r=reason: self._correct(k, q, f, s, r, at),
                hour=15,
            )

        for key, share, days, reason in SUMS:
            day = self.line.quarter(1).start + timedelta(days=days)
            self.line.plan(day, lambda at, k=key, s=share, r=reason: self._correct_sum(k, s, r, at), hour=15)

    def announced_in(self, key: str, quarter: Quarter) -> list[Announcement]:
        """What the report of a project announces."""
        back = self.line.open_quarter - quarter
        return [
            Announcement(
                event=event, kind=kind, title=title, number=number, on=quarter.start + timedelta(days=days)
            )
            for owner, when, event, kind, title, number, days, _answer in ANNOUNCED
            if (owner, when) == (key, back)
        ]

    def attach(self, report: PeriodicReport, actor: User, at: datetime) -> None:
        """A statement of the bank goes with the report of the latest closed quarter."""
        if self.line.open_quarter - report.period == 1:
            attach_evidence(report, files=[statement()], actor=actor, at=at)

    def _answer(self, number: str, answer: str, at: datetime) -> None:
        right = AnnouncedRight.objects.filter(number=number).first()
        if right is None or not answer:
            return
        if answer == "record":
            confirm_right(right, actor=user("ip"), at=at)
        else:
            decline_right(right, answer=answer, actor=user("ip"), at=at)

    def _correct_sum(self, key: str, share: Decimal, reason: str, at: datetime) -> None:
        residency = self.find(key)
        rows = Investment.objects.filter(residency=residency, report__state="verified").order_by(
            "-received_on"
        )
        closed = [row for row in rows if not why_not_restate(row.report)]
        if closed and residency is not None:
            amount = closed[0].amount * share
            restate_investment(closed[0], amount=amount, reason=reason, actor=clerk_of(residency.unit), at=at)

    def _correct(
        self, key: str, quarter: Quarter, field: str, share: Decimal, reason: str, at: datetime
    ) -> None:
        residency = self.find(key)
        report = residency.reports.of_quarter(quarter).verified().first() if residency else None
        if report is None or residency is None:
            return
        new = getattr(report, field) * share
        restate(report, field=field, new=new, reason=reason, actor=clerk_of(residency.unit), at=at)
