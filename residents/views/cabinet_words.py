"""Requests to the Centre and permissions to use the name in words, for the cabinet's components (3.3.2)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_date
from documents.models import IssuedPaper
from residents.enums_cabinet import NAME_TONES, REQUEST_TONES, NameState, RequestState
from residents.models import NamePermission, Residency, ResidentRequest


def request_rows(requests: Iterable[ResidentRequest]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: what was asked, when, who acts next."""
    return [
        {
            "title": row.subject,
            "detail": " · ".join(_facts(row)),
            "url": reverse("residents:request", args=[row.residency_id, row.pk]),
            "status": {"tone": REQUEST_TONES[RequestState(row.state)], "label": row.get_state_display()},
        }
        for row in requests
    ]


def next_step(row: ResidentRequest) -> str:
    """What happens next, and who acts."""
    if row.state == RequestState.CLOSED:
        return _("Nothing more is expected. If you write here, the request is open again.")
    if row.state == RequestState.ANSWERED:
        return _("Read what the Centre has written. Write if something is still open, or close the request.")
    day = format_date(row.due_on) if row.due_on else ""
    words = (
        _("The answer is late; its last day was %(date)s.")
        if row.is_late()
        else _("The Centre answers by %(date)s.")
    )
    return words % {"date": day}


def permission_cards(residency: Residency) -> list[dict[str, Any]]:
    """The permissions of a resident, the newest first, each with its facts and its papers."""
    rows = residency.name_permissions.select_related("paper", "residency", "grant__stopped_by")
    return [_card(row) for row in rows]


def permission_line(residency: Residency) -> dict[str, Any] | None:
    """The newest permission in one row of `components/rows.html`."""
    rows = residency.name_permissions.select_related("paper", "residency", "grant__stopped_by")
    newest = rows.first()
    if newest is None:
        return None
    return {"title": newest.purpose, "detail": _term(newest), "status": _status(newest)}


def _card(row: NamePermission) -> dict[str, Any]:
    facts = [{"label": _("Where it is used"), "value": row.places}]
    if row.paper:
        facts.append({"label": _("Certificate"), "value": f"№ {row.paper.number}"})
        facts.append({"label": _("Conditions"), "value": row.conditions})
    if row.refusal:
        facts.append({"label": _("Reason"), "value": row.refusal})
    return {
        "row": row,
        "status": _status(row),
        "term": _term(row),
        "facts": facts,
        "links": _texts(row.paper) if row.paper else [],
        "thread": reverse("residents:request", args=[row.residency_id, row.request_id]),
        "may_withdraw": row.state == NameState.ASKED,
    }


def _texts(paper: IssuedPaper) -> list[dict[str, str]]:
    return [
        {"label": _("Text in Kyrgyz (PDF)"), "url": reverse("documents:paper", args=[paper.pk])},
        {
            "label": _("Translation into Russian (PDF)"),
            "url": reverse("residents:paper_translation", args=[paper.pk, "ru"]),
        },
    ]


def _status(row: NamePermission) -> dict[str, str]:
    standing = row.standing()
    return {"tone": NAME_TONES[standing], "label": str(standing.label)}


def _term(row: NamePermission) -> str:
    if row.left is None:
        return _("Asked for until %(date)s") % {"date": format_date(row.asked_until)}
    return _("Until %(date)s") % {"date": format_date(row.left - timedelta(days=1))}


def _facts(row: ResidentRequest) -> Iterable[str]:
    yield str(row.get_kind_display())
    yield format_date(row.created_at, "short")
    if row.state == RequestState.OPEN and row.due_on:
        yield _("answer by %(date)s") % {"date": format_date(row.due_on, "short")}
