"""Files without a row: left on the disk by an act that was rolled back or a process that was killed."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage

from core import clock
from documents.models import Upload

FOLDER = "uploads"
# An act that is still under way has its file before its row.
OLD = timedelta(days=1)


def remove_orphans() -> int:
    """Delete uploads that no row knows and that are older than a day; answer how many."""
    storage = Upload._meta.get_field("file").storage
    known = set(Upload.objects.values_list("file", flat=True))
    orphans = [name for name in _stored(storage) if name not in known and is_old(storage, name)]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def _stored(storage: Storage) -> Iterator[str]:
    if not storage.exists(FOLDER):
        return
    for year in storage.listdir(FOLDER)[0]:
        for name in storage.listdir(f"{FOLDER}/{year}")[1]:
            yield f"{FOLDER}/{year}/{name}"


def is_old(storage: Storage, name: str) -> bool:
    """Whether a file is too old to belong to an act that is still under way."""
    return storage.get_modified_time(name) < clock.now() - OLD
