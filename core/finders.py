"""Static files that come from installed packages: only those the pages load."""

from collections.abc import Iterable, Iterator
from typing import Any

from bootstrap_wrapper import get_bootstrap_css_dir
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER = "vendor"
LOADED = ("bootstrap.min.css", "bootstrap.min.css.map")


class BootstrapFinder(BaseFinder):
    """Bootstrap's one stylesheet, of the thirty files of its package, as `vendor/bootstrap.min.css`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=get_bootstrap_css_dir())
        # Django puts a storage's prefix before the names it collects.
        self.storage.prefix = FOLDER  # type: ignore[attr-defined]

    def find(self, path: str, find_all: bool = False, **_old: Any) -> Any:
        """The file on the disk behind an address, or nothing."""
        folder, _slash, name = path.partition("/")
        found = self.storage.path(name) if folder == FOLDER and name in LOADED else ""
        return ([found] if found else []) if find_all else found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """What is collected for production."""
        return ((name, self.storage) for name in LOADED)
