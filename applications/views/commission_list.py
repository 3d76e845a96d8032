"""The expert's workspace: what is awaited, and the lists behind it, page by page (3.3.1)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from applications.domain.commission_queries import chaired_by
from applications.domain.summary import summaries_of
from applications.domain.workspace import awaited_from, done_by, read_by_others, tasks_on
from applications.models import Application
from applications.views.chair_page import chaired_rows
from applications.views.commission_asides import appeal_rows, decision_rows, signing_rows
from applications.views.commission_doors import for_experts
from applications.views.commission_page import task_items, task_rows

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

A_PAGE = 20


@dataclass(frozen=True)
class Part:
    """One list of the workspace: its title, what it holds, how a row is shown."""

    title: "StrOrPromise"
    rows: Callable[[User], QuerySet[Application]]
    show: Callable[[Iterable[Application], User], list[dict[str, Any]]]


def _awaited(rows: Iterable[Application], expert: User) -> list[dict[str, Any]]:
    return task_items([task for task in tasks_on(rows, expert) if task.is_expected])


def _tasks(rows: Iterable[Application], expert: User) -> list[dict[str, Any]]:
    return task_rows(tasks_on(rows, expert))


def _chaired(rows: Iterable[Application], _expert: User) -> list[dict[str, Any]]:
    return chaired_rows(summaries_of(list(rows)))


PARTS = {
    "awaited": Part(_("Awaited from you"), awaited_from, _awaited),
    "chaired": Part(_("You chair"), chaired_by, _chaired),
    "others": Part(_("Given to others to read"), read_by_others, _tasks),
    "done": Part(_("Earlier"), done_by, _tasks),
}
OWN = ("awaited", "others", "done")


@for_experts
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what is expected of the expert, and the beginning of the other lists."""
    expert = request.user
    found = {name: list(part.rows(expert)[: A_PAGE + 1]) for name, part in PARTS.items()}
    longer = {name for name, rows in found.items() if len(rows) > A_PAGE}
    tasks = tasks_on([row for name in OWN for row in found[name][:A_PAGE]], expert)
    due = [task for task in tasks if task.is_expected]
    context = {
        "due": task_items(due),
        # a conflict of interest found since then takes an application off the list at once
        "due_total": len(due) + max(awaited_from(expert).count() - A_PAGE, 0),
        "longer": longer,
        "others": task_rows([task for task in tasks if task.is_open and not task.is_expected]),
        "rows": task_rows([task for task in tasks if not task.is_open]),
        "chaired": _chaired(found["chaired"][:A_PAGE], expert),
        "appeals": appeal_rows(expert),
        "decisions": decision_rows(expert),
        "to_sign": signing_rows(expert),
    }
    return render(request, "applications/commission_list.html", context)


@for_experts
@require_safe
def part(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the lists whole, page by page."""
    if name not in PARTS:
        raise Http404
    shown = PARTS[name]
    page = Paginator(shown.rows(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": shown.title,
        "page_obj": page,
        "is_due": shown.show is _awaited,
        "rows": shown.show(page.object_list, request.user),
    }
    return render(request, "applications/commission_part.html", context)
