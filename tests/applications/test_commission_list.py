"""The expert's lists: what is awaited stands whole, what has piled up over the years comes page by page."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from applications.domain.commission import give_to_commission
from applications.domain.conflicts import SOURCES, declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.workspace import awaited_from, done_by, open_tasks_of, read_by_others, tasks_on
from applications.views import commission_list
from tests.makers.applications import make_call
from tests.makers.commission import appointed_commission, make_experts, role_holder, send_scores
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
MINE = reverse("applications:commission")


@pytest.fixture
def director():
    return role_holder(Role.DIRECTOR)


@pytest.fixture
def panel(director):
    """A commission with five applications, and its second expert."""
    call, clerk, experts = make_call(), role_holder(Role.UNIT_STAFF), make_experts(3)

    def complete():
        return complete_application(call, actor=clerk)

    commission = appointed_commission([complete()], experts=experts)
    for _each in range(4):
        give_to_commission(complete(), commission=commission, actor=director)
    return list(commission.applications.order_by("number")), experts


@pytest.fixture
def short(monkeypatch):
    """Two rows a page."""
    monkeypatch.setattr(commission_list, "A_PAGE", 2)


def page(expert, part="", number=1):
    client = Client()
    client.force_login(expert)
    address = reverse("applications:commission_part", args=[part]) if part else MINE
    return client.get(address, {"page": number})


def test_each_application_of_an_expert_stands_in_one_list(panel, director):
    applications, experts = panel
    scored, closed, in_conflict, *rest = applications
    for expert in experts:
        send_scores(closed, expert)
    close_evaluation(closed, actor=director)
    send_scores(scored, experts[1])
    declare_conflict(in_conflict, expert=experts[1], has_conflict=True, statement="Туугандык")
    lists = [set(found(experts[1])) for found in (awaited_from, read_by_others, done_by)]
    assert lists == [set(rest), set(), {scored, closed, in_conflict}]
    assert {task.application for task in open_tasks_of(experts[1])} == set(rest)


def test_a_conflict_found_since_takes_an_application_off_the_list(panel, monkeypatch):
    applications, experts = panel
    seen = applications[0]

    class Found:
        label = "found"

        def finds(self, rows, people):
            return [(row.pk, one.pk) for row in rows for one in people if row == seen]

    monkeypatch.setitem(SOURCES, "found", Found())
    tasks = {task.application: task for task in tasks_on(awaited_from(experts[1]), experts[1])}
    assert (tasks[seen].is_open, tasks[seen].is_readable) == (False, False)
    assert seen not in {task.application for task in open_tasks_of(experts[1])}
    answer = page(experts[1])
    assert (answer.context["due_total"], len(answer.context["due"])) == (4, 4)
    assert [row["title"] for row in answer.context["rows"]] == [seen.title]


def test_the_first_page_says_how_many_are_awaited_and_where_all_are(panel, short):
    _applications, experts = panel
    answer = page(experts[1])
    assert (answer.context["due_total"], len(answer.context["due"])) == (5, 2)
    assert reverse("applications:commission_part", args=["awaited"]) in answer.content.decode()
    assert reverse("applications:commission_part", args=["done"]) not in answer.content.decode()


def test_the_pages_of_a_list_hold_each_row_once_in_the_order_of_days(panel, short):
    applications, experts = panel
    rows = [row for number in (1, 2, 3) for row in page(experts[1], "awaited", number).context["rows"]]
    assert [row["detail"].split(" · ")[0] for row in rows] == [f"№ {one.number}" for one in applications]
    assert all(row["action"] for row in rows)


def test_what_is_done_is_paged_the_latest_first(panel, short):
    applications, experts = panel
    for application in applications[:3]:
        send_scores(application, experts[1])
    first, second = (page(experts[1], "done", number) for number in (1, 2))
    shown = [row["title"] for answer in (first, second) for row in answer.context["rows"]]
    assert shown == [one.title for one in reversed(applications[:3])]
    assert "?page=2" in first.content.decode()


def test_the_chair_reaches_every_evaluation(panel, short):
    applications, experts = panel
    assert reverse("applications:commission_part", args=["chaired"]) in page(experts[0]).content.decode()
    rows = [row for number in (1, 2, 3) for row in page(experts[0], "chaired", number).context["rows"]]
    assert len({row["url"] for row in rows}) == len(applications)
    assert page(experts[1], "chaired").context["rows"] == []


@pytest.mark.parametrize("part", ["awaited", "chaired", "others", "done"])
def test_an_empty_list_says_so(part):
    answer = page(make_experts(1)[0], part)
    assert 'class="empty"' in answer.content.decode()


def test_a_list_that_is_not_there_is_not_found(panel):
    assert page(panel[1][0], "secret").status_code == 404
