"""Form fields of the house: they read what people really type, and say clearly what is wrong."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from core.formatting import format_date, format_number
from core.money import NotMoney, TwoReadings, TwoSeparators, parse_money
from core.texts import clean_line, clean_text

NATIONAL_DATE = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})", re.ASCII)
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
COUNT = re.compile(r"[0-9]{1,9}", re.ASCII)
YEARS = range(1900, 2201)
LARGEST_AMOUNT = Decimal("99999999999999.99")
LARGEST_COUNT = 1_000_000
REPEATED_LENGTH = 40


def repeat(typed: Any) -> str:
    """Return what was typed, short and safe enough to be repeated in a sentence."""
    line = clean_line(str(typed))
    return line if len(line) <= REPEATED_LENGTH else f"{line[:REPEATED_LENGTH]}…"


class CleanCharField(forms.CharField):
    """Text without invisible characters: of one line, or of several with `multiline=True`."""

    def __init__(self, *args: Any, multiline: bool = False, **kwargs: Any) -> None:
        self.multiline = multiline
        if multiline:
            kwargs.setdefault("widget", forms.Textarea)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Clean the text before anything else looks at it."""
        if value not in self.empty_values:
            value = clean_text(str(value)) if self.multiline else clean_line(str(value))
        return super().to_python(value)


class MoneyField(forms.Field):
    """An amount in som, zero or more: `1 250 000`, `1250000,50`, `75 сом`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _(
            "“%(typed)s” is not an amount of money. Write it in digits, for example 1250000 or 1250000,50."
        ),
        "two_readings": _(
            "“%(typed)s” can be read in two ways. Write the amount without a separator "
            "between thousands, for example 1250 or 1250,00."
        ),
        "two_separators": _(
            "“%(typed)s” has more than one comma or point. Put spaces between thousands and one comma before "
            "the tyiyn, for example 1 234,50."
        ),
    }

    def __init__(
        self,
        *,
        min_value: Decimal = Decimal(0),
        max_value: Decimal = LARGEST_AMOUNT,
        grouped: bool = True,
        **kwargs: Any,
    ) -> None:
        """Unless `grouped`, an amount with two separators, like `1,234.50`, is refused."""
        self.grouped = grouped
        super().__init__(**kwargs)
        self.validators += _limits(min_value, max_value)

    def to_python(self, value: Any) -> Decimal | None:
        """Read the amount, or say what cannot be read."""
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return parse_money(clean_line(str(value)), grouped=self.grouped)
        except TwoSeparators as error:
            raise self._refused("two_separators", value) from error
        except TwoReadings as error:
            raise self._refused("two_readings", value) from error
        except NotMoney as error:
            raise self._refused("invalid", value) from error

    def prepare_value(self, value: Any) -> Any:
        """Show an amount in the way people of the language write it."""
        return format_number(value, 2) if isinstance(value, Decimal | int) else value

    def _refused(self, code: str, typed: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code, {"typed": repeat(typed)})


class FilesInput(forms.FileInput):
    """Lets the browser choose several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; gives a list, empty when none was chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput(attrs={"multiple": True}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Look at each file as a field of one would."""
        given = data or ([None] if self.required else [])
        return [super(FilesField, self).clean(one, initial) for one in given]


class CountField(forms.Field):
    """A whole number, zero or more: people, places, pieces. `1 250` is read too."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _(
            "“%(typed)s” is not a whole number. Write it in digits, for example 12; "
            "write 0 when there are none."
        ),
    }

    def __init__(self, *, min_value: int = 0, max_value: int = LARGEST_COUNT, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators += _limits(min_value, max_value)

    def to_python(self, value: Any) -> int | None:
        """Read the number, or say what cannot be read."""
        if value in self.empty_values or not str(value).strip():
            return None
        digits = "".join(clean_line(str(value)).split())
        if COUNT.fullmatch(digits) is None:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"typed": repeat(value)})
        return int(digits)


class DateField(forms.Field):
    """A day: `22.11.2026`, `22/11/2026` or `2026-11-22`."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _(
            "“%(typed)s” is not a date. Write the day, the month and the full year, for example 22.11.2026."
        ),
        "impossible": _("“%(typed)s”: there is no such day in the calendar. Check the date."),
    }

    def to_python(self, value: Any) -> date | None:
        """Read the day, or say what cannot be read."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = "".join(clean_line(str(value)).split()).removesuffix("г.").removesuffix("ж.")
        if not typed:
            return None
        if match := NATIONAL_DATE.fullmatch(typed):
            day, month, year = map(int, match.groups())
        elif match := ISO_DATE.fullmatch(typed):
            year, month, day = map(int, match.groups())
        else:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"typed": repeat(value)})
        try:
            return _existing_day(year, month, day)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["impossible"], "impossible", {"typed": repeat(value)}
            ) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a day as it is typed."""
        return format_date(value, "short") if isinstance(value, date) else value


def _existing_day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise ValueError(year)
    return date(year, month, day)


def _limits(lowest: Decimal | int, highest: Decimal | int) -> list[Any]:
    below = _("The number must be %(limit_value)s or more.")
    above = _("The number must be %(limit_value)s or less.")
    return [MinValueValidator(lowest, below), MaxValueValidator(highest, above)]
