"""Issuing a paper and looking after its file (7.3).

The row and the number are written in the caller's transaction; the file is made later from the
frozen content, by a task or by the first reader, always the same to the byte.
"""

import hashlib
import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import clock
from core.actors import Actor, StandIn
from core.codes import short_code
from core.domain import transitions
from core.errors import DomainError
from documents import rendering
from documents.domain import faces, snapshots
from documents.domain.afterwards import run_after_commit
from documents.domain.alarms import note_state
from documents.domain.numbers import Taken, take_number
from documents.domain.preparers import prepare
from documents.enums import FileState, PaperKind
from documents.models import IssuedPaper

log = logging.getLogger(__name__)


@transaction.atomic
def issue(
    kind: str,
    *,
    title: str | Promise,
    template: str,
    context: Mapping[str, Any],
    subject: models.Model | None = None,
    on: date,
    language: str = "ky",
    actor: Actor,
    at: datetime | None = None,
    number: Taken | str | None = None,
) -> IssuedPaper:
    """Enter a paper in the register now; its file is made after the transaction.

    `context` may hold text, numbers, money, dates, moments, quarters, lists and dicts of them; it is frozen.
    Without `number` the next one of the register is taken.
    """
    taken = _number(kind, number, on)
    code = _code(kind, taken)
    with override(language):
        frozen = snapshots.freeze({**context, **faces.issued_with(code, on=on, language=language)})
        words = str(title)
    paper = IssuedPaper(
        kind=PaperKind(kind),
        number=taken.number,
        year=taken.year,
        sequence=taken.sequence or None,
        issued_on=on,
        title=words,
        language=language,
        code=code,
        template=template,
        context=frozen,
    )
    if subject is not None:
        paper.subject = subject
    transitions.create(paper, actor=actor, at=at)
    run_after_commit("documents.tasks.render_paper", str(paper.pk))
    return paper


def draft(
    kind: str,
    *,
    title: str | Promise,
    template: str,
    context: Mapping[str, Any],
    on: date,
    language: str,
) -> bytes:
    """The PDF of a paper as it would be issued on that day: without number and code, and in no register."""
    with override(language):
        face = {faces.ISSUED_WITH: faces.drafted_with(on=on, language=language)}
        paper = IssuedPaper(
            kind=PaperKind(kind),
            number="…",
            issued_on=on,
            title=str(title),
            language=language,
            template=template,
            context=snapshots.freeze({**context, "is_draft": True, **face}),
        )
    return render(paper)


def ensure_file(paper: IssuedPaper) -> IssuedPaper:
    """The paper with its file: made now if it was not, made again if the disk lost it.

    Raises DomainError when the stored file is not the one that was issued.
    """
    state = verify_file(paper)
    note_state(paper, state)
    if state is FileState.ALTERED:
        raise DomainError(
            _("The stored file of this paper was changed after it was issued. It is not shown.")
        )
    if state is FileState.WHOLE:
        return paper
    with rendering.ONE_AT_A_TIME:
        paper.refresh_from_db()
        if verify_file(paper) is not FileState.WHOLE:
            _store(paper, render(paper))
    return paper


def render(paper: IssuedPaper, language: str | None = None) -> bytes:
    """The PDF of the paper's frozen content. The same content gives the same bytes.

    Another `language` gives a translation for reading; the paper itself stays in its own.
    """
    language = language or paper.language
    content = snapshots.thaw(paper.context)
    face = faces.face_of(paper, content.pop(faces.ISSUED_WITH, {}))
    prepared = prepare(paper.template, {**content, "paper": face.words}, language=language)
    return rendering.render_pdf(
        paper.template,
        prepared.context,
        charts={**prepared.charts, **face.pictures},
        files=prepared.files,
        language=language,
        title=f"{paper.title} № {paper.number}",
        on=paper.issued_on,
    )


def verify_file(paper: IssuedPaper) -> FileState:
    """What the stored file is, compared with the hash written when it was made."""
    if not paper.sha256:
        return FileState.MISSING
    try:
        with paper.file.storage.open(str(paper.file.name)) as stored:
            digest = hashlib.file_digest(stored, "sha256").hexdigest()
    except FileNotFoundError:
        return FileState.LOST
    return FileState.WHOLE if digest == paper.sha256 else FileState.ALTERED


def without_file() -> models.QuerySet[IssuedPaper]:
    """Papers whose file is still to be made, the oldest first."""
    return IssuedPaper.objects.filter(sha256="").order_by("created_at")


@transaction.atomic
def _store(paper: IssuedPaper, content: bytes) -> None:
    """Write the file under the row's lock, unless another process was first."""
    row = transitions.lock(paper)
    digest = hashlib.sha256(content).hexdigest()
    if row.sha256 and row.sha256 != digest:
        log.critical("Paper %s cannot be made again as it was issued", paper.pk)
        raise DomainError(_("The file of this paper is lost and must be restored from a backup."))
    name = row.file.name or f"papers/{row.year}/{row.pk}.pdf"
    storage = row.file.storage
    if not row.sha256 or not storage.exists(name):
        storage.delete(name)
        name = storage.save(name, ContentFile(content))
    if not row.sha256:
        transitions.update(
            row, actor=StandIn.SYSTEM, file=name, sha256=digest, rendered_at=clock.now(), reason="file made"
        )
    paper.refresh_from_db()


def _number(kind: str, number: Taken | str | None, on: date) -> Taken:
    if number is None:
        return take_number(kind, on=on)
    if isinstance(number, Taken):
        return number
    return Taken(number, on.year, 0)


def _code(kind: str, taken: Taken) -> str:
    """The paper's public code: the same whenever the demonstration is made, not to be guessed."""
    entry = f"{kind}:{taken.year}:{taken.number}"
    return short_code("documents.paper", entry)
