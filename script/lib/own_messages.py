"""Collect the texts of our own code and templates into locale/<language>/LC_MESSAGES/django.po."""

import os

import catalogues
import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

IGNORED = [".venv", ".uv", "private", "tests", "script", "docs", "deploy", "locale_libraries"]


class Collector(makemessages.Command):
    """Django's collector, which never guesses: a new text is empty, not fuzzy."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


def tidy(entry: polib.POEntry, language: str) -> polib.POEntry:
    """Take out what changes without a change of text; give a plural the forms of the language."""
    if entry.msgid_plural:
        forms = range(catalogues.plural_count(language))
        entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in forms}
    entry.occurrences = sorted({(file, "") for file, _line in entry.occurrences})
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    return entry


def main() -> None:
    """Collect, then write each catalogue in its settled form."""
    os.chdir(catalogues.ROOT)
    settings.configure(LOCALE_PATHS=[catalogues.ROOT / "locale"])
    call_command(
        Collector(),
        locale=list(catalogues.LANGUAGES),
        add_location="file",
        no_obsolete=True,
        ignore_patterns=IGNORED,
        verbosity=0,
    )
    for language in catalogues.LANGUAGES:
        path = catalogues.ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
        entries = [tidy(entry, language) for entry in catalogues.read(path).values()]
        catalogues.write(path, entries, language)


if __name__ == "__main__":
    main()
