"""ИНН, the taxpayer's number: 14 digits, kept as text because of its leading zero.

`0` + DDMMYYYY of registration + 5 digits is an organisation; `1` or `2` + DDMMYYYY of birth +
5 digits is a person. No public rule of a check digit is known, so length, kind and date are checked.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import clock
from core.errors import FieldError

LENGTH = 14
DIGITS = re.compile(r"[0-9]+", re.ASCII)
SEPARATORS = re.compile(r"[\s\-–—]+")
OLDEST_YEAR = 1900
SHOWN_DIGITS = 4


class InnKind(StrEnum):
    """Whose number it is."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Inn:
    """A number that can exist: its text, whose it is, and its day of registration or birth."""

    value: str
    kind: InnKind
    day: date

    def __str__(self) -> str:
        return self.value


def parse_inn(text: str, *, expected: InnKind | None = None, field: str = "inn") -> Inn:
    """Read an ИНН; raise `FieldError` with a sentence that says what is wrong with it."""
    digits = SEPARATORS.sub("", text)
    if DIGITS.fullmatch(digits) is None:
        raise FieldError(field, _("The INN is written in digits only, 14 of them."))
    if len(digits) != LENGTH:
        raise FieldError(field, _wrong_length(digits))
    kind = _kind_of(digits, field)
    if expected is not None and kind is not expected:
        raise FieldError(field, _wrong_kind(expected))
    return Inn(digits, kind, _day_of(digits, kind, field))


def check_inn(text: str, *, kind: str | None = None, field: str = "inn") -> str:
    """Return the digits of an ИНН that fits a party's `kind` (an entrepreneur is a person)."""
    expected = None if kind is None else InnKind.ORGANISATION if kind == "organisation" else InnKind.PERSON
    return parse_inn(text, expected=expected, field=field).value


def validate_inn(text: str) -> None:
    """Check an ИНН in a model or a form."""
    try:
        parse_inn(text)
    except FieldError as error:
        raise ValidationError(error.message, code="inn") from error


def mask_inn(value: str) -> str:
    """Hide a person's number, all but its end: it is personal data. An organisation's is public."""
    if value.startswith("0"):
        return value
    return "•" * max(len(value) - SHOWN_DIGITS, 0) + value[-SHOWN_DIGITS:]


def _kind_of(digits: str, field: str) -> InnKind:
    if digits[0] == "0":
        return InnKind.ORGANISATION
    if digits[0] in "12":
        return InnKind.PERSON
    raise FieldError(
        field, _("An INN begins with 0 (an organisation) or with 1 or 2 (a person). Check the number.")
    )


def _day_of(digits: str, kind: InnKind, field: str) -> date:
    written = f"{digits[1:3]}.{digits[3:5]}.{digits[5:9]}"
    try:
        day = date(int(digits[5:9]), int(digits[3:5]), int(digits[1:3]))
    except ValueError:
        day = None
    if day is None or day.year < OLDEST_YEAR or day > clock.today():
        raise FieldError(field, _impossible_day(kind) % {"date": written})
    return day


def _wrong_length(digits: str) -> str:
    sentence = _("An INN has 14 digits; you have written %(count)d. Check the number.")
    if len(digits) == LENGTH - 1:
        sentence = _(
            "An INN has 14 digits; you have written %(count)d. "
            "An organisation’s INN begins with a zero: write it too."
        )
    return sentence % {"count": len(digits)}


def _wrong_kind(expected: InnKind) -> str:
    if expected is InnKind.ORGANISATION:
        return _("This is a person’s INN. Write the INN of the organisation: it begins with 0.")
    return _("This is an organisation’s INN. Write the person’s INN: it begins with 1 or 2.")


def _impossible_day(kind: InnKind) -> str:
    if kind is InnKind.ORGANISATION:
        return _("This INN contains the date of registration %(date)s, which cannot be. Check the number.")
    return _("This INN contains the date of birth %(date)s, which cannot be. Check the number.")
