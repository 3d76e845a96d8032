"""Duties, warnings and decisions in words, for the cabinet's components."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.formatting import format_date
from documents.models import IssuedPaper
from residents.domain.duties import DutyState
from residents.enums_duties import DUTY_TONES, NOTICE_TONES, DutyStatus, NoticeState
from residents.models import Notice, Residency, Termination


def status_of_duties(known: Sequence[DutyState]) -> str:
    """One sentence over the five: what matters most."""
    counts = {status: sum(state.status == status for state in known) for status in DutyStatus}
    if missed := counts[DutyStatus.MISSED]:
        words = ngettext("%(count)d duty is missed", "%(count)d duties are missed", missed)
        return words % {"count": missed}
    if due := counts[DutyStatus.DUE]:
        return ngettext("%(count)d duty is due", "%(count)d duties are due", due) % {"count": due}
    if counts[DutyStatus.UNKNOWN]:
        return _("Nothing is missed; of some duties nothing is known yet")
    return _("All five duties are kept")


def duty_rows(known: Iterable[DutyState]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: the duty, what is known of it, its status."""
    return [
        {
            "title": str(state.duty.label),
            "detail": " ".join(finding.words for finding in state.findings) or _("No evidence yet."),
            "status": {"tone": DUTY_TONES[state.status], "label": str(state.status.label)},
        }
        for state in known
    ]


def notice_rows(residency: Residency) -> list[dict[str, Any]]:
    """Warnings that were sent, the newest first: drafts are the Centre's own."""
    sent = residency.notices.exclude(paper=None).select_related("paper").order_by("-sent_on", "-pk")
    return [_notice_row(notice) for notice in sent]


def acknowledgement_rows(residency: Residency) -> list[dict[str, Any]]:
    """What the representatives have declared, the newest first."""
    return [
        {
            "title": given.words if given.rules_id else given.get_kind_display(),
            "detail": f"{format_date(given.given_on)} · {given.user.short_name}",
        }
        for given in residency.acknowledgements.select_related("user")
    ]


def termination_rows(termination: Termination) -> list[dict[str, Any]]:
    """Rows for `components/facts.html`: the decision, its act, the dispute."""
    rows = [
        {"label": _("Ground (3.3.4)"), "value": termination.get_ground_display()},
        {
            "label": _("Act"),
            "value": f"№ {termination.act_number}, {format_date(termination.act_date)}",
            "url": termination.act_file.get_absolute_url(),
        },
        {"label": _("May be contested until"), "value": format_date(termination.contest_until)},
    ]
    if termination.contested_on:
        rows.append({"label": _("You contested it on"), "value": format_date(termination.contested_on)})
    if termination.outcome_date and termination.outcome_file:
        rows.append(
            {
                "label": _("Answer"),
                "value": termination.get_state_display(),
                "url": termination.outcome_file.get_absolute_url(),
            }
        )
    return rows


def paper_links(paper: IssuedPaper) -> list[dict[str, str]]:
    """The Kyrgyz original, and the translation for who reads another language."""
    links = [{"label": _("Text in Kyrgyz (PDF)"), "url": reverse("documents:paper", args=[paper.pk])}]
    language = get_language() or "ky"
    if language != "ky":
        url = reverse("residents:paper_translation", args=[paper.pk, language])
        links.append({"label": _("Translation (PDF)"), "url": url})
    return links


def _notice_row(notice: Notice) -> dict[str, Any]:
    paper = notice.paper
    state = NoticeState(notice.state)
    return {
        "number": paper.number if paper else "",
        "duty": notice.get_duty_display(),
        "demand": notice.demand,
        "cure_by": notice.cure_by,
        "links": paper_links(paper) if paper else [],
        "status": {"tone": NOTICE_TONES[state], "label": str(state.label)},
        "is_second": notice.is_second,
    }
