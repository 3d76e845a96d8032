"""Files from strangers: what they are is told by their content, and what is refused says why."""

import hashlib
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.actors import StandIn
from core.errors import FieldError
from documents import tasks
from documents.domain import uploads
from documents.domain.filetypes import KINDS, detect
from documents.domain.names import LONGEST, neutral_name
from documents.models import Upload
from tests.makers.documents import JPG, PDF, PNG, make_file, make_upload, office_file, zipped

CONTENTS = {"pdf": PDF, "png": PNG, "jpg": JPG} | {
    kind: office_file(kind) for kind in ("docx", "xlsx", "pptx", "odt")
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_accepted_kind_is_known_by_its_content(kind: str) -> None:
    assert uploads.check_upload(make_file(f"файл.{kind}", CONTENTS[kind])) == KINDS[kind]


def test_a_second_spelling_of_an_extension_is_accepted() -> None:
    assert uploads.check_upload(make_file("сүрөт.JPEG", JPG)).extension == "jpg"


@pytest.mark.django_db
def test_a_file_is_kept_under_a_random_name_with_its_hash(private_files: Path, director) -> None:
    upload = make_upload(name="Бизнес-план.pdf", actor=director)
    assert (upload.name, upload.content_type, upload.size) == ("Бизнес-план.pdf", "application/pdf", len(PDF))
    assert upload.sha256 == hashlib.sha256(PDF).hexdigest()
    assert upload.uploaded_by == director
    stored = private_files / upload.file.name
    assert uuid.UUID(stored.stem).version == 4
    assert stored.read_bytes() == PDF
    assert stored.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_large_file_kept_on_disk_while_it_arrives_is_taken(private_files: Path) -> None:
    file = TemporaryUploadedFile("план.pdf", "application/pdf", len(PDF), None)
    file.write(PDF)
    file.seek(0)
    with file:
        upload = uploads.store_upload(file, purpose="test", actor=StandIn.APPLICANT)
    assert (private_files / upload.file.name).read_bytes() == PDF


DISGUISED = {
    "a page called a PDF": ("план.pdf", b"<html><script>alert(1)</script></html>"),
    "a program called a picture": ("сүрөт.png", b"MZ\x90\x00" + b"\x00" * 200),
    "a page after a blank": ("план.pdf", b"\n<!doctype html>%PDF-1.7"),
    "a drawing with a script": ("сүрөт.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "a plain zip called a document": ("план.docx", zipped({"a.txt": b"a"})),
    "a zip": ("план.zip", zipped({"a.txt": b"a"})),
    "a document with macros": ("план.docx", office_file("docx", extra={"word/vbaProject.bin": b"x"})),
    "a broken document": ("план.docx", office_file("docx")[:60]),
    "a list of contents that is huge": ("план.docx", zipped({"[Content_Types].xml": b"0" * 2_000_000})),
    "a document that unpacks to a thousand times its size": (
        "план.docx",
        office_file("docx", extra={"word/media/a.bin": b"0" * 30_000_000}),
    ),
    "a drawing called a PDF": ("план.pdf", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
    "a page with a path for a name": ("../../x.html", b"<html><script>alert(1)</script></html>"),
    "a program": ("план.exe", b"MZ\x90\x00"),
    "a text": ("план.txt", "Салам".encode()),
}


@pytest.mark.parametrize("case", list(DISGUISED))
def test_what_is_not_accepted_is_refused_with_the_accepted_kinds(case: str) -> None:
    with pytest.raises(FieldError) as refused:
        uploads.check_upload(make_file(*DISGUISED[case]))
    assert refused.value.field == "file"
    assert "PDF, DOCX, XLSX, PPTX, ODT, JPG, PNG" in refused.value.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("план.docx", PDF),
        ("план.pdf", PNG),
        ("план", PDF),
        (".pdf", PDF),
        ("../../x.html", PDF),
        ("план.pdf.exe", PDF),
        ("план\u202efdp.exe", PDF),
    ],
)
def test_a_name_that_says_something_else_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(FieldError) as refused:
        uploads.check_upload(make_file(name, content))
    assert ("PDF" if content == PDF else "PNG") in refused.value.message


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FieldError):
        uploads.check_upload(make_file("план.pdf", b""))


def test_a_file_over_the_limit_is_refused_and_the_limit_is_said() -> None:
    big = UploadedFile(ContentFile(b""), "план.pdf", "application/pdf", uploads.largest_bytes() + 1)
    with pytest.raises(FieldError, match="20"):
        uploads.check_upload(big)


def test_limit_and_kinds_are_settings(settings) -> None:
    settings.CENTRE = {**settings.CENTRE, "UPLOAD_KINDS": ("pdf",), "UPLOAD_MAX_MB": 1}
    assert uploads.accepted_extensions() == ".pdf"
    with pytest.raises(FieldError):
        uploads.check_upload(make_file("сүрөт.png", PNG))


@pytest.mark.django_db(transaction=True)
def test_a_file_taken_back_leaves_nothing(private_files: Path) -> None:
    upload = make_upload()
    path = private_files / upload.file.name
    uploads.discard_upload(upload)
    assert not Upload.objects.exists()
    assert not path.exists()


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Бизнес-план (жаңы).pdf", "Бизнес-план (жаңы).pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("../../x.html", "x.pdf"),
        ("..\\..\\x.svg", "x.pdf"),
        ("C:\\Users\\Aida\\план.PDF", "план.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoicefdp.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
        ('a"; filename="b.pdf', "a__ filename=_b.pdf"),
        ("con.pdf", "_con.pdf"),
        ("план.pdf.pdf", "план.pdf.pdf"),
    ],
)
def test_a_name_is_made_harmless(given_name: str, kept: str) -> None:
    assert neutral_name(given_name, "pdf") == kept


def test_a_name_of_nothing_gets_a_word() -> None:
    with translation.override("en"):
        assert neutral_name("___.pdf", "pdf") == "file.pdf"


@given(st.text(max_size=400), st.sampled_from([kind.extension for kind in KINDS.values()]))
def test_any_name_becomes_short_plain_and_its_own_again(name: str, extension: str) -> None:
    kept = neutral_name(name, extension)
    assert 0 < len(kept) <= LONGEST
    assert kept.endswith(f".{extension}")
    assert not kept.startswith(".")
    assert not set(kept) & set('<>:"|?*%;\\/\r\n\t\x00\u202e\u200b')
    assert neutral_name(kept, extension) == kept


@given(st.binary(max_size=300))
def test_any_content_is_known_or_not_and_never_breaks(content: bytes) -> None:
    assert detect(make_file("x", content).file) in {None, *KINDS}


@given(st.binary(max_size=300))
def test_any_broken_zip_is_no_document(content: bytes) -> None:
    assert detect(make_file("x", b"PK\x03\x04" + content).file) is None


@pytest.mark.django_db(transaction=True)
def test_what_a_rolled_back_act_left_on_the_disk_is_removed_a_day_later(private_files: Path) -> None:
    @transaction.atomic
    def fail() -> None:
        make_upload(name="жоголгон.pdf")
        raise RuntimeError

    kept = make_upload()
    with pytest.raises(RuntimeError):
        fail()
    assert len(list(private_files.rglob("*.pdf"))) == 2
    assert tasks.tidy() == 0
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        assert tasks.tidy() == 1
    assert [path.name for path in private_files.rglob("*.pdf")] == [Path(kept.file.name).name]
