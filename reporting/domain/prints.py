"""PDFs of a report that a worker makes while a person waits: asked for, made once, taken (7.1).

A submitted report in its own language is the registered paper and is not made here.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import clock
from core.domain import transitions
from core.errors import DomainError
from documents.domain import papers
from documents.domain.afterwards import run_after_commit
from reporting.domain.printing import draft_values, set_draft
from reporting.enums import PrintStage
from reporting.models import CentreReport, ReportPrint

log = logging.getLogger(__name__)

# A worker that stands still for so long was killed: the PDF is begun anew.
PATIENCE = timedelta(minutes=2)
# A draft follows the facts and the director's words: it is there for whoever waited, then it is made anew.
# A translation of the frozen paper is kept.
FRESH = timedelta(seconds=15)
ENDED = (PrintStage.READY, PrintStage.FAILED)


@transaction.atomic
def ask_print(report: CentreReport, language: str, *, at: datetime | None = None) -> ReportPrint:
    """The PDF of `report` that is ready or under way in this language, else a new one for a worker to make.

    Two people who ask at once wait for the same one.
    """
    row, now = transitions.lock(report), at or clock.now()
    is_draft = row.paper_id is None
    alike = ReportPrint.objects.filter(report=row, language=language, is_draft=is_draft)
    last = alike.first()
    if last and _serves(last, now):
        return last
    _forget(alike)
    fresh = ReportPrint.objects.create(
        report=row, language=language, is_draft=is_draft, asked_at=now, stage_at=now
    )
    run_after_commit("reporting.tasks.make_print", str(fresh.pk))
    return fresh


def make_print(pk: int, *, at: datetime | None = None) -> None:
    """Make the PDF that was asked for; what somebody else has begun is left to them.

    Why one could not be made is written in its language, for whoever waits.
    """
    found = _take(pk, at)
    if found is not None:
        with override(found.language):
            _make(found, at)


@transaction.atomic
def forget_print(found: ReportPrint) -> None:
    """Take a PDF that could not be made away, so that the next person who asks gets a new try."""
    _forget(ReportPrint.objects.filter(pk=found.pk))


def _serves(last: ReportPrint, now: datetime) -> bool:
    """Whether whoever asks at the moment `now` gets this one."""
    age = now - last.stage_at
    if last.stage not in ENDED:
        return age < PATIENCE
    return last.stage == PrintStage.FAILED or not last.is_draft or age < FRESH


def _forget(rows: models.QuerySet[ReportPrint]) -> None:
    """Their files go when it is certain that the rows have gone."""
    files = [row.file for row in rows if row.file]
    rows.delete()
    for file in files:
        transaction.on_commit(partial(file.storage.delete, str(file.name)), robust=True)


@transaction.atomic
def _take(pk: int, at: datetime | None) -> ReportPrint | None:
    """The print, if nobody has begun it; from now on it is ours."""
    found = ReportPrint.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if found is None or found.stage != PrintStage.ASKED:
        return None
    _reach(found, PrintStage.FIGURES, at)
    return found


def _make(found: ReportPrint, at: datetime | None) -> None:
    try:
        _finish(found, _pages(found, at), at)
    except DomainError as error:
        _reach(found, PrintStage.FAILED, at, reason=str(error))
    except Exception:  # whatever can break a typesetter: the person reads a sentence, the log has the rest
        log.exception("The PDF %s of a report could not be made", found.pk)
        _reach(found, PrintStage.FAILED, at, reason=_("The PDF could not be made. Try again later."))


def _pages(found: ReportPrint, at: datetime | None) -> bytes:
    report, language = found.report, found.language
    if report.paper is not None:
        _reach(found, PrintStage.PAGES, at)
        return papers.render(report.paper, language)
    day = clock.day_of(at or clock.now())
    values = draft_values(report, on=day)
    _reach(found, PrintStage.PAGES, at)
    return set_draft(report, values, language=language, on=day)


def _finish(found: ReportPrint, content: bytes, at: datetime | None) -> None:
    storage = found.file.storage
    name = storage.save(f"prints/{found.pk}.pdf", ContentFile(content))
    if not _reach(found, PrintStage.READY, at, file=name):
        storage.delete(name)


def _reach(found: ReportPrint, stage: PrintStage, at: datetime | None, **fields: str) -> bool:
    """Write how far it is; False when it was given up meanwhile and begun anew by another worker."""
    rows = ReportPrint.objects.filter(pk=found.pk)
    return bool(rows.update(stage=stage, stage_at=at or clock.now(), **fields))
