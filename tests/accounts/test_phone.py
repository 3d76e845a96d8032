"""Telephone numbers: written in any usual way, kept in one."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.domain.phone import format_phone, parse_phone, validate_phone
from core.errors import FieldError


@pytest.mark.parametrize(
    "text",
    [
        "0555 12 34 56",
        "+996 555 12 34 56",
        "+996(555)12-34-56",
        "996555123456",
        "00996 555 123456",
        "555123456",
        "0555.12.34.56",
    ],
)
def test_a_number_is_kept_in_one_form(text: str) -> None:
    assert parse_phone(text) == "+996555123456"


def test_a_landline_of_osh_is_read() -> None:
    assert parse_phone("+996 3222 5-43-20") == "+996322254320"
    assert format_phone("+996322254320") == "+996 3222 5 43 20"


def test_a_foreign_number_is_kept_with_its_country() -> None:
    assert parse_phone("+7 701 123 45 67") == "+77011234567"
    assert format_phone("+77011234567") == "+77011234567"


@given(st.from_regex(r"[235-9][0-9]{8}", fullmatch=True))
def test_what_we_show_is_read_back(national: str) -> None:
    number = f"+996{national}"
    assert parse_phone(format_phone(number)) == number
    assert parse_phone(f"0{national}") == number


@pytest.mark.parametrize(
    "text",
    ["", "12345", "+996 155 12 34 56", "0555 12 34 5", "0555 12 34 567", "телефон", "+1", "٠٥٥٥١٢٣٤٥٦"],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(FieldError) as raised:
        parse_phone(text)
    assert raised.value.field == "phone"
    with pytest.raises(ValidationError):
        validate_phone(text)


@given(st.text())
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    with contextlib.suppress(FieldError):
        assert parse_phone(text).startswith("+")
