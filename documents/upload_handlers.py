"""The first handler of every file that arrives: it keeps no more than the limit."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from documents.domain.uploads import largest_bytes

# A request many times larger than any form can need is not read at all.
REQUEST_FILES = 50


class LimitUpload(FileUploadHandler):
    """Throws away what goes over the limit, so that neither disk nor memory fills.

    The form gets an empty file that knows its true size, keeps what was typed beside it, and says
    that the file is too big.
    """

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        if content_length > largest_bytes() * REQUEST_FILES:
            raise RequestDataTooBig("The request is too big.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= largest_bytes() else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if file_size <= largest_bytes():
            return None
        self._drop_what_others_kept()
        return UploadedFile(ContentFile(b""), self.file_name, self.content_type, file_size, self.charset)

    def _drop_what_others_kept(self) -> None:
        """Close the part another handler has put on the disk: nobody else will."""
        for handler in getattr(self.request, "upload_handlers", []):
            part = getattr(handler, "file", None)
            if handler is not self and part is not None:
                part.close()
