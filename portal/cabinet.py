"""What the cabinet's first page shows, in words and dates."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.formatting import format_date, format_number
from core.money import kgs
from residents.domain.cabinet import supplements_of
from residents.enums import END_TONES, REPORT_TONES, EndKind, ReportState
from residents.enums_contract import SUPPLEMENT_TONES, SupplementState
from residents.models import PeriodicReport, Residency

MILLION = 1_000_000


def status_of(residency: Residency) -> dict[str, str]:
    """The status as it is today: computed from dates, named by its recorded end."""
    if residency.is_in_force():
        return {"tone": "ok", "label": _("Resident status is in force")}
    if residency.started_on > clock.today():
        return {"tone": "wait", "label": _("Resident status has not begun yet")}
    kind = EndKind(residency.end_kind) or EndKind.EXPIRED
    return {"tone": END_TONES[kind], "label": str(kind.label)}


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
