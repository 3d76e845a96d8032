"""The director's one screen: the five indicators, what is overdue, the money, the next terms (4.2.3).

For those who read the Centre's reports; each part is shown to who may open what it leads to. The queues of
work stand beside it on the same page. A fixed number of queries, however many records there are.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.admin_pages import list_of, page_of
from core.formatting import format_number
from core.quarters import Quarter
from documents.models import Correspondence
from finance.domain.queries import income_by_source, spending_by_source, total_of
from finance.enums import FundingSource
from finance.models import Invoice
from partnerships.models import Obligation, PlannedAction
from reporting.domain.snapshot import indicator_entries
from reporting.domain.work_plan import overdue_items
from reporting.indicators import OF_CLAUSE
from reporting.models import BoardDecision, PlanItem
from reporting.presentation import figures, tiles
from reporting.presentation.desk import admin_link
from reporting.presentation.reasons import reason_of
from residents.domain.periods import due_day
from residents.domain.queries import not_reported, residencies_in_force
from residents.models import Project, ResidentRequest

SEES = "reporting.view_centrereport"
#: how far ahead the next terms are looked for, and how many are shown
AHEAD, MOST = timedelta(days=90), 7


@dataclass(frozen=True)
class Term:
    """Something that comes due on a day."""

    day: date
    what: str
    who: str
    url: str


def dashboard_of(user: Any) -> dict[str, Any] | None:
    """Everything the screen shows; none for people who do not read the Centre's figures."""
    if not user.has_perm(SEES):
        return None
    today = clock.today()
    quarter = Quarter.of(today)
    return {
        "quarter": quarter,
        "tiles": [
            {**tile, "reason": reason_of(code, quarter)}
            for code, tile in zip(
                OF_CLAUSE,
                tiles.tiles(indicator_entries(quarter, OF_CLAUSE), admin_link(quarter)),
                strict=True,
            )
        ],
        "overdue": [row for row in _overdue(user, today) if row["count"]],
        "terms": _terms(user, today),
        "money": _money(today.year) if user.has_perm("finance.view_income") else None,
    }


def _overdue(user: Any, today: date) -> list[dict[str, Any]]:
    """What should have been done by now, each with the list it stands in."""
    last = Quarter.of(today).previous
    late = not_reported(last) if due_day(last) < today else not_reported(last).none()
    actions = PlannedAction.objects.filter(evidence=None, due_on__lt=today)
    rows: list[tuple[str, str, QuerySet[Any], str]] = [
        (
            "documents.view_correspondence",
            _("Documents past their due date"),
            Correspondence.objects.overdue(today),
            f"{list_of(Correspondence)}?due=overdue",
        ),
        (
            "residents.view_residency",
            _("Residents who have not reported for the last quarter"),
            late,
            reverse("admin:residents_residency_duties"),
        ),
        (
            "partnerships.view_obligation",
            _("Actions of the memorandum not done in time"),
            actions,
            list_of(Obligation),
        ),
        (
            "finance.view_invoice",
            _("Overdue invoices (3.3.3)"),
            Invoice.objects.overdue(today),
            f"{list_of(Invoice)}?standing=overdue",
        ),
        (
            "residents.view_project",
            _("Projects with a late stage"),
            Project.objects.with_late_stage(today),
            f"{list_of(Project)}?stages=late",
        ),
        (
            "reporting.view_planitem",
            _("Overdue lines of the work plan"),
            overdue_items(today),
            f"{list_of(PlanItem)}?standing=late",
        ),
        (
            "residents.view_residentrequest",
            _("Requests of residents whose answer is late"),
            ResidentRequest.objects.overdue(),
            f"{list_of(ResidentRequest)}?term=late",
        ),
    ]
    return [
        {"label": label, "count": found.count(), "url": url}
        for permission, label, found, url in rows
        if user.has_perm(permission)
    ]


def _terms(user: Any, today: date) -> list[Term]:
    """The nearest days on which something ends or is due."""
    found = [*_ends(user, today), *_board(user, today), *_actions(user, today), *_lines(user, today)]
    return sorted(found, key=lambda term: (term.day, term.what))[:MOST]


def _ends(user: Any, today: date) -> list[Term]:
    if not user.has_perm("residents.view_residency"):
        return []
    ending = residencies_in_force(today).filter(expires_on__lte=today + AHEAD).order_by("expires_on", "pk")
    return [
        Term(row.expires_on, _("The contract runs out"), row.party.name, page_of(row))
        for row in ending[:MOST]
    ]


def _board(user: Any, today: date) -> list[Term]:
    if not user.has_perm("reporting.view_boarddecision"):
        return []
    due = _near(BoardDecision.objects.duties().select_related("meeting"), today)
    return [
        Term(row.due_on, _("Decision of the Board"), row.owner, page_of(row)) for row in due if row.due_on
    ]


def _actions(user: Any, today: date) -> list[Term]:
    if not user.has_perm("partnerships.view_obligation"):
        return []
    planned = PlannedAction.objects.filter(evidence=None).select_related("obligation")
    return [
        Term(row.due_on, _("Action of the memorandum"), row.what, page_of(row.obligation))
        for row in _near(planned, today)
    ]


def _lines(user: Any, today: date) -> list[Term]:
    if not user.has_perm("reporting.view_planitem"):
        return []
    near = _near(PlanItem.objects.open(), today)
    return [Term(row.due_on, _("Line of the work plan"), row.what, page_of(row)) for row in near]


def _near(rows: "QuerySet[Any]", today: date) -> "QuerySet[Any]":
    return rows.filter(due_on__range=(today, today + AHEAD)).order_by("due_on", "pk")[:MOST]


def _money(year: int) -> dict[str, Any]:
    """Confirmed money of the year by source; a source without any is left out."""
    income, spent = income_by_source(year), spending_by_source(year)
    out = {line.code: line.year.confirmed for line in spent}
    rows = [
        {
            "label": str(FundingSource(line.code).label),
            "income": _som(line.year.confirmed),
            "spent": _som(out[line.code]),
        }
        for line in income
        if line.year.confirmed or out[line.code]
    ]
    total = {
        "income": _som(total_of(income, year).year.confirmed),
        "spent": _som(total_of(spent, year).year.confirmed),
    }
    return {"year": year, "rows": rows, "total": total, "url": reverse("admin:finance_money")}


def _som(amount: Decimal) -> str:
    return format_number(amount, 0) if amount else figures.NONE
