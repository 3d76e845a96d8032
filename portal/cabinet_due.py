"""What is expected of a resident and until when, from every room, as one list (3.3.3)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import clock
from core.formatting import format_date, format_money
from documents.enums import Side
from finance.models import Invoice
from portal.services import confirm_items
from residents.domain.duties import ReportDuty
from residents.enums import ReportState
from residents.enums_cabinet import RequestState
from residents.enums_project import StageState
from residents.models import Residency, Stage

SOON_DAYS = 15
NAME_ENDS_SOON = STAGE_ENDS_SOON = timedelta(days=30)


def all_due(residency: Residency, duties: Iterable[ReportDuty]) -> list[dict[str, Any]]:
    """Rows for `components/due_list.html`, by their days: reports, invoices, stages, warnings, answers."""
    items = report_items(residency, duties)
    for others in (invoice_items, stage_items, confirm_items, warning_items, call_items, name_items):
        items += others(residency)
    return sorted(items, key=lambda item: item["date"])


def report_items(residency: Residency, duties: Iterable[ReportDuty]) -> list[dict[str, Any]]:
    """The reports: those that are open, and the next one; one filled button."""
    today = clock.today()
    items = []
    for duty in duties:
        item: dict[str, Any] = {
            "date": duty.due_on,
            "title": _("Report for %(quarter)s") % {"quarter": duty.quarter.label()},
        }
        if duty.is_open(today):
            item |= _open_item(residency, duty) | {"primary": not items} | _urgency(duty.days_left(today))
        else:
            opens = format_date(duty.opens_on)
            item["detail"] = _("The form opens: %(date)s") % {"date": opens}
        items.append(item)
    return items


def invoice_items(residency: Residency) -> list[dict[str, Any]]:
    """The unpaid invoices of the contract."""
    unpaid, today = Invoice.objects.unpaid().filter(contract=residency.contract_id), clock.today()
    return [
        {
            "date": invoice.due_on,
            "title": _("Invoice No. %(number)s, to be paid: %(sum)s")
            % {"number": invoice.number, "sum": format_money(invoice.owed)},
            "url": reverse("finance:invoices", args=[residency.pk]),
            "action": _("Open"),
            **_urgency((invoice.due_on - today).days if invoice.due_on else 0),
        }
        for invoice in unpaid.order_by("due_on", "pk")
    ]


def stage_items(residency: Residency) -> list[dict[str, Any]]:
    """The stages of the project that are late or end soon, while the status is in force."""
    if not residency.is_in_force():
        return []
    today = clock.today()
    planned = Stage.objects.filter(project__residency=residency, state=StageState.PLANNED)
    return [
        {
            "date": stage.ends_on,
            "title": _("Stage of the project: %(title)s") % {"title": stage.title},
            "url": reverse("residents:project_stage", args=[residency.pk, stage.pk]),
            "action": _("Report the stage"),
            **_urgency((stage.ends_on - today).days),
        }
        for stage in planned.filter(ends_on__lte=today + STAGE_ENDS_SOON).order_by("ends_on", "pk")
    ]


def warning_items(residency: Residency) -> list[dict[str, Any]]:
    """Warnings whose term runs (3.3.3)."""
    today = clock.today()
    running = residency.notices.running(today).select_related("paper")
    return [
        {
            "date": notice.cure_by,
            "title": _("Warning No. %(number)s: %(duty)s")
            % {"number": notice.paper.number if notice.paper else "", "duty": notice.get_duty_display()},
            "detail": notice.demand,
            "url": reverse("residents:duties", args=[residency.pk]),
            "action": _("Open"),
            **_urgency((notice.cure_by - today).days if notice.cure_by else 0),
        }
        for notice in running
    ]


def call_items(residency: Residency) -> list[dict[str, Any]]:
    """What the Centre proposes and waits to hear about."""
    proposed = residency.centre_requests.filter(side=Side.CENTRE, state=RequestState.ANSWERED)
    return [
        {
            "date": clock.day_of(row.created_at),
            "title": row.subject,
            "detail": _("The Centre has written and waits for your answer."),
            "url": reverse("residents:request", args=[residency.pk, row.pk]),
            "action": pgettext("queue", "Answer"),
        }
        for row in proposed.order_by("created_at", "pk")
    ]


def name_items(residency: Residency) -> list[dict[str, Any]]:
    """Permissions to use the name whose last day comes near."""
    today = clock.today()
    soon = residency.name_permissions.in_force(today).filter(valid_until__lte=today + NAME_ENDS_SOON)
    return [
        {
            "date": row.valid_until,
            "title": _("The use of the name ends: %(purpose)s") % {"purpose": row.purpose},
            "url": reverse("residents:name", args=[residency.pk]),
            "action": _("Open"),
            **_urgency((row.valid_until - today).days),
        }
        for row in soon
    ]


def due_sentence(items: Sequence[dict[str, Any]]) -> str:
    """One sentence over the list: how much, and how much of it is late."""
    late = sum(item.get("tone") == "late" for item in items)
    if not items:
        return ""
    total = ngettext("%(total)d thing to do", "%(total)d things to do", len(items)) % {"total": len(items)}
    if not late:
        return f"{total}."
    return ngettext("%(total)s, %(late)d is late.", "%(total)s, %(late)d are late.", late) % {
        "total": total,
        "late": late,
    }


def _open_item(residency: Residency, duty: ReportDuty) -> dict[str, Any]:
    report = duty.report
    item: dict[str, Any] = {"url": reverse("residents:report_edit", args=[residency.pk, duty.quarter])}
    if report is None:
        return item | {"action": _("Fill in the report")}
    if report.state == ReportState.RETURNED:
        return item | {
            "action": _("Correct the report"),
            "detail": _("Returned for correction: %(remark)s") % {"remark": report.remark_in_short},
        }
    return item | {"action": _("Continue the report"), "detail": _("Begun and not sent yet")}


def _urgency(days_left: int) -> dict[str, str]:
    if days_left < 0:
        late = -days_left
        words = ngettext("Due %(days)d day ago", "Due %(days)d days ago", late) % {"days": late}
        return {"tone": "late", "status": words}
    if days_left == 0:
        return {"tone": "soon", "status": _("Today is the last day")}
    words = ngettext("%(days)d day left", "%(days)d days left", days_left) % {"days": days_left}
    return {"tone": "soon" if days_left <= SOON_DAYS else "", "status": words}
