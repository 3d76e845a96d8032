"""Collect the libraries' texts that need a translation of ours into locale_libraries/.

A text belongs there when the library has none in that language, or when ours is already there in
place of a poor one (Django's Kyrgyz calls a last name a patronymic). All others stay the library's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import catalogues
import django
import polib
from catalogues import Key

# Installed packages, or the parts of them that people see here.
LIBRARIES = (
    "unfold",
    "simple_history",
    "post_office",
    "django_filters",
    "django_fsm",
    "import_export",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth/account",
    "allauth/core",
    "allauth/mfa",
    "allauth/templates/account",
    "allauth/templates/allauth",
    "allauth/templates/mfa",
)
# Packages that keep their texts in catalogues of their own; Django's English one lists all of its texts.
WITH_CATALOGUES = ("allauth", "django_filters", "import_export")
DJANGO = (
    "django/conf",
    "django/contrib/admin",
    "django/contrib/auth",
    "django/contrib/contenttypes",
    "django/contrib/humanize",
)
DOMAINS = ("django", "djangojs")


def packages_folder() -> Path:
    """Return the folder in which the libraries are installed."""
    return Path(django.__file__).parents[1]


def collect(packages: Path) -> dict[Key, polib.POEntry]:
    """Return every text marked for translation in the libraries' code and templates."""
    with tempfile.TemporaryDirectory() as folder:
        for library in LIBRARIES:
            link = Path(folder, library)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(packages / library)
        Path(folder, "locale").mkdir()
        command = [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "--locale=en",
            "--symlinks",
            "--verbosity=0",
        ]
        command += ["--add-location=file", "--ignore=*/locale/*", "--ignore=*/tests/*"]
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603
        found = catalogues.read(Path(folder, "locale/en/LC_MESSAGES/django.po"))
    for entry in found.values():
        entry.msgstr, entry.msgstr_plural = "", {}
        entry.occurrences = sorted({(file, "") for file, _line in entry.occurrences})
    return found


def shipped(packages: Path, folders: tuple[str, ...], language: str, domain: str) -> dict[Key, polib.POEntry]:
    """Return the entries of the libraries' own catalogues."""
    entries: dict[Key, polib.POEntry] = {}
    for folder in folders:
        entries |= catalogues.read(packages / folder / "locale" / language / "LC_MESSAGES" / f"{domain}.po")
    return entries


def known_to_django(packages: Path, domain: str) -> dict[Key, polib.POEntry]:
    """Return Django's texts, untranslated, with the file each one stands in."""
    entries = shipped(packages, DJANGO, "en", domain)
    for entry in entries.values():
        entry.msgstr, entry.msgstr_plural, entry.comment, entry.tcomment = "", {}, "", ""
        entry.occurrences = sorted({(f"django/{file}", "") for file, _line in entry.occurrences})
    return entries


def choose(texts: dict[Key, polib.POEntry], theirs: set[Key], ours: dict[Key, polib.POEntry], language: str):
    """Return the entries of our catalogue: the gaps, and what we have put in place of theirs."""
    for key, entry in texts.items():
        own = ours.get(key)
        if key in theirs and (own is None or not own.translated()):
            continue
        chosen = polib.POEntry(
            msgid=entry.msgid,
            msgctxt=entry.msgctxt,
            msgid_plural=entry.msgid_plural,
            occurrences=entry.occurrences,
            flags=[flag for flag in entry.flags if flag != "fuzzy"],
        )
        if own is not None:
            chosen.msgstr, chosen.msgstr_plural = own.msgstr, own.msgstr_plural
        elif entry.msgid_plural:
            chosen.msgstr_plural = dict.fromkeys(range(catalogues.plural_count(language)), "")
        yield chosen


def main() -> None:
    """Write the catalogue of each language."""
    packages = packages_folder()
    for domain in DOMAINS:
        texts = known_to_django(packages, domain)
        if domain == "django":
            texts = collect(packages) | texts
        for language in catalogues.LANGUAGES:
            path = catalogues.ROOT / "locale_libraries" / language / "LC_MESSAGES" / f"{domain}.po"
            upstream = shipped(packages, WITH_CATALOGUES + DJANGO, language, domain)
            theirs = {key for key, entry in upstream.items() if entry.translated()}
            ours = catalogues.read(path)
            catalogues.write(path, list(choose(texts, theirs, ours, language)), language)


if __name__ == "__main__":
    main()
