"""Handing out private files, after the rule of their purpose has said yes."""

from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from core.errors import DomainError
from documents import access
from documents.domain import papers
from documents.models import IssuedPaper, Upload


@require_safe
def upload(request: HttpRequest, pk: UUID) -> FileResponse:
    """A file somebody sent; 404 when there is none or this person may not read it."""
    item = Upload.objects.filter(pk=pk).first()
    viewer = access.viewer_of(request)
    if item is None or not access.may_read(item, viewer):
        raise Http404
    return hand_out_file(item.file, name=access.name_for(item, viewer), content_type=item.content_type)


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """An issued paper; 404 as for uploads."""
    item = IssuedPaper.objects.filter(pk=pk).first()
    if item is None or not access.may_read(item, access.viewer_of(request)):
        raise Http404
    return paper_file(item)


def paper_file(item: IssuedPaper) -> HttpResponseBase:
    """The file of a paper somebody may read, made now if it was not.

    409 with a sentence when the stored file is no longer the one that was issued.
    """
    try:
        papers.ensure_file(item)
    except DomainError as error:
        return HttpResponse(str(error), status=409, content_type="text/plain; charset=utf-8")
    return hand_out_file(item.file, name=item.file_name, content_type="application/pdf")


def hand_out_file(file: Any, *, name: str, content_type: str) -> FileResponse:
    """The file as a download that a browser neither guesses at nor runs nor keeps."""
    try:
        content: File[bytes] = file.storage.open(file.name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
