"""The receipt of an application: what was sent, when, under which number and consent (3.3.1, 7.3)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications.answers import Answer, sections
from applications.consent import TEXTS
from applications.domain.protocol import names_of
from applications.models import Application
from core.actors import StandIn
from core.clock import day_of, now
from core.languages import LANGUAGE_NAMES
from documents.domain.papers import issue
from documents.enums import PaperKind
from documents.models import IssuedPaper

RECEIPT = "applications/papers/receipt.html"
TITLE = _("Receipt of an application")


def issue_receipt(application: Application, *, at: datetime | None = None) -> IssuedPaper:
    """Enter the receipt of what has just been sent; its applicant can download it from then on."""
    at = at or now()
    return issue(
        PaperKind.RECEIPT,
        title=TITLE,
        template=RECEIPT,
        context=_content(application, at),
        subject=application,
        on=day_of(at),
        language=application.language,
        actor=StandIn.APPLICANT,
        at=at,
    )


def receipts_of(application: Application) -> QuerySet[IssuedPaper]:
    """Return the receipts of an application, the latest first."""
    return IssuedPaper.objects.filter(
        kind=PaperKind.RECEIPT, content_type__model="application", object_id=str(application.pk)
    ).order_by("-created_at", "-sequence")


def _content(application: Application, at: datetime) -> dict[str, Any]:
    return {
        "number": application.number,
        "sent_at": at,
        "first_sent_at": application.submitted_at,
        "applicant": application.applicant_name,
        "representative": application.representative,
        "email": application.email,
        "call": names_of(application.call, "title"),
        "decision_on": application.call.decision_on,
        "consent": {
            "version": application.consent_version,
            "language": application.consent_language,
            "at": application.consent_at,
            "text": _by_language(lambda: str(TEXTS[application.consent_version])),
        },
        "sections": _by_language(lambda: _sections(application)),
    }


def _by_language(write: Any) -> dict[str, Any]:
    texts = {}
    for language in LANGUAGE_NAMES:
        with override(language):
            texts[language] = write()
    return texts


def _sections(application: Application) -> list[dict[str, Any]]:
    return [
        {"title": section.title, "rows": [_row(row) for row in section.rows]}
        for section in sections(application)
    ]


def _row(row: Answer) -> dict[str, Any]:
    files = (file["label"] for file in row.files)
    return {"label": row.label, "values": [*files, *row.values, *filter(None, [row.value])]}
