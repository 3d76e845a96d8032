"""What the two collectors of texts share: reading, ordering and writing a catalogue (.po)."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ky", "ru")
PLURAL_FORMS = {
    "ky": "nplurals=1; plural=0;",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    ),
}

type Key = tuple[str | None, str]


def plural_count(language: str) -> int:
    """Return how many plural forms the language has."""
    return int(PLURAL_FORMS[language].removeprefix("nplurals=")[0])


def key_of(entry: polib.POEntry) -> Key:
    """Return what an entry is looked up by: its context and its text."""
    return entry.msgctxt, entry.msgid


def read(path: Path) -> dict[Key, polib.POEntry]:
    """Return a catalogue's living entries; none when there is no such file."""
    if not path.exists():
        return {}
    return {key_of(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def write(path: Path, entries: list[polib.POEntry], language: str) -> None:
    """Write a catalogue so that the same texts give the same file, and say what it lacks."""
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "MIME-Version": "1.0",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    catalogue.extend(sorted(entries, key=_place))
    path.parent.mkdir(parents=True, exist_ok=True)
    half_done = path.with_suffix(f".{os.getpid()}")
    catalogue.save(str(half_done))
    half_done.replace(path)
    lacking = sum(not entry.translated() for entry in entries)
    print(f"{path.relative_to(ROOT)}: {len(entries)} texts, {lacking or 'none'} without translation")


def _place(entry: polib.POEntry) -> tuple[list[str], str, str]:
    return sorted({file for file, _line in entry.occurrences})[:1], entry.msgid, entry.msgctxt or ""
