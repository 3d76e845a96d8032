"""One line of the way of an application, as its applicant reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One line of the way; `state` is `done`, `now` or `next`."""

    title: str
    state: str
    when: str = ""
    text: str = ""
