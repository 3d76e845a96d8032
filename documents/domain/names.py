"""Names of files as strangers give them, made harmless."""

import re
import unicodedata

from django.utils.translation import gettext as _

from core.texts import clean_line

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*%;\\/\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def neutral_name(name: str, extension: str) -> str:
    """`name` without folders, controls, direction marks and what a disk refuses, ending in `.extension`."""
    last = re.split(r"[\\/]", name)[-1]
    stem = clean_line(FORBIDDEN.sub("_", clean_line(unicodedata.normalize("NFC", last))))
    stem = _without_extension(stem).strip(" ._-")
    if not stem:
        stem = _("file")
    if RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem[: LONGEST - len(extension) - 1].rstrip(' .')}.{extension}"


def claimed_extension(name: str) -> str:
    """The extension a file's name claims, in small letters; empty when it has none."""
    stem, dot, extension = clean_line(name).rpartition(".")
    return extension.lower() if dot and stem else ""


def _without_extension(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    return stem if dot and stem and extension.isalnum() and len(extension) <= 5 else name
