"""The arithmetic of a vote: votes in, recommendation out. No rows, no database (3.3.1)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from applications.enums_session import Choice, Result


@dataclass(frozen=True, slots=True)
class Tally:
    """How many said what."""

    votes_for: int
    votes_against: int
    votes_abstain: int

    @property
    def is_even(self) -> bool:
        """Say whether as many spoke for as against."""
        return self.votes_for == self.votes_against


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the votes come to, and whether the chair's vote broke a tie."""

    result: Result
    by_chair: bool = False


def tally_of(choices: Iterable[str]) -> Tally:
    """Count votes."""
    counted = Counter(choices)
    return Tally(counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSTAIN])


def verdict_of(tally: Tally, *, present: int, of_present: bool, chair: str = "") -> Verdict:
    """Return what the votes come to.

    `of_present`: more than half of those present must be for; else more for than against. As many for as
    against is a tie: `chair`, the chair's own open vote, breaks it; without one there is no recommendation.
    """
    if tally.is_even:
        if chair == Choice.FOR:
            return Verdict(Result.RECOMMENDED, by_chair=True)
        if chair == Choice.AGAINST:
            return Verdict(Result.NOT_RECOMMENDED, by_chair=True)
        return Verdict(Result.EVEN)
    needed_half = present if of_present else tally.votes_for + tally.votes_against
    carried = tally.votes_for * 2 > needed_half
    return Verdict(Result.RECOMMENDED if carried else Result.NOT_RECOMMENDED)
