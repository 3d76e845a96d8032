"""Handing out private files, after the rule of their purpose has said yes."""

from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from documents import access
from documents.domain import papers
from documents.models import IssuedPaper, Upload


@require_safe
def upload(request: HttpRequest, pk: UUID) -> FileResponse:
    """A file somebody sent; 404 when there is none or this person may not read it."""
    item = Upload.objects.filter(pk=pk).first()
    if item is None or not access.may_read(item, access.viewer_of(request)):
        raise Http404
    return _hand_out(item.file, name=item.name, content_type=item.content_type)


@require_safe
def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """An issued paper, its file made now if it was not; 404 as for uploads."""
    item = IssuedPaper.objects.filter(pk=pk).first()
    if item is None or not access.may_read(item, access.viewer_of(request)):
        raise Http404
    papers.ensure_file(item)
    return _hand_out(item.file, name=item.file_name, content_type="application/pdf")


def _hand_out(file: Any, *, name: str, content_type: str) -> FileResponse:
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
