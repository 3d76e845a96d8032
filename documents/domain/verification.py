"""Confirming a paper by its code: that it is ours, whether it is valid, never what it says (7.3)."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core import clock
from documents.domain.alarms import note_state
from documents.domain.papers import verify_file
from documents.enums import FileState
from documents.models import IssuedPaper

# Codes are twelve hexadecimal digits, 48 bits: `documents.domain.papers` makes them with the portal's secret.
CODE = re.compile(r"[0-9A-F]{12}")
# What people type for a digit or a letter of a code: letters that look like it, of both alphabets.
LOOK_ALIKES = str.maketrans("OQОӨILІZЗSЅБАВСЕ", "0000111235" + "56ABCE")
# By kind of paper with a term: the first day on which what it says no longer holds. Filled by the rooms.
TERMS: dict[str, Callable[[IssuedPaper], date | None]] = {}


@dataclass(frozen=True)
class Confirmation:
    """A known paper, what a look at its stored file finds, and from which day it does not hold."""

    paper: IssuedPaper
    state: FileState
    not_valid_from: date | None = None

    @property
    def is_valid(self) -> bool:
        """Whether the paper stands: not annulled by the Centre, its term not over."""
        over = self.not_valid_from is not None and self.not_valid_from <= clock.today()
        return self.paper.annulled_on is None and not over

    @property
    def last_day(self) -> date | None:
        """The last day on which what the paper says holds; none for a paper without a term."""
        return self.not_valid_from - timedelta(days=1) if self.not_valid_from else None


def read_code(typed: str) -> str:
    """The code as the register writes it; empty when what was typed cannot be one.

    Hyphens, spaces, case and letters that look alike are forgiven.
    """
    letters = re.sub(r"[\W_]", "", typed).upper().translate(LOOK_ALIKES)
    if not CODE.fullmatch(letters):
        return ""
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def confirm(code: str) -> Confirmation | None:
    """The paper of a code with the state of its file; a changed file is noted and told to the staff."""
    paper = IssuedPaper.objects.select_related("replaced_by").filter(code=read_code(code) or None).first()
    if paper is None:
        return None
    state = verify_file(paper)
    note_state(paper, state)
    term = TERMS.get(paper.kind)
    return Confirmation(paper, state, paper.annulled_on or (term(paper) if term else None))


def is_same_file(paper: IssuedPaper, chunks: Iterable[bytes]) -> bool:
    """Whether a file, read piece by piece, is to the byte the one that was issued."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return bool(paper.sha256) and digest.hexdigest() == paper.sha256
