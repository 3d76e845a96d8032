"""Dates, numbers and money as each language writes them.

Made on the server and never left to the browser: Chromium knows no Kyrgyz. Each function takes a
`language` code; without one it writes in the language now on the screen.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from core import clock
from core.formats.en import formats as en_formats
from core.formats.en import words as en_words
from core.formats.ky import formats as ky_formats
from core.formats.ky import words as ky_words
from core.formats.ru import formats as ru_formats
from core.formats.ru import words as ru_words
from core.languages import current_language

WORDS: dict[str, "Words"] = {"ky": ky_words, "ru": ru_words, "en": en_words}
FORMATS: dict[str, "Formats"] = {"ky": ky_formats, "ru": ru_formats, "en": en_formats}
MILLION = Decimal(1_000_000)

type Number = int | float | Decimal


class Words(Protocol):
    """What the `words` module of a language tells."""

    MONTHS: tuple[str, ...]
    MONTHS_OF_DAY: tuple[str, ...]
    MONTHS_OFFICIAL: tuple[str, ...]
    DATE_LONG: str
    DATE_OFFICIAL: str
    MONTH: str
    YEAR: str
    QUARTER: str
    QUARTER_SHORT: str
    MOMENT: str
    MONEY: str
    MILLIONS: str
    PERCENT: str


class Formats(Protocol):
    """What the `formats` module of a language tells of numbers."""

    DECIMAL_SEPARATOR: str
    THOUSAND_SEPARATOR: str


class QuarterLike(Protocol):
    """What a quarter shows of itself to be written."""

    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...


def format_date(day: date, style: str = "long", language: str | None = None) -> str:
    """Write a day: `long` for screens, `official` for papers, `short` for tables, or its `month`."""
    if isinstance(day, datetime):
        day = clock.day_of(day)
    if style == "short":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    words = WORDS[current_language(language)]
    pattern, months = {
        "long": (words.DATE_LONG, words.MONTHS_OF_DAY),
        "official": (words.DATE_OFFICIAL, words.MONTHS_OFFICIAL),
        "month": (words.MONTH, words.MONTHS),
    }[style]
    return pattern.format(year=day.year, month=months[day.month - 1], day=day.day)


def format_datetime(moment: datetime, style: str = "long", language: str | None = None) -> str:
    """Write a moment by the clocks of Osh."""
    local = moment.astimezone(clock.CENTRE_ZONE)
    words = WORDS[current_language(language)]
    day = format_date(local.date(), style, language)
    return words.MOMENT.format(date=day, time=f"{local:%H:%M}")


def format_span(start: datetime, end: datetime, language: str | None = None) -> str:
    """Write a beginning and an end by the clocks of Osh; the day of the end only where it is another."""
    last = end.astimezone(clock.CENTRE_ZONE)
    same = start.astimezone(clock.CENTRE_ZONE).date() == last.date()
    until = f"{last:%H:%M}" if same else format_datetime(end, language=language)
    return f"{format_datetime(start, language=language)} – {until}"


def format_year(year: int, language: str | None = None) -> str:
    """Write a year."""
    return WORDS[current_language(language)].YEAR.format(year=year)


def format_quarter(quarter: QuarterLike, style: str = "long", language: str | None = None) -> str:
    """Write a quarter: `long` in sentences and headings, `short` on charts and in narrow tables."""
    words = WORDS[current_language(language)]
    pattern = {"long": words.QUARTER, "short": words.QUARTER_SHORT}[style]
    return pattern.format(year=quarter.year, number=quarter.number)


def format_number(value: Number, places: int | None = None, language: str | None = None) -> str:
    """Write a number in groups of three; without `places`, with the decimals it has."""
    formats = FORMATS[current_language(language)]
    number = _rounded(value, places)
    written = f"{number:,f}"
    for mark, own in ((",", "\0"), (".", formats.DECIMAL_SEPARATOR)):
        written = written.replace(mark, own)
    return written.replace("\0", formats.THOUSAND_SEPARATOR)


def format_money(amount: Number, places: int = 2, language: str | None = None) -> str:
    """Write an amount in som; with `places=0` for tables of large amounts."""
    number = format_number(amount, places, language)
    return WORDS[current_language(language)].MONEY.format(amount=number)


def format_millions(amount: Number, places: int = 1, language: str | None = None) -> str:
    """Write an amount in millions of som."""
    number = format_number(Decimal(str(amount)) / MILLION, places, language)
    return WORDS[current_language(language)].MILLIONS.format(amount=number)


def format_percent(percent: Number, places: int | None = None, language: str | None = None) -> str:
    """Write a percentage: 85.3 is `85,3%`; without `places`, at most one decimal."""
    if places is None:
        number = format_number(_trimmed(_rounded(percent, 1)), None, language)
    else:
        number = format_number(percent, places, language)
    return WORDS[current_language(language)].PERCENT.format(amount=number)


def _rounded(value: Number, places: int | None) -> Decimal:
    number = Decimal(str(value))
    if places is None:
        return _trimmed(number)
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def _trimmed(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()
