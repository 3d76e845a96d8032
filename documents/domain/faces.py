"""What an issued paper carries besides its words: letterhead, code, the address that confirms it (1.2, 7.3).

All of it is frozen when the paper is issued; papers issued before there was any keep their bytes.
"""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from documents.domain.letterheads import face_on
from documents.models import IssuedPaper, Upload

# The key of the frozen content that belongs to the paper itself and not to its words.
ISSUED_WITH = "issued_with"
QR, SIGN = "qr", "sign"


@dataclass(frozen=True)
class Face:
    """What a template may know of the paper itself, and the pictures it shows by name."""

    words: dict[str, Any]
    pictures: dict[str, bytes]


def issued_with(code: str, *, on: date, language: str) -> dict[str, Any]:
    """The letterhead of the day and the public address, to be frozen in the paper."""
    with override(language):
        address = settings.SITE_URL + reverse("papers:verify_code", args=[code])
    return {ISSUED_WITH: {"letterhead": face_on(on, language), "verify_url": address}}


def drafted_with(*, on: date, language: str) -> dict[str, Any]:
    """What a draft shows besides its words: the letterhead of the day, and no address that confirms it."""
    return {"letterhead": face_on(on, language)}


def face_of(paper: IssuedPaper, frozen: dict[str, Any]) -> Face:
    """The paper's face from what was frozen with it."""
    words = {
        "kind": paper.kind,
        "number": paper.number,
        "issued_on": paper.issued_on,
        "title": paper.title,
        "code": paper.code,
        **frozen,
    }
    pictures = {}
    if frozen.get("verify_url"):
        pictures[QR] = qr_code(frozen["verify_url"])
    if frozen.get("letterhead", {}).get("sign"):
        pictures[SIGN] = _picture(frozen["letterhead"]["sign"])
    return Face(words, pictures)


def qr_code(address: str) -> bytes:
    """The QR code of an address as SVG: the same address gives the same bytes."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, border=2, dark="#14242B", omitsize=True)
    return out.getvalue()


def _picture(upload_id: str) -> bytes:
    upload = Upload.objects.get(pk=upload_id)
    with upload.file.storage.open(str(upload.file.name)) as stored:
        return bytes(stored.read())
