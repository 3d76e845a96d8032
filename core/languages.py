"""The three languages of the Centre: Kyrgyz first (the original), Russian, English."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

DEFAULT_LANGUAGE = "ky"
LANGUAGE_NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}
FALLBACKS = {"ky": ("ru", "en"), "ru": ("ky", "en"), "en": ("ru", "ky")}


def current_language(language: str | None = None) -> str:
    """Return the code of the language asked for, or of the one now on the screen.

    A language the portal does not have gives Kyrgyz when none is active and English otherwise.
    """
    code = language or get_language() or DEFAULT_LANGUAGE
    base = code.split("-")[0].lower()
    return base if base in LANGUAGE_NAMES else "en"


def translated(obj: Any, name: str, language: str | None = None) -> str:
    """Return `obj.<name>_<language>`, or the first other language that has words."""
    first = current_language(language)
    for code in (first, *FALLBACKS[first]):
        words = getattr(obj, f"{name}_{code}", "")
        if words:
            return str(words)
    return ""


def in_language(words: Mapping[str, str]) -> str:
    """Return what is kept in three languages in the one on the screen, or in the first other that has it."""
    first = current_language()
    return next((words[code] for code in (first, *FALLBACKS[first]) if words.get(code)), "")
