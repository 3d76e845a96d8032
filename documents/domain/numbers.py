"""Registration numbers: gap-free by kind and year, never one number for two papers (7.3)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction

from core.conf import centre
from documents.enums import PaperKind, Register
from documents.models import NumberSeries


@dataclass(frozen=True, slots=True)
class Taken:
    """A number taken from a register: as it is written, its year and its place in the row."""

    number: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return self.number


def take_number(kind: str, *, on: date) -> Taken:
    """Take the next number of `kind`, a kind of paper or a register, in the year of `on`.

    Needs the caller's open transaction: when that is rolled back the number goes back too, so no gap
    is left. The register's row stays locked until the transaction ends.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number is taken inside the transaction that uses it.")
    kind = Register(kind) if kind in Register.values else PaperKind(kind)
    NumberSeries.objects.get_or_create(kind=kind, year=on.year)
    series = NumberSeries.objects.select_for_update(of=("self",), no_key=True).get(kind=kind, year=on.year)
    series.last = models.F("last") + 1
    series.save(update_fields=["last"])
    series.refresh_from_db(fields=["last"])
    return Taken(write_number(kind, year=on.year, sequence=series.last), on.year, series.last)


def write_number(kind: str, *, year: int, sequence: int) -> str:
    """The number as the mask of its kind writes it (setting DOCUMENT_MASKS).

    Raises ImproperlyConfigured when the setting has no mask for the kind or the mask cannot be used.
    """
    try:
        mask = str(centre("DOCUMENT_MASKS")[str(kind)])
        return mask.format(year=year, seq=sequence)
    except (KeyError, IndexError, ValueError) as error:
        raise ImproperlyConfigured(f"DOCUMENT_MASKS has no usable mask for {kind!s}: {error}") from error
