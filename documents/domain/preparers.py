"""How a paper's frozen values become words and charts in the language it is printed in.

The register keeps values (codes, dates, money), never sentences. A room whose paper needs sentences or
charts made from them registers a preparer for its template in `AppConfig.ready()`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override


@dataclass(frozen=True)
class Attached:
    """A file carried inside the paper: the data it was made from, and a sentence that says so."""

    content: bytes
    description: str


@dataclass(frozen=True)
class Prepared:
    """What the template is given: its context, the charts it shows as SVG by name, the files it carries."""

    context: Mapping[str, Any]
    charts: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, Attached] = field(default_factory=dict)


Preparer = Callable[[Mapping[str, Any]], Prepared]

#: By template. The preparer runs with the paper's language active.
PREPARERS: dict[str, Preparer] = {}


def prepare(template: str, content: Mapping[str, Any], *, language: str) -> Prepared:
    """The content as `template` wants it; as it is when no room registered a preparer."""
    with override(language):
        return PREPARERS.get(template, Prepared)(content)
