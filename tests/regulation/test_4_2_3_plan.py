"""4.2.3 c: the director prepares the yearly work plan and budget and submits them for approval."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.domain.papers import ensure_file
from documents.domain.reminders import send_reminders
from reporting.domain.budget import set_budget
from reporting.domain.plan_reminders import lines_due
from reporting.domain.work_plan import (
    add_item,
    change_item,
    drop_item,
    note_done,
    overdue_items,
    remove_item,
)
from reporting.domain.year_plans import (
    approve_year_plan,
    approved_plan,
    draft_year_plan,
    return_year_plan,
    submit_year_plan,
)
from reporting.enums_plans import ItemStanding, YearPlanState
from reporting.models import PlanItem, YearPlan
from tests.makers.people import make_user
from tests.makers.plans import approved, drafted_plan, plan_item, submitted_plan
from tests.makers.reporting import hold_post, vice_rector
from tests.makers.residents import clerk, director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
LINE = {"what": "Форум", "due_on": date(2026, 9, 1), "measure": "Тизме", "owner_name": "Асанов Б."}


def the_item(plan: YearPlan) -> PlanItem:
    return plan.items.get()


def next_version(plan: YearPlan, **_more: object) -> YearPlan:
    """The next version, as it is before anything in it changes."""
    return draft_year_plan(plan.kind, plan.year, why="Мөөнөт жылды", actor=director())


@pytest.mark.parametrize("kind", ["work", "budget"])
def test_a_version_goes_from_a_draft_through_submission_to_approval(kind: str) -> None:
    plan = drafted_plan(kind)
    assert (plan.version, plan.state) == (1, YearPlanState.DRAFT)
    submit_year_plan(plan, actor=director())
    assert approved_plan(kind, 2026) is None
    approve_year_plan(plan, actor=vice_rector())
    assert approved_plan(kind, 2026) == plan
    assert (plan.approved_on, plan.paper.number) == (date(2026, 11, 22), "ЖП-2026/01")


def test_the_director_alone_writes_and_submits() -> None:
    plan = drafted_plan()
    for other in (clerk(), make_user(Role.VICE_RECTOR), make_user(Role.AUDITOR)):
        with pytest.raises(NotAllowed):
            add_item(plan, **LINE, actor=other)
        with pytest.raises(NotAllowed):
            submit_year_plan(plan, actor=other)
        with pytest.raises(NotAllowed):
            draft_year_plan("work", 2027, actor=other)


@pytest.mark.parametrize("maker", [submitted_plan, approved])
def test_what_is_submitted_or_approved_stands_still(maker: object) -> None:
    plan = maker()  # type: ignore[operator]
    item = the_item(plan)
    with pytest.raises(WrongState):
        add_item(plan, **LINE, actor=director())
    with pytest.raises(WrongState):
        change_item(item, **LINE, actor=director())
    with pytest.raises(WrongState):
        remove_item(item, actor=director())
    budget = maker("budget")  # type: ignore[operator]
    with pytest.raises(WrongState):
        set_budget(budget, amounts={("income", "grants"): Decimal(1)}, actor=director())


def test_an_empty_plan_is_not_submitted() -> None:
    for kind in ("work", "budget"):
        with pytest.raises(DomainError):
            submit_year_plan(draft_year_plan(kind, 2027, actor=director()), actor=director())


def test_the_approver_gives_it_back_with_a_remark_and_it_is_written_on() -> None:
    approver, plan = vice_rector(), submitted_plan()
    with pytest.raises(FieldError):
        return_year_plan(plan, reason=" ", actor=approver)
    return_year_plan(plan, reason="Мөөнөттөрдү тактаңыз.", actor=approver)
    assert plan.state == YearPlanState.DRAFT
    plan_item(plan)
    assert plan.items.count() == 2


def test_one_version_of_a_year_is_written_at_a_time() -> None:
    drafted_plan()
    with pytest.raises(FieldError):
        draft_year_plan("work", 2026, actor=director())
    assert draft_year_plan("budget", 2026, actor=director()).version == 1


def test_a_new_version_says_why_and_replaces_the_one_before() -> None:
    first = approved()
    with pytest.raises(FieldError) as refused:
        draft_year_plan("work", 2026, actor=director())
    assert refused.value.field == "why"
    second = next_version(first)
    change_item(the_item(second), **LINE, actor=director())
    submit_year_plan(second, actor=director())
    assert approved_plan("work", 2026) == first
    approve_year_plan(second, actor=vice_rector())
    first.refresh_from_db()
    assert (first.state, approved_plan("work", 2026)) == (YearPlanState.REPLACED, second)
    assert the_item(first).what != "Форум"
    assert the_item(second).what == "Форум"


def test_what_was_done_while_the_new_version_was_written_is_not_lost() -> None:
    first = approved()
    second = next_version(first)
    note_done(the_item(first), done_on=date(2026, 6, 1), evidence="№ 5 протокол", actor=clerk())
    submit_year_plan(second, actor=director())
    approve_year_plan(second, actor=vice_rector())
    item = the_item(second)
    assert (item.done_on, item.evidence) == (date(2026, 6, 1), "№ 5 протокол")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": " "}, "what"),
        ({"measure": ""}, "measure"),
        ({"due_on": date(2027, 1, 1)}, "due_on"),
        ({"owner_name": ""}, "owner"),
    ],
)
def test_each_line_has_its_work_its_owner_its_term_and_its_measure(changes: dict, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        add_item(drafted_plan(items=0), **{**LINE, **changes}, actor=director())
    assert refused.value.field == field


def test_the_owner_or_the_director_notes_that_a_line_is_done() -> None:
    plan = approved(items=2)
    own, other = plan.items.order_by("position")
    with pytest.raises(NotAllowed):
        note_done(own, done_on=date(2026, 6, 1), evidence="Акт", actor=make_user(Role.UNIT_STAFF))
    note_done(own, done_on=date(2026, 6, 1), evidence="Акт", actor=clerk())
    note_done(other, done_on=date(2026, 7, 5), evidence="Акт", actor=director())
    assert [own.standing(), other.standing()] == [ItemStanding.DONE, ItemStanding.DONE_LATE]
    with pytest.raises(WrongState):
        note_done(own, done_on=date(2026, 6, 2), evidence="Акт", actor=clerk())


def test_a_fact_has_a_day_that_has_come_and_its_evidence() -> None:
    item = the_item(approved())
    with pytest.raises(FieldError):
        note_done(item, done_on=date(2026, 11, 23), evidence="Акт", actor=clerk())
    with pytest.raises(FieldError):
        note_done(item, done_on=date(2026, 11, 22), evidence="\u200b", actor=clerk())


def test_nothing_is_noted_in_a_draft() -> None:
    with pytest.raises(WrongState):
        note_done(the_item(drafted_plan()), done_on=date(2026, 6, 1), evidence="Акт", actor=director())


def test_a_line_is_dropped_by_the_director_with_a_reason() -> None:
    item = the_item(approved())
    with pytest.raises(NotAllowed):
        drop_item(item, reason="Каражат жок", actor=clerk())
    with pytest.raises(FieldError):
        drop_item(item, reason="", actor=director())
    drop_item(item, reason="Каражат жок", actor=director())
    assert (item.standing(), item.dropped_on) == (ItemStanding.DROPPED, date(2026, 11, 22))
    assert not overdue_items().exists()


def test_what_is_late_is_counted_by_the_term_in_approved_versions_alone() -> None:
    late = the_item(approved())
    approved(year=2025, due_on=date(2025, 12, 31))
    submitted_plan(year=2027)
    assert list(overdue_items(date(2026, 6, 30))) == list(overdue_items().exclude(pk=late.pk))
    assert late in overdue_items(date(2026, 7, 1))
    assert late.standing(date(2026, 6, 30)) == ItemStanding.OPEN


def test_who_answers_for_a_line_is_reminded_of_its_term_once_a_step() -> None:
    item = the_item(approved(due_on=date(2026, 11, 25)))
    assert [(due.email, due.due_on) for due in lines_due()] == [(clerk().email, item.due_on)]
    at = clock.moment_of(date(2026, 11, 22))
    assert [send_reminders(at), send_reminders(at)] == [1, 0]
    note_done(item, done_on=date(2026, 11, 22), evidence="Акт", actor=clerk())
    assert list(lines_due()) == []


def test_a_draft_and_a_replaced_version_remind_nobody() -> None:
    first = approved()
    second = next_version(first)
    assert [due.record.plan for due in lines_due()] == [first]
    submit_year_plan(second, actor=director())
    approve_year_plan(second, actor=vice_rector())
    assert [due.record.plan for due in lines_due()] == [second]


@pytest.mark.parametrize("kind", ["work", "budget"])
def test_the_approved_version_is_a_numbered_paper(kind: str, tmp_path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    hold_post("director", director())
    plan = approved(kind)
    paper = ensure_file(plan.paper)
    assert paper.subject == plan
    assert paper.context["approver"]["post"] == "vice_rector"
    assert paper.context["signatory"]["name"] == director().short_name
    with paper.file.open("rb") as stored:
        assert stored.read(5) == b"%PDF-"
