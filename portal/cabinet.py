"""What the cabinet's first page shows, in words and dates."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import clock
from core.formatting import format_date, format_number
from core.money import kgs
from documents.enums import Side
from residents.domain.cabinet import supplements_of
from residents.domain.duties import ReportDuty
from residents.enums import END_TONES, REPORT_TONES, EndKind, ReportState
from residents.enums_cabinet import RequestState
from residents.enums_contract import SUPPLEMENT_TONES, SupplementState
from residents.models import PeriodicReport, Residency

MILLION = 1_000_000
SOON_DAYS = 15
NAME_ENDS_SOON = timedelta(days=30)


def status_of(residency: Residency) -> dict[str, str]:
    """The status as it is today: computed from dates, named by its recorded end."""
    if residency.is_in_force():
        return {"tone": "ok", "label": _("Resident status is in force")}
    if residency.started_on > clock.today():
        return {"tone": "wait", "label": _("Resident status has not begun yet")}
    kind = EndKind(residency.end_kind) or EndKind.EXPIRED
    return {"tone": END_TONES[kind], "label": str(kind.label)}


def due_items(residency: Residency, duties: Iterable[ReportDuty]) -> list[dict[str, Any]]:
    """Rows for `components/due_list.html`: late first, one filled button."""
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


def warning_items(residency: Residency) -> list[dict[str, Any]]:
    """Rows for `components/due_list.html`: warnings whose term runs (3.3.3)."""
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
    """Rows for `components/due_list.html`: what the Centre proposes and waits to hear about."""
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
    """Rows for `components/due_list.html`: permissions to use the name whose last day comes near."""
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


def report_rows(residency: Residency, reports: Iterable[PeriodicReport]) -> list[dict[str, Any]]:
    """Rows of the table of reports, the newest first."""
    return [
        {
            "period": report.period,
            "url": reverse("residents:report", args=[residency.pk, report.period]),
            "jobs": format_number(report.jobs_total) if report.jobs_full is not None else "",
            "revenue": "" if report.revenue is None else format_number(kgs(report.revenue) / MILLION, 1),
            "tone": REPORT_TONES[ReportState(report.state)],
            "state": report.get_state_display(),
        }
        for report in reports
    ]


def contract_rows(residency: Residency) -> list[dict[str, str]]:
    """Rows for `components/facts.html`: the contract, its days and its papers."""
    contract = residency.contract
    rows = [
        {"label": _("Number"), "value": contract.number},
        {"label": _("Signed"), "value": format_date(contract.signed_on)},
        {"label": _("In force until"), "value": format_date(contract.ends_on)},
        {
            "label": _("Text in Kyrgyz"),
            "value": "PDF",
            "url": reverse("documents:paper", args=[contract.paper_id]),
        },
        {
            "label": _("Translation into Russian"),
            "value": "PDF",
            "url": reverse("residents:contract_translation", args=[contract.pk, "ru"]),
        },
        {
            "label": _("Signed copy"),
            "value": _("Open"),
            "url": reverse("documents:upload", args=[contract.scan_id]),
        },
    ]
    if residency.ended_on:
        rows.insert(2, {"label": _("Status ended"), "value": format_date(residency.ended_on)})
    if residency.ground:
        rows.insert(3, {"label": _("Ground"), "value": residency.get_ground_display()})
    return rows


def supplement_rows(residency: Residency) -> list[dict[str, Any]]:
    """The supplements of the contract, each with its text in both languages and its state."""
    return [
        {
            "number": row.number,
            "day": row.signed_on or row.issued_on,
            "status": {
                "tone": SUPPLEMENT_TONES[SupplementState(row.state)],
                "label": row.get_state_display(),
            },
            "links": [
                (_("Text in Kyrgyz"), reverse("documents:paper", args=[row.paper_id])),
                (
                    _("Translation into Russian"),
                    reverse("residents:supplement_translation", args=[row.pk, "ru"]),
                ),
            ],
        }
        for row in supplements_of(residency)
    ]


def other_rows(residencies: Iterable[Residency], shown: Residency) -> list[dict[str, Any]]:
    """Links to the representative's other residencies."""
    return [
        {
            "title": str(row.party),
            "detail": row.contract.number,
            "url": reverse("portal:cabinet_residency", args=[row.pk]),
            "status": status_of(row),
        }
        for row in residencies
        if row.pk != shown.pk
    ]


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
