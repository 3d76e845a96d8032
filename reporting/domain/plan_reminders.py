"""Who answers for a line of the work plan is reminded of its term (4.2.3 c)."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from core.admin_pages import page_of
from documents.domain.reminders import SOURCES, Due
from reporting.models import PlanItem


def register_reminders() -> None:
    """Register what this room reminds of."""
    SOURCES["work_plan"] = lines_due


def lines_due() -> Iterator[Due]:
    """Each owner with an account, once for each step of each open line of an approved plan."""
    lines = PlanItem.objects.open().filter(owner__is_active=True).select_related("owner")
    for item in lines.order_by("due_on", "pk"):
        owner: Any = item.owner  # a line without an account is filtered out
        yield Due.to(
            owner,
            record=item,
            due_on=item.due_on,
            words=partial(_say, item),
            link=partial(_page, item),
        )


def _say(item: PlanItem) -> str:
    return _("Line of the work plan: %(line)s") % {"line": item.what}


def _page(item: PlanItem) -> str:
    return str(settings.SITE_URL) + page_of(item)
