"""A file that is too big is thrown away while it arrives; the form and what was typed stay."""

import io
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser

from core.errors import FieldError
from documents.domain import uploads
from documents.upload_handlers import LimitUpload
from tests.makers.documents import PDF

BOUNDARY = "x" * 20
MB = 1024 * 1024


class Stream(io.RawIOBase):
    """A request body made as it is read, so that 200 MB cost no memory."""

    def __init__(self, parts: list[tuple[bytes, int]]) -> None:
        self.parts = parts
        self.length = sum(len(piece) * times for piece, times in parts)
        self.source = (piece for piece, times in parts for _ in range(times))
        self.rest = b""

    def read(self, size: int = -1) -> bytes:  # type: ignore[override]
        while len(self.rest) < size:
            piece = next(self.source, None)
            if piece is None:
                break
            self.rest += piece
        given, self.rest = self.rest[:size], self.rest[size:]
        return given


def field(name: str, value: str) -> bytes:
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def send(*, before: str, content: bytes, times: int, after: str) -> tuple[Any, Any]:
    """Send a form with a field, a file of `content` repeated, and another field."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="план.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()
    body = Stream(
        [
            (field("title", before), 1),
            (head, 1),
            (content, times),
            (b"\r\n", 1),
            (field("summary", after), 1),
            (f"--{BOUNDARY}--\r\n".encode(), 1),
        ]
    )
    request = HttpRequest()
    handlers = [LimitUpload(request), MemoryFileUploadHandler(request), TemporaryFileUploadHandler(request)]
    meta = {"CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}", "CONTENT_LENGTH": str(body.length)}
    return MultiPartParser(meta, body, handlers, "utf-8").parse()


def test_a_small_file_arrives_whole() -> None:
    post, files = send(before="Талаа", content=PDF, times=1, after="Сугат")
    assert files["file"].read() == PDF
    assert (post["title"], post["summary"]) == ("Талаа", "Сугат")


def test_a_file_of_200_mb_is_not_kept_and_nothing_typed_is_lost() -> None:
    post, files = send(before="Талаа", content=b"%PDF" + b"0" * (MB - 4), times=200, after="Сугат")
    assert files["file"].size == 200 * MB
    assert files["file"].read() == b""
    assert (post["title"], post["summary"]) == ("Талаа", "Сугат")
    with pytest.raises(FieldError, match="20"):
        uploads.check_upload(files["file"])


def test_no_more_than_the_limit_is_written_while_it_arrives(monkeypatch) -> None:
    written = 0
    original = TemporaryFileUploadHandler.receive_data_chunk

    def counting(self: Any, raw_data: bytes, start: int) -> Any:
        nonlocal written
        written += len(raw_data)
        return original(self, raw_data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", counting)
    send(before="", content=b"0" * MB, times=60, after="")
    assert 0 < written <= uploads.largest_bytes()


def test_a_request_no_form_can_need_is_not_read() -> None:
    with pytest.raises(RequestDataTooBig):
        LimitUpload().handle_raw_input(None, {}, 10_000 * MB, None)
