"""Can this installation keep files, draw papers and send letters."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from post_office.settings import get_backend

# Letters that a font made for Russian alone does not have.
KYRGYZ_LETTERS = "ӨөҮүҢң"
# Backends of Django that take a letter and send it nowhere.
SENDING_NOWHERE = ("filebased", "locmem", "console", "dummy")


def closed_folder() -> Iterator[str]:
    """Say whether files can be written where uploads and papers are kept."""
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(b"1")
    except OSError as error:
        yield _("Files cannot be written into %(folder)s: %(error)s") % {
            "folder": folder,
            "error": error.strerror or error,
        }


def missing_letters() -> Iterator[str]:
    """Say whether the typesetter starts and its fonts have the Kyrgyz letters."""
    try:
        from documents.typesetting import fonts
    except (OSError, ImportError) as error:
        yield _("PDF papers cannot be made: Pango or another library is missing. %(error)s") % {
            "error": error
        }
        return
    for font in fonts():
        missing = _letters_missing_in(font)
        if missing:
            yield _("The font of papers lacks letters: %(letters)s. The file: %(file)s") % {
                "letters": missing,
                "file": font,
            }


def unsent_mail() -> Iterator[str]:
    """Say whether production really sends: to a mail server, from an address of the Centre."""
    if not settings.PRODUCTION:
        return
    backend = get_backend()
    if any(name in backend for name in SENDING_NOWHERE):
        yield _("Letters are not sent by a mail server: set EMAIL_URL.")
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith(".example"):
        yield _("Letters would come from an invented address; set PORTAL_FROM_EMAIL: %(address)s") % {
            "address": settings.DEFAULT_FROM_EMAIL
        }


def _letters_missing_in(font: Path) -> str:
    from fontTools.ttLib import TTFont

    if not font.exists():
        return KYRGYZ_LETTERS
    with TTFont(font, lazy=True) as opened:
        drawn = opened.getBestCmap()
        return "".join(letter for letter in KYRGYZ_LETTERS if ord(letter) not in drawn)
