"""The words that are data: in the database, in the Regulation, in names, dates and numbers."""

import re

from django.apps import apps
from django.db import models

from core.formats.en import words as en_words
from core.languages import LANGUAGE_NAMES
from portal.regulation import FOLDER as REGULATION
from tests.languages.bare import WORD

# Files: what papers say is held by their templates (test_templates.py).
FILES = re.compile(r"/files/|\.pdf$|/pdf/|\.xlsx$")
# The same in every language: a key on the keyboard, a street on a letterhead, a hash, files, a licence.
NAMES = {"esc", "ул", "sha", "docx", "xlsx", "pptx", "odt", "jpg", "png", "csv", "json", "cc"}


def words_of_data() -> set[str]:
    """Every word that stands in the database, and those of languages, dates and numbers."""
    said = [
        *LANGUAGE_NAMES,
        *LANGUAGE_NAMES.values(),
        *NAMES,
        *(str(value) for value in vars(en_words).values()),
    ]
    said += [(REGULATION / f"{code}.txt").read_text("utf-8") for code in LANGUAGE_NAMES]
    for model in apps.get_models():
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.UUIDField)
        ]
        rows = model._default_manager.values_list(*fields) if fields else []
        said += [str(value) for row in rows for value in row]
    return set(WORD.findall(" ".join(said).lower()))
