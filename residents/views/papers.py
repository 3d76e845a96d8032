"""A resident's papers in another language, beside the Kyrgyz original (3.3.4)."""

import uuid
from collections.abc import Collection
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.languages import LANGUAGE_NAMES
from documents.access import may_read, viewer_of
from documents.domain import papers
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.domain.resident_papers import KINDS


def paper_translation(request: HttpRequest, paper_id: uuid.UUID, language: str) -> HttpResponse:
    """A PDF of the same frozen content for those who may read the paper; 404 for all others."""
    return translated(request, paper_id, language, kinds=KINDS)


def translated(
    request: HttpRequest, paper_id: uuid.UUID, language: str, *, kinds: Collection[PaperKind]
) -> HttpResponse:
    """The rendering of a paper of these kinds in another language; 404 for who may not read it."""
    paper = get_object_or_404(IssuedPaper, pk=paper_id, kind__in=kinds)
    if not may_read(paper, viewer_of(request)):
        raise Http404
    return rendering(paper, language)


def rendering(paper: IssuedPaper, language: str) -> HttpResponse:
    """A paper somebody may read, in another language; 404 for a language there is none of."""
    if language not in LANGUAGE_NAMES:
        raise Http404
    return pdf(papers.render(paper, language), f"{paper.number.replace('/', '-')}-{language}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser and saved under `name`."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
