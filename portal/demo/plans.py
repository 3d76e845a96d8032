"""The demonstration Centre's work plans, budgets, strategic plan, staff and acting director (4.1, 4.2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.domain.appointments import appoint
from accounts.domain.post_roles import follow_posts
from accounts.models import Post
from accounts.roles import Role
from documents.domain.acts import record_act
from documents.enums import ActKind
from portal.demo.board import MEETINGS
from portal.demo.people import user
from portal.demo.plan_lines import LINES, MEASURES, NEXT_LINES, STAFF, WITHOUT_ACCOUNT, Line
from portal.demo.timeline import Timeline
from reporting.domain.budget import set_budget
from reporting.domain.staff import let_go, take_on
from reporting.domain.strategy import (
    add_measure,
    draft_strategy,
    endorse_strategy,
    endorsing_decisions,
    note_progress,
    submit_strategy,
)
from reporting.domain.work_plan import add_item, drop_item, note_done
from reporting.domain.year_plans import (
    approve_year_plan,
    approved_plan,
    draft_year_plan,
    submit_year_plan,
)
from reporting.models import MeasureTarget, PlanItem, StaffMember, StrategicPlan, YearPlan

# Thousand som by source or purpose: of the first year, of the second, of its version after the grant.
BUDGETS: dict[tuple[str, str], tuple[int | None, int | None, int | None]] = {
    ("income", "budget"): (330, 1340, 1340),
    ("income", "services"): (280, 1150, 1400),
    ("income", "grants"): (None, 0, 1200),
    ("income", "funds"): (None, 400, 400),
    ("spending", "operating"): (190, 740, 740),
    ("spending", "infrastructure"): (80, 300, 930),
    ("spending", "projects"): (60, 230, 250),
}
APPROVER = "vicerector"


class Plans:
    """Plans the two years before today, the strategic plan of three years, and the staff list."""

    def __init__(self, line: Timeline, first_day: date) -> None:
        self.line = line
        self.first_day = first_day + timedelta(days=2)

    def plan(self) -> None:
        """Plan every document with its way to approval, and what came of its lines."""
        this = self.line.today.year
        for place, year in enumerate((this - 1, this)):
            begun = max(date(year, 1, 15), self.first_day)
            if begun.year == year:
                self._plan_year(year, place, begun)
        self._plan_new_budget(this)
        self._plan_next_year(this + 1)
        self._plan_strategy()
        self.line.plan(self.first_day, self._take_people_on, hour=11)
        self.line.plan(self.line.quarter(2).start + timedelta(days=30), self._let_one_go, hour=11)
        self._plan_acting()

    def _plan_year(self, year: int, place: int, begun: date) -> None:
        self._plan_document("work", year, begun, lambda plan, at: self._write_lines(plan, LINES, at))
        self._plan_document("budget", year, begun, lambda plan, at: _write_budget(plan, place, at), 20)
        for line in LINES if place else map(_finished, LINES):
            if line.fact_after is not None and line.due(year) > begun:
                day = line.due(year) + timedelta(days=line.fact_after)
                self.line.plan(day, lambda at, one=line: self._note(one, year, at), hour=16)

    def _plan_document(
        self,
        kind: str,
        year: int,
        begun: date,
        write: Callable[[YearPlan, datetime], Any],
        minute: int = 0,
    ) -> None:
        self.line.plan(begun, lambda at: write(_draft(kind, year, "", at), at), hour=10, minute=minute)
        self.line.plan(begun + timedelta(days=4), lambda at: _submit(kind, year, at), hour=11, minute=minute)
        self.line.plan(begun + timedelta(days=9), lambda at: _approve(kind, year, at), hour=12, minute=minute)

    def _write_lines(self, plan: YearPlan, lines: tuple[Line, ...], at: datetime) -> None:
        for line in lines:
            due = line.due(plan.year)
            if due <= at.date():
                continue
            add_item(
                plan,
                what=line.what,
                unit=line.unit,
                owner=user(line.owner),
                due_on=due,
                measure=line.measure,
                actor=user("director"),
                at=at,
            )

    def _note(self, line: Line, year: int, at: datetime) -> None:
        item = PlanItem.objects.open().filter(plan__year=year, what=line.what).first()
        if item is None:
            return
        if line.dropped:
            drop_item(item, reason=line.fact, actor=user("director"), at=at)
        else:
            note_done(item, done_on=at.date(), evidence=line.fact, actor=user(line.owner), at=at)

    def _plan_new_budget(self, year: int) -> None:
        """The grant came: the budget of the running year has a second version."""
        day = self.line.quarter(2).start + timedelta(days=20)
        why = "Жашыл технологиялар фондунун гранты алынды"

        def write(at: datetime) -> None:
            if approved_plan("budget", year) is not None:
                _write_budget(_draft("budget", year, why, at), 2, at)
                _submit("budget", year, at + timedelta(hours=2))
                _approve("budget", year, at + timedelta(hours=5))

        if day.year == year:
            self.line.plan(day, write, hour=9)

    def _plan_next_year(self, year: int) -> None:
        """The plan of the coming year waits for its approval, its budget is being written."""
        day = date(year - 1, 11, 9)
        self.line.plan(
            day, lambda at: self._write_lines(_draft("work", year, "", at), NEXT_LINES, at), hour=10
        )
        self.line.plan(day + timedelta(days=9), lambda at: _submit("work", year, at), hour=11)
        self.line.plan(
            day + timedelta(days=10), lambda at: _write_budget(_draft("budget", year, "", at), 1, at), hour=11
        )

    def _plan_strategy(self) -> None:
        first = self.line.quarter(MEETINGS)  # its meeting is the Board's first one and endorses the plan
        self.line.plan(
            first.end - timedelta(days=12), lambda at: self._write_strategy(first.next.year, at), hour=10
        )
        self.line.plan(first.end + timedelta(days=35), self._endorse, hour=10)
        for quarter in (self.line.quarter(2), self.line.quarter(1)):
            self.line.plan(quarter.end + timedelta(days=9), self._note_progress, hour=10)

    def _write_strategy(self, year: int, at: datetime) -> None:
        director = user("director")
        plan = draft_strategy(
            title="ИИТБнын стратегиялык өнүгүү планы",
            first_year=year,
            last_year=year + 2,
            actor=director,
            at=at,
        )
        for goal, what, numbers, _reached in MEASURES:
            targets = {year + step: Decimal(number) for step, number in enumerate(numbers)}
            add_measure(plan, goal=goal, what=what, targets=targets, actor=director, at=at)
        submit_strategy(plan, actor=director, at=at + timedelta(hours=3))

    def _endorse(self, at: datetime) -> None:
        plan, decision = StrategicPlan.objects.first(), endorsing_decisions().first()
        if plan is not None and decision is not None:
            endorse_strategy(plan, decision=decision, actor=user("director"), at=at)

    def _note_progress(self, at: datetime) -> None:
        for _goal, what, _numbers, reached in MEASURES:
            targets = MeasureTarget.objects.filter(measure__what=what, year=at.year)
            target = targets.filter(measure__plan__state="in_force").first()
            if target is not None:
                value = Decimal(reached[min(target.progress.count(), len(reached) - 1)])
                note = "Борбордун кварталдык отчету"
                note_progress(target, value=value, note=note, actor=user("director"), at=at)

    def _take_people_on(self, at: datetime) -> None:
        director = user("director")
        basis = record_act(
            kind=ActKind.RECTOR_ORDER,
            number="58-к",
            dated_on=at.date(),
            title="Борбордун штатын бекитүү жөнүндө",
            actor=director,
            at=at,
        )
        shared: dict[str, Any] = {"basis": basis, "starts_on": at.date(), "actor": director, "at": at}
        for key, post, unit, role, share, education in STAFF:
            take_on(
                user=user(key), post=post, unit=unit, role=Role(role), share=Decimal(share),
                education=education, **shared,
            )  # fmt: skip
        for name, post, unit, share in WITHOUT_ACCOUNT:
            take_on(name=name, post=post, unit=unit, share=Decimal(share), **shared)

    def _let_one_go(self, at: datetime) -> None:
        row = StaffMember.objects.filter(name=WITHOUT_ACCOUNT[-1][0]).first()
        if row is not None:
            reason = "ректордун № 96-к буйругу"
            let_go(row, ends_on=at.date(), reason=reason, actor=user("director"), at=at)

    def _plan_acting(self) -> None:
        """The director's leave: an employee acts for two weeks, by order."""
        day = self.line.quarter(1).start + timedelta(days=46)
        self.line.plan(
            day - timedelta(days=3),
            lambda at: appoint(
                user("clerk2"),
                Post.ACTING_DIRECTOR,
                order_number="104-к",
                order_date=at.date(),
                starts_on=day,
                ends_on=day + timedelta(days=13),
                actor=user("admin"),
                at=at,
            ),
            hour=15,
        )
        for turn in (day, day + timedelta(days=14)):
            self.line.plan(turn, lambda at: follow_posts(at=at), hour=1)


def _finished(line: Line) -> Line:
    """A line of the earlier year: by now each has its fact."""
    return line if line.fact_after is not None else replace(line, fact=line.measure, fact_after=-1)


def _draft(kind: str, year: int, why: str, at: datetime) -> YearPlan:
    return draft_year_plan(kind, year, why=why, actor=user("director"), at=at)


def _submit(kind: str, year: int, at: datetime) -> None:
    submit_year_plan(_written(kind, year), actor=user("director"), at=at)


def _approve(kind: str, year: int, at: datetime) -> None:
    approve_year_plan(_written(kind, year), actor=user(APPROVER), at=at)


def _written(kind: str, year: int) -> YearPlan:
    return YearPlan.objects.filter(kind=kind, year=year).latest("version")


def _write_budget(plan: YearPlan, place: int, at: datetime) -> None:
    amounts = {
        key: None if sums[place] is None else Decimal(1000 * (sums[place] or 0))
        for key, sums in BUDGETS.items()
    }
    set_budget(plan, amounts=amounts, actor=user("director"), at=at)
