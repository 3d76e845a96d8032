"""Are the files of papers and uploads there, as they were, and no others (7.3)."""

import hashlib
from collections.abc import Iterator
from itertools import batched

from django.core.files.storage import Storage
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.domain.orphans import is_old
from documents.models import IssuedPaper, Upload

BATCH = 500
FOLDERS: dict[str, type[IssuedPaper] | type[Upload]] = {"papers": IssuedPaper, "uploads": Upload}


def lost_files() -> Iterator[str]:
    """Name the papers and uploads whose file is gone."""
    for row in _kept():
        if not row.file.storage.exists(str(row.file.name)):
            yield _("%(kind)s: %(record)s. The file is gone: %(file)s") % _words(row)


def altered_files() -> Iterator[str]:
    """Name the papers and uploads whose file is not the one whose hash was written."""
    for row in _kept():
        try:
            with row.file.storage.open(str(row.file.name)) as stored:
                digest = hashlib.file_digest(stored, "sha256").hexdigest()
        except OSError:
            continue  # `lost_files` says so
        if digest != row.sha256:
            yield _("%(kind)s: %(record)s. The file is not the one that was kept: %(file)s") % _words(row)


def orphans() -> Iterator[str]:
    """Name the files older than a day that no row knows."""
    for folder, model in FOLDERS.items():
        storage = model._meta.get_field("file").storage
        for names in batched(_stored(storage, folder), BATCH):
            known = set(model._base_manager.filter(file__in=names).values_list("file", flat=True))
            for name in names:
                if name not in known and is_old(storage, name):
                    yield _("No record knows this file: %(file)s") % {"file": name}


def _kept() -> Iterator[IssuedPaper | Upload]:
    """Every row that should have a file, in constant memory and without what papers say."""
    papers = IssuedPaper.objects.exclude(file="").defer("context").order_by("pk")
    yield from papers.iterator(chunk_size=BATCH)
    yield from Upload.objects.order_by("pk").iterator(chunk_size=BATCH)


def _stored(storage: Storage, folder: str) -> Iterator[str]:
    if storage.exists(folder):
        for year in storage.listdir(folder)[0]:
            for name in storage.listdir(f"{folder}/{year}")[1]:
                yield f"{folder}/{year}/{name}"


def _words(row: IssuedPaper | Upload) -> dict[str, str | Model]:
    return {"kind": capfirst(str(row._meta.verbose_name)), "record": row, "file": str(row.file.name)}
