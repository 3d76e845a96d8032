"""What a file really is, told by its content and never by its name."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import filetype

HEAD = 8192
SMALL = 1_000_000
# A document may unpack to this much, in so many parts; text shrinks ten to fifty times, a bomb a thousand.
LARGEST_UNPACKED = 500_000_000
HARMLESS = 20_000_000
MOST_SWOLLEN = 150
MOST_MEMBERS = 10_000


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file the portal takes: its extensions (the first is written) and its content type."""

    extensions: tuple[str, ...]
    content_type: str

    @property
    def extension(self) -> str:
        """The extension a kept file's name gets."""
        return self.extensions[0]


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": FileKind(("pdf",), "application/pdf"),
    "jpg": FileKind(("jpg", "jpeg"), "image/jpeg"),
    "png": FileKind(("png",), "image/png"),
    "docx": FileKind(("docx",), OFFICE + "wordprocessingml.document"),
    "xlsx": FileKind(("xlsx",), OFFICE + "spreadsheetml.sheet"),
    "pptx": FileKind(("pptx",), OFFICE + "presentationml.presentation"),
    "odt": FileKind(("odt",), "application/vnd.oasis.opendocument.text"),
}
# The main part of each Office document, as its list of contents declares it.
OFFICE_PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}


def word_of(content_type: str) -> str:
    """What people call a kind of file: PDF, DOCX …"""
    codes = (code for code, kind in KINDS.items() if kind.content_type == content_type)
    return next(codes, content_type).upper()


def detect(file: BinaryIO) -> str | None:
    """The code of the kind `file` is, one of KINDS; None for anything else. Leaves the file at its start."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return "pdf"
    guess = filetype.guess(head)
    if guess is not None and guess.mime in ("image/jpeg", "image/png"):
        return "jpg" if guess.mime == "image/jpeg" else "png"
    if head.startswith(b"PK\x03\x04"):
        kind = _detect_in_zip(file)
        file.seek(0)
        return kind
    return None


def _detect_in_zip(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            if _is_bomb(archive):
                return None
            names = set(archive.namelist())
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return None
            if _read(archive, "mimetype", names) == KINDS["odt"].content_type.encode():
                return "odt"
            contents = _read(archive, "[Content_Types].xml", names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None
    for kind, (part, declared) in OFFICE_PARTS.items():
        if part in names and declared.encode() in contents:
            return kind
    return None


def _is_bomb(archive: zipfile.ZipFile) -> bool:
    """Whether unpacking would fill a disk: told by the sizes the archive declares, nothing is unpacked."""
    members = archive.infolist()
    packed, unpacked = (sum(getattr(one, name) for one in members) for name in ("compress_size", "file_size"))
    swollen = unpacked > HARMLESS and unpacked > packed * MOST_SWOLLEN
    return len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or swollen


def _read(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    """A small member of the archive, whole; nothing when it is absent or not small."""
    if name not in names or archive.getinfo(name).file_size > SMALL:
        return b""
    with archive.open(name) as member:
        return member.read(SMALL)
