"""Screens of the director's plans and of the staff list: forms, refusals, lists, the page of money."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Appointment, Post
from accounts.roles import Role
from finance.enums import FundingSource
from portal.dashboard import dashboard_of
from portal.queues import queues_of
from reporting.models import MeasureProgress, PlanItem, StaffMember, StrategicPlan, YearPlan
from tests.makers.finance import confirmed, make_income
from tests.makers.people import make_user
from tests.makers.plans import (
    approved,
    board_vote,
    drafted_plan,
    employee,
    order,
    strategy,
    submitted_plan,
)
from tests.makers.reporting import vice_rector
from tests.makers.residents import clerk, director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ADMIN = "/admin/reporting/"
LINE = {"what": "Форум", "due_on": "1.9.2027", "measure": "Тизме", "owner_name": "Асанов Б."}
DAY = date(2026, 11, 22)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(director())
    return client


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_work_plan_goes_through_its_forms_to_the_paper(desk: Client) -> None:
    desk.post(f"{ADMIN}yearplan/add/", {"kind": "work", "year": "2027"})
    plan = YearPlan.objects.get()
    page = f"{ADMIN}yearplan/{plan.pk}/"
    desk.post(f"{page}line/", LINE)
    item = plan.items.get()
    desk.post(f"{ADMIN}yearplan/line/{item.pk}/", {**LINE, "what": "<b>Жарманке</b>", "unit": "incubator"})
    assert "&lt;b&gt;Жарманке" in text_of(desk, f"{page}change/")
    desk.post(f"{page}do/submit/")
    approver = vice_rector()
    desk.force_login(approver)
    assert "do/approve/" in text_of(desk, f"{page}change/")
    desk.post(f"{page}do/approve/")
    plan.refresh_from_db()
    assert (plan.state, plan.approved_by) == ("approved", approver)
    assert plan.paper.number in text_of(desk, f"{page}change/")


def test_what_was_typed_stays_when_a_line_is_refused(desk: Client) -> None:
    plan = drafted_plan(year=2027, items=0)
    page = desk.post(f"{ADMIN}yearplan/{plan.pk}/line/", {**LINE, "due_on": "1.9.2026"}).content.decode()
    assert not plan.items.exists()
    assert 'value="Форум"' in page


def test_the_director_sees_who_approves_and_no_button(desk: Client) -> None:
    approver = vice_rector()
    plan = submitted_plan()
    page = text_of(desk, f"{ADMIN}yearplan/{plan.pk}/change/")
    assert approver.short_name in page
    assert desk.post(f"{ADMIN}yearplan/{plan.pk}/do/approve/").status_code == 404


def test_a_budget_is_written_in_one_form_where_empty_is_not_zero(desk: Client) -> None:
    plan = drafted_plan("budget")
    typed = {"income_budget": "1 200,50", "income_grants": "0", "spending_projects": "x"}
    url = f"{ADMIN}yearplan/{plan.pk}/budget/"
    assert "1 200,50" in desk.post(url, typed).content.decode().replace("\xa0", " ")
    desk.post(url, {**typed, "spending_projects": ""})
    assert dict(plan.entries.values_list("code", "amount")) == {
        "budget": Decimal("1200.50"),
        "grants": Decimal(0),
    }
    assert 'name="income_budget" value="1' in text_of(desk, url)


def test_the_page_of_money_compares_with_the_approved_budget(desk: Client) -> None:
    url = "/admin/finance/income/money/?year=2026"
    confirmed(make_income(source="services", received_on=date(2026, 2, 3), amount=Decimal("200.25")))
    assert desk.get(url).context["beside"][0]["tables"] == []
    approved("budget")
    page = desk.get(url)
    rows = page.context["beside"][0]["tables"][0]["rows"]
    services = rows[FundingSource.values.index("services")]
    assert (services["fact"], services["percent"]) == ("200,25", "50,0%")
    assert desk.get(services["url"]).context["cl"].result_count == 1
    assert len({row["plan"] for row in rows if row is not services}) == 2
    assert page.content.decode().count(rows[-1]["plan"]) == 6


def test_an_owner_notes_the_fact_from_the_queue(client: Client) -> None:
    item = approved(due_on=date(2026, 11, 1)).items.get()
    owner = clerk()
    client.force_login(owner)
    queue = next(one for one in queues_of(owner) if "planitem" in one.url)
    assert (queue.count, queue.since) == (1, date(2026, 11, 1))
    assert client.get(queue.url).context["cl"].result_count == 1
    client.post(f"{ADMIN}planitem/{item.pk}/done/", {"done_on": "3.11.2026", "evidence": "№ 5 акт"})
    item.refresh_from_db()
    assert item.done_on == date(2026, 11, 3)
    assert not [one for one in queues_of(owner) if "planitem" in one.url]


def test_only_the_one_approver_has_a_queue_of_plans() -> None:
    approver = vice_rector()
    submitted_plan()
    assert [one.count for one in queues_of(approver) if "yearplan" in one.url] == [1]
    for other in (director(), make_user(Role.VICE_RECTOR)):
        assert not [one for one in queues_of(other) if "yearplan" in one.url]


def test_the_dashboard_has_overdue_lines_and_the_next_ones(desk: Client) -> None:
    approved(items=2, due_on=date(2026, 10, 1))
    approved(year=2027, due_on=date(2027, 1, 20))
    found = dashboard_of(director())
    row = next(row for row in found["overdue"] if "planitem" in row["url"])
    assert row["count"] == desk.get(row["url"]).context["cl"].result_count == 2
    assert date(2027, 1, 20) in [term.day for term in found["terms"]]


@pytest.mark.parametrize(
    ("standing", "count"), [("open", 1), ("late", 2), ("done", 0), ("done_late", 0), ("dropped", 0)]
)
def test_lines_are_filtered_by_how_they_stand(desk: Client, standing: str, count: int) -> None:
    approved(items=2, due_on=date(2026, 10, 1))
    approved(year=2027)
    drafted_plan(year=2025)
    page = desk.get(f"{ADMIN}planitem/?standing={standing}")
    assert page.context["cl"].result_count == count


def test_a_strategic_plan_goes_through_its_forms_to_its_progress(desk: Client) -> None:
    desk.post(f"{ADMIN}strategicplan/add/", {"title": "Өнүгүү", "first_year": "2026", "last_year": "2027"})
    plan = StrategicPlan.objects.get()
    page = f"{ADMIN}strategicplan/{plan.pk}/"
    desk.post(f"{page}measure/", {"goal": "Өсүш", "what": "Резиденттер", "year_2026": "10"})
    desk.post(f"{page}do/submit/")
    lost, vote = board_vote(carried=False, held_on=DAY), board_vote(held_on=DAY)
    desk.post(f"{page}do/endorse/", {"decision": lost.pk})
    plan.refresh_from_db()
    assert plan.state == "submitted"
    desk.post(f"{page}do/endorse/", {"decision": vote.pk})
    plan.refresh_from_db()
    assert (plan.state, plan.decision) == ("in_force", vote)
    target = plan.measures.get().targets.get()
    desk.post(f"{ADMIN}strategicplan/target/{target.pk}/", {"value": "8", "note": "Реестр"})
    assert MeasureProgress.objects.get().noted_by == director()
    assert "Реестр" in text_of(desk, f"{page}change/")


def test_an_employee_is_entered_and_ended(desk: Client) -> None:
    given = {
        "name": "Асанова М. К.", "post": "Инженер", "unit": "technopark", "share": "0,5",
        "starts_on": "12.1.2026", "basis": order().pk, "education": "ОшТУ, 2009",
    }  # fmt: skip
    desk.post(f"{ADMIN}staffmember/add/", given)
    row = StaffMember.objects.get()
    assert (row.share, row.education) == (Decimal("0.5"), "ОшТУ, 2009")
    desk.post(f"{ADMIN}staffmember/{row.pk}/end/", {"ends_on": "1.11.2026", "reason": "31-к"})
    row.refresh_from_db()
    assert row.ends_on == date(2026, 11, 1)
    assert desk.get(f"{ADMIN}staffmember/?today=yes").context["cl"].result_count == 0


def test_an_acting_director_is_entered_and_ended_by_orders(client: Client) -> None:
    acting = make_user(Role.DIRECTOR)
    client.force_login(make_user(Role.ADMINISTRATOR))
    given = {
        "post": "acting_director", "user": acting.pk, "order_number": "7-к", "order_date": "1.11.2026",
        "starts_on": "2.11.2026", "ends_on": "30.11.2026",
    }  # fmt: skip
    client.post("/admin/accounts/appointment/add/", given)
    row = Appointment.objects.get(post=Post.ACTING_DIRECTOR)
    refused = client.post("/admin/accounts/appointment/add/", {**given, "starts_on": "30.11.2026"})
    assert refused.status_code == 200
    client.post(f"/admin/accounts/appointment/{row.pk}/end/", {"ends_on": "22.11.2026", "reason": "8-к"})
    row.refresh_from_db()
    assert (row.user, row.ends_on) == (acting, date(2026, 11, 22))


def test_lists_cost_as_much_with_thirty_rows_as_with_one(desk: Client) -> None:
    approved()
    employee()
    plan = strategy()
    pages = [
        f"{ADMIN}planitem/",
        f"{ADMIN}staffmember/",
        f"{ADMIN}yearplan/",
        f"{ADMIN}yearplan/{YearPlan.objects.get().pk}/change/",
        f"{ADMIN}strategicplan/{plan.pk}/change/",
    ]
    first = [_queries(desk, page) for page in pages]
    for number in range(29):
        item = PlanItem.objects.order_by("pk").first()
        item.pk, item.position = None, number + 5
        item.save()
        employee()
    assert [_queries(desk, page) for page in pages] == first


def _queries(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page).status_code == 200
    return len(caught)
