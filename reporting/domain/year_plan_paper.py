"""The paper of a work plan or a budget, issued when it is approved (4.2.3 c, 7.3)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.domain.appointments import current, director_on
from accounts.models import Appointment, Post, User
from core import clock
from core.actors import Actor
from core.enums import Unit
from documents.domain import papers
from documents.domain.preparers import PREPARERS, Prepared
from documents.enums import PaperKind
from documents.models import IssuedPaper
from finance.enums import FundingSource, SpendingPurpose
from reporting.enums_plans import BudgetSide, YearPlanKind
from reporting.models import YearPlan

TEMPLATES = {
    YearPlanKind.WORK.value: "reporting/papers/work_plan.html",
    YearPlanKind.BUDGET.value: "reporting/papers/budget.html",
}
LISTS = {BudgetSide.INCOME.value: FundingSource, BudgetSide.SPENDING.value: SpendingPurpose}
TITLES = {
    YearPlanKind.WORK.value: gettext_lazy("Work plan of the year"),
    YearPlanKind.BUDGET.value: gettext_lazy("Budget of the year"),
}


def register_preparers() -> None:
    """Have the words of codes found in the language of the reader."""
    for template in TEMPLATES.values():
        PREPARERS[template] = in_words


def issue(plan: YearPlan, *, approver: User, on: date, actor: Actor, at: datetime | None) -> IssuedPaper:
    """Enter the approved version in the register of papers; its file is made later."""
    return papers.issue(
        PaperKind.YEAR_PLAN,
        title=TITLES[plan.kind],
        template=TEMPLATES[plan.kind],
        context={**content_of(plan), "approved_on": on, "approver": _approver(approver, on)},
        subject=plan,
        on=on,
        actor=actor,
        at=at,
    )


def content_of(plan: YearPlan) -> dict[str, Any]:
    """What the paper says, as plain values."""
    signatory = director_on(plan_day(plan))
    return {
        "year": plan.year,
        "version": plan.version,
        "why": plan.why,
        "items": [
            {
                "position": item.position,
                "what": item.what,
                "measure": item.measure,
                "unit": item.unit,
                "owner": item.owner_words,
                "due_on": item.due_on,
            }
            for item in plan.items.select_related("owner").order_by("due_on", "position")
        ],
        "entries": [
            {"side": entry.side, "code": entry.code, "amount": entry.amount} for entry in plan.entries.all()
        ],
        "signatory": _post(signatory, Post.DIRECTOR),
    }


def plan_day(plan: YearPlan) -> date:
    """The day whose director prepared it: that of its submission."""
    return clock.day_of(plan.submitted_at) if plan.submitted_at else clock.today()


def in_words(content: Mapping[str, Any]) -> Prepared:
    """The content with the words of its codes, in the language now active."""
    words = dict(content)
    for name in ("signatory", "approver"):
        if name in words:
            words[name] = {**words[name], "post": Post(words[name]["post"]).label}
    units = dict(Unit.choices)
    words["items"] = [{**item, "unit": units.get(item["unit"], "")} for item in words["items"]]
    words["sides"] = [_side(words["entries"], side) for side in BudgetSide]
    return Prepared(words)


def _side(entries: Any, side: BudgetSide) -> dict[str, Any]:
    amounts = {entry["code"]: entry["amount"] for entry in entries if entry["side"] == side}
    lines = [{"label": label, "amount": amounts.get(code)} for code, label in LISTS[side.value].choices]
    return {"label": side.label, "lines": lines, "total": sum(amounts.values()) if amounts else None}


def _approver(user: User, on: date) -> dict[str, str]:
    held = current(Post.VICE_RECTOR, on)
    post = Post.VICE_RECTOR if held and held.user_id == user.pk else Post.DIRECTOR
    return {"post": post.value, "name": user.short_name}


def _post(held: Appointment | None, post: Post) -> dict[str, str]:
    return {"post": held.post if held else post.value, "name": held.user.short_name if held else ""}
