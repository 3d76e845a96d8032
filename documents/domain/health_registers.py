"""Are the registers without gaps and without a number given twice (7.3)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from documents.enums import PaperKind, Register
from documents.models import Correspondence, IssuedPaper, NumberSeries

BATCH = 2000


def gaps() -> Iterator[str]:
    """Name the numbers nobody has. Two queries, and one more for each register with a gap (7.3)."""
    given = NumberSeries.objects.exclude(kind=PaperKind.APPLICATION)
    last = {(row.kind, row.year): row.last for row in given}
    counted = _counted(IssuedPaper.objects.exclude(sequence=None), "kind")
    counted |= _counted(Correspondence.objects.all(), "register")
    for kind, year in sorted({*last, *counted}):
        ends = last.get((kind, year), 0)
        if counted.get((kind, year), (0, 0)) != (ends, ends):
            yield from _register(kind, year, ends)


def _counted(rows: models.QuerySet[Any], kind: str) -> dict[tuple[str, int], tuple[int, int]]:
    found = rows.order_by().values_list(kind, "year").annotate(Count("pk"), Max("sequence"))
    return {(code, year): (count, top) for code, year, count, top in found}


def _register(kind: str, year: int, last: int) -> Iterator[str]:
    words = {"register": dict(NumberSeries._meta.get_field("kind").flatchoices)[kind], "year": year}
    numbers: models.QuerySet[Any]
    if kind in Register.values:
        numbers = Correspondence.objects.filter(register=kind, year=year)
    else:
        numbers = IssuedPaper.objects.filter(kind=kind, year=year).exclude(sequence=None)
    found = numbers.order_by("sequence").values_list("sequence", flat=True).iterator(chunk_size=BATCH)
    for number, is_beyond in missing_and_beyond(found, last):
        if is_beyond:
            yield _(
                "Register «%(register)s» of %(year)d: number %(number)d is beyond the last one given."
            ) % {**words, "number": number}
        else:
            yield _("Register «%(register)s» of %(year)d: nothing has number %(number)d.") % {
                **words,
                "number": number,
            }


def missing_and_beyond(numbers: Iterable[int | None], last: int) -> Iterator[tuple[int, bool]]:
    """Of rising `numbers`: those missing up to `last` (False), and those after it (True)."""
    expected = 1
    for number in numbers:
        if number is None:
            continue
        yield from ((gap, False) for gap in range(expected, min(number, last + 1)))
        if number > last:
            yield number, True
        expected = number + 1
    yield from ((gap, False) for gap in range(expected, last + 1))
