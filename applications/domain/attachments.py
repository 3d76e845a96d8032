"""Files of an application: added and taken away while its applicant may change it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.access import ATTACHMENT
from applications.domain.drafts import lock_for_writing
from applications.enums import AttachmentKind, Step
from applications.models import Application, Attachment
from core.actors import StandIn
from core.clock import now
from core.domain.transitions import create
from core.errors import DomainError, FieldError
from documents.domain.uploads import Incoming, discard_upload, store_upload

MOST_FILES = 15


@transaction.atomic
def attach(application: Application, *, file: Incoming, kind: str, at: datetime | None = None) -> Attachment:
    """Keep a file with the application. Raises FieldError ("file") with the reason it is refused."""
    at = at or now()
    row = lock_for_writing(application, step=Step.DOCUMENTS)
    if kind not in AttachmentKind.values:
        raise FieldError("kind", _("Choose what this document is"))
    if row.attachments.count() >= MOST_FILES:
        raise FieldError(
            "file", _("An application has at most %(count)d files. Remove one first.") % {"count": MOST_FILES}
        )
    return _keep(row, file, kind, at)


@transaction.atomic
def replace_attachment(
    application: Application, *, attachment_id: int, file: Incoming, kind: str, at: datetime | None = None
) -> Attachment:
    """Keep a file in the place of another. Raises FieldError when it is refused: then the other one stays."""
    at = at or now()
    row = lock_for_writing(application, step=Step.DOCUMENTS)
    if kind not in AttachmentKind.values:
        raise FieldError("kind", _("Choose what this document is"))
    old = row.attachments.select_related("upload").filter(pk=attachment_id).first()
    if old is None:
        raise DomainError(
            _("The file to be replaced is no longer there. Attach the new one beside the others.")
        )
    fresh = _keep(row, file, kind, at)
    _take_away(row, old, at)
    return fresh


@transaction.atomic
def remove_attachment(application: Application, *, attachment_id: int, at: datetime | None = None) -> None:
    """Take a file away; one that was never sent to the Centre is destroyed. Nothing happens twice."""
    row = lock_for_writing(application, step=Step.DOCUMENTS)
    attachment = row.attachments.select_related("upload").filter(pk=attachment_id).first()
    if attachment is not None:
        _take_away(row, attachment, at or now())


def _keep(application: Application, file: Incoming, kind: str, at: datetime) -> Attachment:
    upload = store_upload(file, purpose=ATTACHMENT, actor=StandIn.APPLICANT, at=at)
    return create(
        Attachment(application=application, upload=upload, kind=kind), actor=StandIn.APPLICANT, at=at
    )


def _take_away(application: Application, attachment: Attachment, at: datetime) -> None:
    attachment._history_date = at  # type: ignore[attr-defined]
    attachment.delete()
    if application.is_draft:
        discard_upload(attachment.upload)
