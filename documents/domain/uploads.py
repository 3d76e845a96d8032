"""Taking a file from a stranger: what it is, how big, under what name it is kept."""

import hashlib
import uuid
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError
from documents.domain.filetypes import KINDS, FileKind, detect
from documents.domain.names import claimed_extension, neutral_name
from documents.models import Upload

# A file as a form hands it over.
type Incoming = UploadedFile[bytes]


@transaction.atomic
def store_upload(file: Incoming, *, purpose: str, actor: Actor, at: datetime | None = None) -> Upload:
    """Keep a file privately, under a random name.

    Raises FieldError ("file") with the reason it is refused.
    """
    kind = check_upload(file)
    upload = Upload(
        purpose=purpose,
        name=neutral_name(file.name or "", kind.extension),
        content_type=kind.content_type,
        size=file.size or 0,
        sha256=hashlib.file_digest(file.file, "sha256").hexdigest(),  # type: ignore[arg-type]
        uploaded_by=user_of(actor),
    )
    file.seek(0)
    year = (at or clock.now()).year
    stored = upload.file.storage.save(f"uploads/{year}/{uuid.uuid4().hex}.{kind.extension}", file)
    upload.file.name = stored
    return transitions.create(upload, actor=actor, at=at)


def discard_upload(upload: Upload) -> None:
    """Destroy a file its sender took back before anybody was given it.

    The row goes now, the file after the commit.
    """
    storage, name = upload.file.storage, str(upload.file.name)
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def check_upload(file: Incoming) -> FileKind:
    """What kind of file this is.

    Raises FieldError ("file") when it is empty, too big, of no accepted kind or disguised.
    """
    if not file.size:
        raise FieldError("file", _("The file is empty. Choose another one."))
    if file.size > largest_bytes():
        words = _("The file is too big. The largest size is %(size)s MB.")
        raise FieldError("file", words % {"size": centre("UPLOAD_MAX_MB")})
    code = detect(file.file)  # type: ignore[arg-type]
    if code is None or code not in allowed_kinds():
        words = _("This kind of file is not accepted. Send one of these: %(kinds)s.")
        raise FieldError("file", words % {"kinds": kinds_in_words()})
    kind = KINDS[code]
    if claimed_extension(file.name or "") not in kind.extensions:
        words = _(
            "The name of the file does not match what is in it: the content is %(kind)s. "
            "Save it anew and send it."
        )
        raise FieldError("file", words % {"kind": code.upper()})
    return kind


def largest_bytes() -> int:
    """The largest file a person may send, in bytes."""
    return int(centre("UPLOAD_MAX_MB")) * 1024 * 1024


def allowed_kinds() -> tuple[str, ...]:
    """Codes of the kinds of file the Centre takes."""
    return tuple(centre("UPLOAD_KINDS"))


def kinds_in_words() -> str:
    """The accepted kinds, for a hint beside the field."""
    return ", ".join(code.upper() for code in allowed_kinds())


def accepted_extensions() -> str:
    """The accepted extensions, for the `accept` attribute of a file field."""
    return ",".join(f".{extension}" for code in allowed_kinds() for extension in KINDS[code].extensions)
