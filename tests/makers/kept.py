"""What is long in the making is made once in a run on SQLite: rows, files, and what the maker answered."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests import databases


def take(name: str, make: Callable[[], Any]) -> Any:
    """Put into the database what `make` leaves there, and answer what it answers.

    The caller makes the database clean afterwards.
    """
    if connection.vendor != "sqlite":
        return make()
    rows, files = databases.folder / f"{name}.sqlite3", databases.folder / name
    with databases.one_at_a_time(name):
        if not rows.exists():
            _keep(make, files)
            databases.save_as(rows)
    databases.load_from(rows)
    shutil.copytree(files / "sent", settings.MEDIA_ROOT, dirs_exist_ok=True)
    return pickle.loads((files / "answer").read_bytes())  # noqa: S301 - this run's own


def _keep(make: Callable[[], Any], folder: Path) -> None:
    before = set(_sent_files())
    answer = make()
    for path in set(_sent_files()) - before:
        kept = folder / "sent" / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(Path(settings.MEDIA_ROOT) / path, kept)
    (folder / "answer").write_bytes(pickle.dumps(answer))


def _sent_files() -> list[Path]:
    """The files in the private folder, by their paths in it."""
    root = Path(settings.MEDIA_ROOT)
    return [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
