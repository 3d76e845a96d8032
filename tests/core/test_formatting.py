"""Dates, numbers and money as each language writes them (the Centre's glossary)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import formats, translation
from hypothesis import given
from hypothesis import strategies as st

from core import formatting
from core.formats.ky.words import MONTHS, MONTHS_OFFICIAL
from core.quarters import Quarter

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("style", "language", "written"),
    [
        ("official", "ky", "2026-жылдын 22-ноябры"),
        ("long", "ky", "2026-ж., 22-ноябрь"),
        ("short", "ky", "22.11.2026"),
        ("month", "ky", "2026-ж., ноябрь"),
        ("official", "ru", "22 ноября 2026 года"),
        ("long", "ru", f"22 ноября 2026{NBSP}г."),
        ("short", "ru", "22.11.2026"),
        ("month", "ru", f"ноябрь 2026{NBSP}г."),
        ("official", "en", "22 November 2026"),
        ("long", "en", "22 November 2026"),
        ("month", "en", "November 2026"),
    ],
)
def test_a_day_is_written_as_people_write_it(style: str, language: str, written: str) -> None:
    assert formatting.format_date(DAY, style, language) == written


def test_every_kyrgyz_month_has_its_possessive() -> None:
    assert dict(zip(MONTHS, MONTHS_OFFICIAL, strict=True)) == {
        "январь": "январы", "февраль": "февралы", "март": "марты", "апрель": "апрели", "май": "майы",
        "июнь": "июну", "июль": "июлу", "август": "августу", "сентябрь": "сентябры",
        "октябрь": "октябры", "ноябрь": "ноябры", "декабрь": "декабры",
    }  # fmt: skip


def test_a_moment_is_told_by_the_clocks_of_osh() -> None:
    assert formatting.format_datetime(MOMENT, language="ky") == "2026-ж., 22-ноябрь, 14:05"
    late = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    assert formatting.format_datetime(late, "short", "ru") == "23.11.2026, 00:00"
    assert formatting.format_date(late, "short") == "23.11.2026"


@pytest.mark.parametrize(
    ("value", "places", "language", "written"),
    [
        (Decimal("1234567.89"), None, "ky", f"1{NBSP}234{NBSP}567,89"),
        (Decimal("1234567.89"), 1, "ru", f"1{NBSP}234{NBSP}567,9"),
        (Decimal("1234567.80"), None, "en", "1,234,567.8"),
        (1000000, None, "ky", f"1{NBSP}000{NBSP}000"),
        (Decimal("1E+6"), None, "ky", f"1{NBSP}000{NBSP}000"),
        (-1234.5, 2, "ky", f"-1{NBSP}234,50"),
        (Decimal("-0.001"), 2, "ky", "0,00"),
        (0, None, "ky", "0"),
        (Decimal("2.5"), 0, "ky", "3"),
    ],
)
def test_a_number_is_written_in_groups(
    value: Decimal, places: int | None, language: str, written: str
) -> None:
    assert formatting.format_number(value, places, language) == written


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_keeps_its_digits(value: int) -> None:
    assert int(formatting.format_number(value, language="ky").replace(NBSP, "")) == value


@pytest.mark.parametrize(
    ("language", "money", "whole", "millions", "percent"),
    [
        ("ky", "1 234 567,50 сом", "1 234 568 сом", "1,2 млн сом", "85,3%"),
        ("ru", "1 234 567,50 сом", "1 234 568 сом", "1,2 млн сом", "85,3 %"),
        ("en", "1,234,567.50 som", "1,234,568 som", "1.2 million som", "85.3%"),
    ],
)
def test_money_and_percent(language: str, money: str, whole: str, millions: str, percent: str) -> None:
    amount = Decimal("1234567.50")
    written = [
        formatting.format_money(amount, language=language),
        formatting.format_money(amount, 0, language),
        formatting.format_millions(amount, language=language),
        formatting.format_percent(85.3, language=language),
    ]
    assert written == [text.replace(" ", NBSP) for text in (money, whole, millions, percent)]


def test_a_whole_percent_has_no_decimals_unless_asked() -> None:
    assert formatting.format_percent(Decimal("85.00"), language="ky") == "85%"
    assert formatting.format_percent(85, 1, "ky") == "85,0%"


def test_short_quarters_and_years() -> None:
    quarter = Quarter(2026, 3)
    assert formatting.format_quarter(quarter, "short", "ky") == "2026-ж., 3-кв."
    assert formatting.format_quarter(quarter, "short", "ru") == f"3{NBSP}кв. 2026{NBSP}г."
    assert [formatting.format_year(2026, code) for code in ("ky", "ru", "en")] == [
        "2026-жыл",
        "2026 год",
        "2026",
    ]


def test_without_a_language_the_one_on_the_screen_is_used() -> None:
    with translation.override("ru"):
        assert formatting.format_date(DAY, "official") == "22 ноября 2026 года"
    with translation.override("de"):
        assert formatting.format_date(DAY) == "22 November 2026"


FILTERS = """{% load say %}{{ d|day }}|{{ d|official_day }}|{{ d|short_day }}|{{ d|month }}|{{ m|moment }}|
{{ m|short_moment }}|{{ q|quarter }}|{{ q|quarter:"short" }}|{{ y|year }}|{{ n|number }}|{{ n|number:1 }}|
{{ n|money }}|{{ n|money:0 }}|{{ n|millions }}|{{ p|percent }}|{{ nothing|day }}{{ nothing|money }}|
{{ nothing|number|default:"–" }}|{% translated o "name" %}"""


def test_templates_say_values_in_kyrgyz() -> None:
    class Place:
        name_ky, name_ru, name_en = "Ош", "Ош шаары", "Osh"

    values = {
        "d": DAY,
        "m": MOMENT,
        "q": Quarter(2026, 3),
        "y": 2026,
        "n": Decimal("1250000.5"),
        "p": 85.3,
        "o": Place,
    }
    text = Template(FILTERS).render(Context(values | {"nothing": None})).replace("\n", "").replace(NBSP, " ")
    assert text.split("|") == [
        "2026-ж., 22-ноябрь", "2026-жылдын 22-ноябры", "22.11.2026", "2026-ж., ноябрь",
        "2026-ж., 22-ноябрь, 14:05", "22.11.2026, 14:05", "2026-жылдын 3-кварталы", "2026-ж., 3-кв.",
        "2026-жыл", "1 250 000,5", "1 250 000,5", "1 250 000,50 сом", "1 250 001 сом", "1,3 млн сом",
        "85,3%", "", "–", "Ош",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "long", "number"),
    [
        ("ky", "2026-ж., 22-ноябрь", f"1{NBSP}234,5"),
        ("ru", "22 ноября 2026 г.", f"1{NBSP}234,5"),
        ("en", "22 November 2026", "1,234.5"),
    ],
)
def test_django_itself_writes_the_same_way(language: str, long: str, number: str) -> None:
    with translation.override(language):
        assert formats.date_format(DAY) == long
        assert formats.date_format(DAY, "SHORT_DATE_FORMAT") == "22.11.2026"
        assert formats.number_format(Decimal("1234.5"), force_grouping=True) == number
        assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d.%m.%Y"
