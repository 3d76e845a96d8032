"""Templates that only the tests of papers and letters use."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture
def template(tmp_path: Path) -> Iterator[Callable[[str, str], str]]:
    """A writer of throw-away templates: `template("a.html", "…")` answers the name."""
    changed = copy.deepcopy(settings.TEMPLATES)
    changed[0]["DIRS"] = [tmp_path, *changed[0]["DIRS"]]

    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    with override_settings(TEMPLATES=changed):
        yield write


@pytest.fixture(autouse=True)
def private_files(tmp_path: Path) -> Iterator[Path]:
    """Each test keeps its files in a folder of its own."""
    folder = tmp_path / "files"
    with override_settings(MEDIA_ROOT=folder):
        yield folder
