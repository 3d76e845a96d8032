"""The budget of a project: lines that repeat, summed by the portal; the sum is the amount needed (3.3.2)."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.answers import sections
from applications.domain.budget import MOST_LINES, replace_budget
from applications.domain.completeness import missing_answers
from applications.enums import Step
from applications.models import Application, BudgetLine
from core.errors import DomainError, FieldError
from tests.makers.applications import make_draft, submitted_application
from tests.makers.form import opened, send, step_of

pytestmark = pytest.mark.django_db


def line(**changes: Any) -> dict[str, Any]:
    return {"purpose": "Тетик", "kind": "materials", "source": "centre", "amount": Decimal(100), **changes}


def typed(*lines: dict[str, str], **more: str) -> dict[str, str]:
    """The page as a browser sends it."""
    cells = {f"line-{at}-{name}": text for at, row in enumerate(lines) for name, text in row.items()}
    return {"lines": str(len(lines)), **cells, **more}


ROW = {"purpose": "Тетик", "kind": "materials", "source": "centre", "amount": "1 250,50"}


def test_amount_needed_is_the_sum_of_the_lines() -> None:
    draft = make_draft()
    lines = [line(), line(purpose="Акы", kind="people", source="own", amount=Decimal("0.50"))]
    replace_budget(draft, lines=lines, note="Эскертме")
    draft.refresh_from_db()
    assert (draft.amount_needed, draft.budget_note) == (Decimal("100.50"), "Эскертме")
    shown = next(part for part in sections(draft) if part.step == Step.BUDGET)
    needed = next(row for row in shown.rows if row.name == "line-0-purpose" and len(row.values) == 3)
    assert needed.values[0].replace("\u00a0", " ") == "100,50 сом"


def test_lines_that_did_not_change_stay_untouched() -> None:
    draft = make_draft()
    kept = draft.budget.first()
    same = [
        {name: getattr(one, name) for name in ("purpose", "kind", "source", "amount")}
        for one in draft.budget.all()
    ]
    replace_budget(draft, lines=same[:1])
    assert draft.budget.get().pk == kept.pk
    assert kept.history.count() == 1
    assert BudgetLine.history.filter(history_type="-").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal(-5)}, "amount"),
        ({"amount": Decimal(10**9)}, "amount"),
        ({"kind": "bribe"}, "kind"),
        ({"source": "moon"}, "source"),
    ],
)
def test_line_that_cannot_be_is_refused_and_nothing_changes(changes: dict[str, Any], field: str) -> None:
    draft = make_draft()
    with pytest.raises(FieldError) as caught:
        replace_budget(draft, lines=[line(), line(**changes)])
    assert caught.value.field == field
    draft.refresh_from_db()
    assert draft.amount_needed == 1_250_000


def test_budget_has_so_many_lines_and_not_more() -> None:
    with pytest.raises(DomainError):
        replace_budget(make_draft(), lines=[line()] * (MOST_LINES + 1))


def test_budget_without_lines_is_not_answered() -> None:
    draft = make_draft()
    replace_budget(draft, lines=[])
    draft.refresh_from_db()
    assert [(gap.step, gap.target) for gap in missing_answers(draft)] == [(Step.BUDGET, "line-0-purpose")]


def test_budget_of_a_sent_application_does_not_change() -> None:
    with pytest.raises(DomainError):
        replace_budget(submitted_application(), lines=[line()])


def test_lines_are_added_and_taken_away_without_script_and_summed_each_time(client: Client) -> None:
    draft = make_draft()
    opened(client, draft)
    answer = send(client, draft, Step.BUDGET, typed(ROW, {"purpose": "Акы"}, add="1", budget_note="Кийин"))
    assert answer.url.endswith("#line-2")
    page = client.get(step_of(draft, Step.BUDGET))
    assert len(page.context["blocks"]) == 3
    assert page.context["whole"].replace("\u00a0", " ") == "1 250,50 сом"
    assert "Кийин" in page.content.decode()
    assert page.context["total"] == len(Step)  # of the steps beside the form
    send(client, draft, Step.BUDGET, typed(ROW, {"purpose": "Акы"}, {"purpose": "Үчүнчү"}, remove="1"))
    words = client.get(step_of(draft, Step.BUDGET)).content.decode()
    assert ("Үчүнчү" in words, "Акы" in words) == (True, False)
    assert Application.objects.get().amount_needed == 1_250_000


def test_line_that_cannot_be_read_is_named_and_nothing_typed_is_lost(client: Client) -> None:
    draft = make_draft()
    bad = {**ROW, "amount": "1.250", "kind": ""}
    page = send(client, draft, Step.BUDGET, typed(ROW, bad, budget_note="ы" * 1001))
    assert page.status_code == 200
    assert set(page.context["blocks"].forms[1].errors) == {"amount", "kind"}
    assert set(page.context["note"].errors) == {"budget_note"}
    assert 'value="1.250"' in page.content.decode()
    draft.refresh_from_db()
    assert draft.memory.typed["budget"]["amount"] == ["1 250,50", "1.250"]


def test_empty_line_at_the_end_is_left_out(client: Client) -> None:
    draft = make_draft()
    assert send(client, draft, Step.BUDGET, typed(ROW, {"source": "centre"})).status_code == 302
    assert draft.budget.count() == 1


@pytest.mark.parametrize("lines", ["", "-1", "x", "99999"])
def test_tampered_number_of_lines_does_no_harm(client: Client, lines: str) -> None:
    assert send(client, make_draft(), Step.BUDGET, {**typed(ROW), "lines": lines}).status_code == 302


class SumOfLines(TestCase):
    """Whatever the lines are, the amount needed is their sum."""

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.decimals("0.01", "99999999.99", places=2), min_size=1, max_size=5))
    def test_amount_is_exactly_the_sum(self, amounts: list[Decimal]) -> None:
        draft = make_draft()
        replace_budget(draft, lines=[line(amount=amount) for amount in amounts])
        draft.refresh_from_db()
        assert draft.amount_needed == sum(amounts) == sum(one.amount for one in draft.budget.all())
