"""ИНН: fourteen digits, kept as text; whose it is and its date are checked."""

import contextlib
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accounts.domain.inn import InnKind, check_inn, mask_inn, parse_inn, validate_inn
from core.errors import FieldError

days = st.dates(date(1900, 1, 1), date(2024, 12, 31))


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("02507199510010", InnKind.ORGANISATION, date(1995, 7, 25)),
        ("01801201210323", InnKind.ORGANISATION, date(2012, 1, 18)),
        ("20502198100469", InnKind.PERSON, date(1981, 2, 5)),
        (" 0 2507 1995-10010 ", InnKind.ORGANISATION, date(1995, 7, 25)),
    ],
)
def test_numbers_of_the_register_are_read(text: str, kind: InnKind, day: date) -> None:
    inn = parse_inn(text)
    assert (inn.kind, inn.day) == (kind, day)
    assert len(str(inn)) == 14


@given(days, st.sampled_from("012"), st.integers(0, 99999))
def test_every_possible_number_is_read_and_keeps_its_zero(day: date, prefix: str, serial: int) -> None:
    text = f"{prefix}{day:%d%m%Y}{serial:05d}"
    assert parse_inn(text).value == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The INN is written in digits only, 14 of them."),
        ("0250719951001О", "The INN is written in digits only, 14 of them."),
        ("٠٢٥٠٧١٩٩٥١٠٠١٠", "The INN is written in digits only, 14 of them."),
        ("123", "An INN has 14 digits; you have written 3."),
        ("1207199510092", "An organisation’s INN begins with a zero: write it too."),
        ("32507199510010", "An INN begins with 0 (an organisation) or with 1 or 2 (a person)."),
        ("03002199510010", "the date of registration 30.02.1995, which cannot be."),
        ("20502209900469", "the date of birth 05.02.2099, which cannot be."),
        ("10101189900469", "the date of birth 01.01.1899, which cannot be."),
    ],
)
def test_an_impossible_number_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(FieldError) as raised:
        parse_inn(text)
    assert raised.value.field == "inn"
    assert sentence in raised.value.message


@time_machine.travel("2026-11-22T10:00:00+06:00", tick=False)
def test_today_is_possible_and_tomorrow_is_not() -> None:
    assert parse_inn("02211202600001").day == date(2026, 11, 22)
    with pytest.raises(FieldError):
        parse_inn("02311202600001")


def test_the_number_must_fit_the_party() -> None:
    assert check_inn("20502198100469", kind="entrepreneur") == "20502198100469"
    with pytest.raises(FieldError, match="This is a person’s INN"):
        check_inn("20502198100469", kind="organisation")
    with pytest.raises(FieldError, match="This is an organisation’s INN") as raised:
        check_inn("02507199510010", kind="entrepreneur", field="party_inn")
    assert raised.value.field == "party_inn"


def test_a_form_gets_the_same_sentence() -> None:
    validate_inn("20502198100469")
    with pytest.raises(ValidationError, match="you have written 3"):
        validate_inn("123")


@given(st.text())
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    with contextlib.suppress(FieldError):
        assert parse_inn(text).value.isascii()


def test_a_persons_number_is_masked_and_an_organisations_is_not() -> None:
    assert mask_inn("20502198100469") == "••••••••••0469"
    assert mask_inn("02507199510010") == "02507199510010"
