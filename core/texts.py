"""Text as it arrives from people: made safe to keep, and otherwise left as it was typed.

Taken out are characters nobody sees but that change what others see: controls, direction
overrides, zero-width marks, halves of surrogates. Letters of every script stay, look-alikes too.
"""

import re
import unicodedata
from functools import lru_cache

BLANKS = dict.fromkeys("\u115f\u1160\u2800\u3164\uffa0", " ")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
KEPT_CONTROLS = "\n\t"


@lru_cache(maxsize=4096)
def is_invisible(character: str) -> bool:
    """Say whether a character shows nothing itself but can harm what is shown."""
    if character in KEPT_CONTROLS:
        return False
    return unicodedata.category(character) in INVISIBLE or ord(character) & 0xFFFE == 0xFFFE


def strip_invisible(text: str) -> str:
    """Take the invisible characters out, and turn blank letters into spaces."""
    if text.isascii() and text.isprintable():
        return text
    letters = set(text)
    changed: dict[str, str | int | None] = {
        c: BLANKS.get(c) for c in letters if c in BLANKS or is_invisible(c)
    }
    return text.translate(str.maketrans(changed)) if changed else text


def clean_text(text: str) -> str:
    """Return text of several lines, safe to keep: composed (NFC), trimmed, lines ended by \\n."""
    visible = strip_invisible(LINE_ENDS.sub("\n", text))
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", visible).split("\n"))
    return "\n".join(lines).strip()


def clean_line(text: str) -> str:
    """Return text of one line, safe to keep: like `clean_text`, white space squeezed."""
    return " ".join(clean_text(text).split())
