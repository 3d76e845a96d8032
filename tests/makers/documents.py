"""Papers, letters and files for tests, made through the domain functions."""

import io
import zipfile
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from core.actors import Actor, StandIn
from documents.domain import papers, uploads
from documents.domain.faces import ISSUED_WITH
from documents.domain.filetypes import KINDS, OFFICE_PARTS
from documents.enums import PaperKind
from documents.models import IssuedPaper, Upload

DAY = date(2026, 7, 14)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def make_paper(kind: str = PaperKind.PROTOCOL, *, actor: Actor = StandIn.SYSTEM, **given: Any) -> IssuedPaper:
    """An issued paper with the plainest template."""
    values: dict[str, Any] = {
        "title": "Комиссиянын отурумунун протоколу",
        "template": "documents/paper_base.html",
        "context": {"signatory": {"post": "Борбордун директору", "name": "А. К. Жолдошев"}},
        "on": DAY,
    }
    return papers.issue(kind, actor=actor, **{**values, **given})


def make_file(name: str = "план.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a form hands it over."""
    return SimpleUploadedFile(name, content)


def make_upload(purpose: str = "test", *, actor: Actor = StandIn.APPLICANT, **file: Any) -> Upload:
    """A file kept by the portal."""
    return uploads.store_upload(make_file(**file), purpose=purpose, actor=actor)


def office_file(kind: str, *, extra: dict[str, bytes] | None = None) -> bytes:
    """The least a Word, Excel, PowerPoint or OpenDocument file is."""
    if kind == "odt":
        return zipped(
            {"mimetype": KINDS["odt"].content_type.encode(), "content.xml": b"<x/>", **(extra or {})}
        )
    part, declared = OFFICE_PARTS[kind]
    contents = (
        f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{declared}"/></Types>'
    )
    return zipped({"[Content_Types].xml": contents.encode(), part: b"<x/>", **(extra or {})})


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip with these members, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def without_face(context: dict[str, Any]) -> dict[str, Any]:
    """The frozen words of a paper without the letterhead and the code it was issued with."""
    return {name: words for name, words in context.items() if name != ISSUED_WITH}


def text_of(paper: IssuedPaper, language: str = "ky") -> str:
    """What the file of a paper says, in one line."""
    pages = PdfReader(io.BytesIO(papers.render(paper, language))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
