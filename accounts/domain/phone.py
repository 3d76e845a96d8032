"""Telephone numbers: kept as E.164 (`+996555123456`), shown in groups.

Kyrgyz numbers are `+996` and nine digits, or the same nine after the national `0`. A number of
another country is accepted when it is written with its `+`.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.errors import FieldError

COUNTRY = "+996"
SEPARATORS = re.compile(r"[\s()\-–—./]+")
NATIONAL = re.compile(r"[235-9][0-9]{8}", re.ASCII)
FOREIGN = re.compile(r"\+(?!996)[1-9][0-9]{7,14}", re.ASCII)
PREFIXES = (COUNTRY, "00996", "996", "0")


def parse_phone(text: str, *, field: str = "phone") -> str:
    """Read a number and return it as E.164; raise `FieldError` with a sentence otherwise."""
    bare = SEPARATORS.sub("", text)
    if FOREIGN.fullmatch(bare):
        return bare
    for prefix in (*PREFIXES, ""):
        national = bare.removeprefix(prefix)
        if bare.startswith(prefix) and NATIONAL.fullmatch(national):
            return COUNTRY + national
    raise FieldError(
        field,
        _(
            "This is not a telephone number we can call. Write it like 0555 12 34 56 "
            "or +996 555 12 34 56; a foreign number with its + and country code."
        ),
    )


def validate_phone(text: str) -> None:
    """Check a number in a model or a form."""
    try:
        parse_phone(text)
    except FieldError as error:
        raise ValidationError(error.message, code="phone") from error


def format_phone(number: str) -> str:
    """Write a kept number for people: `+996 555 12 34 56`, a landline `+996 3222 5 43 20`."""
    national = number.removeprefix(COUNTRY)
    if not number.startswith(COUNTRY) or len(national) != 9:
        return number
    if national.startswith("3"):
        groups = (national[:4], national[4], national[5:7], national[7:])
    else:
        groups = (national[:3], national[3:5], national[5:7], national[7:])
    return " ".join((COUNTRY, *groups))
