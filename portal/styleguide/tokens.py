"""The design tokens as their file has them, so that the page cannot say anything else."""

import re
from dataclasses import dataclass

from django.contrib.staticfiles import finders

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(r"--(c-[\w-]+):\s*(#[0-9A-Fa-f]{6})")
SIZE = re.compile(r"--(%s-[\w-]+):\s*([\d.]+rem)")


@dataclass(frozen=True)
class Colour:
    """A colour's name with its value by day and by night."""

    name: str
    day: str
    night: str


@dataclass(frozen=True)
class Size:
    """A step of type or of space."""

    name: str
    value: str


def colours() -> list[Colour]:
    """Every colour, in the order of the file."""
    day, _, night = _source().partition("prefers-color-scheme: dark")
    at_night = dict(COLOUR.findall(night))
    return [Colour(name, value, at_night.get(name, value)) for name, value in COLOUR.findall(day)]


def sizes(kind: str) -> list[Size]:
    """The steps of type (`t`) or of space (`s`), as on a wide screen."""
    wide, _, _phone = _source().partition("@media")
    return [Size(name, value) for name, value in re.findall(SIZE.pattern % kind, wide)]


def _source() -> str:
    with open(str(finders.find("css/tokens.css")), encoding="utf-8") as file:
        return COMMENT.sub("", file.read())
