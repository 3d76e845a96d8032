"""The tariff: drafted line by line, approved by an order, then frozen; easy prices where 3.2.1 says so."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import transitions
from core.enums import Unit
from core.errors import DomainError, FieldError
from core.texts import clean_line
from documents.models import GoverningAct
from residents.domain.versions import approve_version, begin_version, lock_draft
from residents.enums_contract import Measure, TariffKind
from residents.models import Tariff, TariffLine

CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")


@dataclass(frozen=True, slots=True)
class LineSpec:
    """What a line prices, for how much of it, and the easy price where there is one."""

    code: str
    kind: str
    title_ky: str
    title_ru: str
    title_en: str
    measure: str
    price: Decimal
    easy_price: Decimal | None = None


def spec_of(line: TariffLine) -> LineSpec:
    """A line as it is written."""
    return LineSpec(**{name: getattr(line, name) for name in LineSpec.__slots__})


@transaction.atomic
def write_tariff(
    *, version: str, copied_from: Tariff | None = None, actor: Actor, at: datetime | None = None
) -> Tariff:
    """Begin a new version, with the lines of an earlier one where it is given."""
    row = begin_version(Tariff(version=version), actor=actor, at=at)
    for line in copied_from.ordered if copied_from else ():
        transitions.create(TariffLine(tariff=row, **asdict(spec_of(line))), actor=actor, at=at)
    return row


@transaction.atomic
def add_line(tariff: Tariff, spec: LineSpec, *, actor: Actor, at: datetime | None = None) -> TariffLine:
    """Add a line to a draft."""
    row = lock_draft(tariff, actor=actor)
    return transitions.create(TariffLine(tariff=row, **_checked(spec, row)), actor=actor, at=at)


@transaction.atomic
def change_line(line: TariffLine, spec: LineSpec, *, actor: Actor, at: datetime | None = None) -> TariffLine:
    """Write a line of a draft anew."""
    tariff = lock_draft(line.tariff, actor=actor)
    row = transitions.lock(line)
    return transitions.update(row, actor=actor, at=at, **_checked(spec, tariff, own=row))


@transaction.atomic
def remove_line(line: TariffLine, *, actor: Actor, at: datetime | None = None) -> Tariff:
    """Take a line out of a draft."""
    tariff = lock_draft(line.tariff, actor=actor)
    line._history_date = at or clock.now()  # type: ignore[attr-defined]
    line.delete()
    return tariff


@transaction.atomic
def approve_tariff(
    tariff: Tariff,
    *,
    approved_by: GoverningAct,
    in_force_from: date,
    actor: Actor,
    at: datetime | None = None,
) -> Tariff:
    """Approve a draft by an order; contracts made before keep their prices."""
    if not tariff.lines.exists():
        raise DomainError(_("Write at least one line before the tariff is approved."))
    return approve_version(tariff, approved_by=approved_by, in_force_from=in_force_from, actor=actor, at=at)


def line_on(day: date, code: str) -> TariffLine:
    """The line `code` of the tariff in force on `day`. Raises FieldError when there is none."""
    tariff = Tariff.objects.on(day)
    line = tariff.lines.select_related("tariff").filter(code=code).first() if tariff else None
    if line is None:
        raise FieldError(
            "line", _("The tariff in force on this day has no such line: %(code)s.") % {"code": code}
        )
    return line


def price_for(line: TariffLine, unit: str) -> Decimal:
    """The price for residents of `unit`: the Incubator's have the easy one where there is one (3.2.1)."""
    easy = unit == Unit.INCUBATOR and line.easy_price is not None
    return line.easy_price if easy and line.easy_price is not None else line.price


def _checked(spec: LineSpec, tariff: Tariff, own: TariffLine | None = None) -> dict[str, Any]:
    """The line as columns. Raises FieldError for one that cannot be."""
    if CODE.fullmatch(spec.code) is None:
        raise FieldError("code", _("A code is of small Latin letters, digits and underscores: market_size."))
    if tariff.lines.exclude(pk=own.pk if own else 0).filter(code=spec.code).exists():
        raise FieldError("code", _("This tariff already has a line with this code."))
    if spec.kind not in TariffKind.values or spec.measure not in Measure.values:
        raise FieldError("kind", _("Choose what the line prices and for how much of it."))
    if spec.price < 0 or (spec.easy_price or 0) < 0:
        raise FieldError("price", _("A price cannot be negative."))
    if spec.easy_price is not None and (spec.kind != TariffKind.COWORKING or spec.easy_price > spec.price):
        raise FieldError(
            "easy_price",
            _("The easy price is for the co-working space and is not above the usual one (3.2.1)."),
        )
    fields = asdict(spec)
    for name in ("title_ky", "title_ru", "title_en"):
        fields[name] = clean_line(fields[name])
        if not fields[name]:
            raise FieldError(name, _("Write the name in all three languages."))
    return fields
