"""Evidence of a report: files attached and taken away while the resident may change it (3.3.3)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError
from documents.domain.uploads import Incoming, discard_upload, store_upload
from residents.domain.reports import require_editable, require_own
from residents.enums import ReportState
from residents.models import PeriodicReport, ReportFile

EVIDENCE = "report_evidence"


@transaction.atomic
def attach_evidence(
    report: PeriodicReport, *, files: Sequence[Incoming], actor: Actor, at: datetime | None = None
) -> list[ReportFile]:
    """Keep the files with the report, all or none. Raises FieldError ("files") with the reason."""
    row = transitions.lock(report)
    require_own(row.residency, actor)
    require_editable(row)
    most = int(centre("REPORT_FILES"))
    if not files:
        raise FieldError("files", _("Choose a file."))
    if row.files.count() + len(files) > most:
        raise FieldError(
            "files", _("A report has at most %(count)d files. Remove one first.") % {"count": most}
        )
    return [_keep(row, file, actor, at) for file in files]


@transaction.atomic
def remove_evidence(
    report: PeriodicReport, *, file_id: int, actor: Actor, at: datetime | None = None
) -> None:
    """Take a file away; one the Centre never got is destroyed. Nothing happens twice."""
    row = transitions.lock(report)
    require_own(row.residency, actor)
    require_editable(row)
    found = row.files.select_related("upload").filter(pk=file_id).first()
    if found is None:
        return
    found._history_user = user_of(actor)  # type: ignore[attr-defined]
    found.delete()
    if row.state == ReportState.DRAFT:
        discard_upload(found.upload)


def _keep(report: PeriodicReport, file: Incoming, actor: Actor, at: datetime | None) -> ReportFile:
    try:
        upload = store_upload(file, purpose=EVIDENCE, actor=actor, at=at)
    except FieldError as error:
        raise FieldError("files", f"{file.name}: {error}") from error
    return transitions.create(ReportFile(report=report, upload=upload), actor=actor, at=at)
