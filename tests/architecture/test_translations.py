"""Every text is there in Kyrgyz and in Russian, and the catalogues are those of the code as it stands."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from tests.architecture.sources import ROOT, relative, tracked

CATALOGUES = [path for path in tracked("locale*/*.po") if path.parent.parent.name in ("ky", "ru")]


# %(name)s, %s, %d and {name}: what the code puts into a sentence.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_both_languages_have_a_catalogue():
    assert {path.parent.parent.name for path in CATALOGUES} == {"ky", "ru"}


@pytest.mark.parametrize("path", CATALOGUES, ids=relative)
def test_no_text_is_untranslated_or_doubtful(path):
    catalogue = polib.pofile(str(path))
    lacking = [entry.msgid for entry in catalogue if not entry.translated() and not entry.obsolete]
    assert lacking == []


@pytest.mark.parametrize("path", CATALOGUES, ids=relative)
def test_placeholders_are_the_same_in_the_translation(path):
    different = [
        entry.msgid
        for entry in polib.pofile(str(path))
        if not entry.msgid_plural and placeholders(entry.msgid) != placeholders(entry.msgstr)
    ]
    assert different == []


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("collector", ["own_messages.py", "library_messages.py"])
def test_collecting_the_texts_anew_changes_nothing(collector, tmp_path):
    if not shutil.which("xgettext"):
        lacking = "GNU gettext, which collects the texts, is not on this machine"
        pytest.fail(lacking) if os.environ.get("CI") else pytest.skip(lacking)
    for path in tracked():
        copy = tmp_path / relative(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, tmp_path / "script/lib" / collector], cwd=tmp_path, env=environment, check=True
    )
    changed = [
        relative(path) for path in CATALOGUES if path.read_bytes() != (tmp_path / relative(path)).read_bytes()
    ]
    assert changed == [], "script/messages has not been run since a text changed"
