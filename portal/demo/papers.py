"""Files that the invented applicants and residents bring: real PDFs, made from their own words."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.rendering import render_pdf


@cache
def _pdf(title: str, line: str) -> bytes:
    return render_pdf("portal/demo_paper.html", {"heading": title, "line": line}, language="ky", title=title)


def demo_file(name: str, *, title: str, line: str) -> SimpleUploadedFile:
    """A one-page PDF as a browser would send it."""
    return SimpleUploadedFile(f"{name}.pdf", _pdf(title, line), content_type="application/pdf")
