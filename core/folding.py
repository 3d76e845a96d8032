"""Folding for search: what people type without ң ө ү finds what is written with them.

PostgreSQL's `unaccent` leaves these letters and SQLite does not fold Cyrillic at all, so the
folded form is kept in a column of its own (`core.fields.FoldedField`).
"""

import unicodedata

from core.texts import strip_invisible

PLAIN_LETTERS = str.maketrans("ңөүё", "ноуе")


def fold(text: str) -> str:
    """Return `text` for search: lower case, ң ө ү ё made plain, white space squeezed.

    Folding twice changes nothing, so a folded query meets a folded column.
    """
    lowered = _compose(_compose(text).casefold())
    return " ".join(strip_invisible(lowered.translate(PLAIN_LETTERS)).split())


def _compose(text: str) -> str:
    return unicodedata.normalize("NFKC", strip_invisible(text))
