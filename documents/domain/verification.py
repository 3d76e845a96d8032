"""Confirming a paper by its code: that it is ours, whether it is valid, never what it says (7.3)."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from documents.domain.alarms import note_state
from documents.domain.papers import verify_file
from documents.enums import FileState
from documents.models import IssuedPaper

# Codes are twelve hexadecimal digits, 48 bits: `documents.domain.papers` makes them with the portal's secret.
CODE = re.compile(r"[0-9A-F]{12}")
# What people type for a digit or a letter of a code: letters that look like it, of both alphabets.
LOOK_ALIKES = str.maketrans("OQОӨILІZЗSЅБАВСЕ", "0000111235" + "56ABCE")


@dataclass(frozen=True)
class Confirmation:
    """A known paper, and what a look at its stored file finds."""

    paper: IssuedPaper
    state: FileState

    @property
    def is_valid(self) -> bool:
        """Whether the paper stands: not annulled by the Centre."""
        return self.paper.annulled_on is None


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
    return Confirmation(paper, state)


def is_same_file(paper: IssuedPaper, chunks: Iterable[bytes]) -> bool:
    """Whether a file, read piece by piece, is to the byte the one that was issued."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return bool(paper.sha256) and digest.hexdigest() == paper.sha256
