"""Form fields read what people really type, and say clearly what is wrong."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.forms import CleanCharField, CountField, DateField, FilesField, MoneyField


def refusal(field: forms.Field, typed: str) -> str:
    """What an English reader is told about `typed`."""
    with translation.override("en"):
        with pytest.raises(ValidationError) as raised:
            field.clean(typed)
        return raised.value.messages[0]


def test_text_is_cleaned_before_its_length_is_counted() -> None:
    field = CleanCharField(max_length=4)
    assert field.clean("  О\u200bшТ\u202eУ ") == "ОшТУ"
    assert CleanCharField(multiline=True, max_length=9).clean("бир\r\nэки\r\n") == "бир\nэки"


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "\u3164", "\x00"])
def test_text_of_nothing_visible_is_empty(typed: str) -> None:
    assert refusal(CleanCharField(), typed) == "This field is required."
    assert CleanCharField(required=False).clean(typed) == ""


@pytest.mark.parametrize("typed", ["1 250 000,50", "1250000.5", "1.250.000,50 сом"])
def test_money_is_read(typed: str) -> None:
    assert MoneyField().clean(typed) == Decimal("1250000.50")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("көп", "“көп” is not an amount of money. Write it in digits, for example 1250000 or 1250000,50."),
        ("1.250", "“1.250” can be read in two ways. Write the amount without a separator between thousands, "
                  "for example 1250 or 1250,00."),
        ("-1", "The number must be 0 or more."),
        ("9" * 17, "The number must be 99999999999999.99 or less."),
        ("\u202e" + "x" * 90, f"“{'x' * 40}…” is not an amount of money. Write it in digits, "
                              "for example 1250000 or 1250000,50."),
    ],
)  # fmt: skip
def test_money_that_cannot_be_read_is_repeated(typed: str, sentence: str) -> None:
    assert refusal(MoneyField(), typed) == sentence


def test_money_is_shown_as_it_is_written() -> None:
    class Form(forms.Form):
        amount = MoneyField()

    assert 'value="1\u00a0250\u00a0000,50"' in str(Form(initial={"amount": Decimal("1250000.50")})["amount"])
    assert 'value="көп"' in str(Form({"amount": "көп"})["amount"])


@pytest.mark.parametrize(("typed", "count"), [("12", 12), (" 1 250 ", 1250), ("0", 0), ("007", 7)])
def test_a_count_is_read(typed: str, count: int) -> None:
    assert CountField().clean(typed) == count


@pytest.mark.parametrize("typed", ["бир", "1,5", "-3", "1e3", "½", "٣"])
def test_a_count_is_a_whole_number(typed: str) -> None:
    assert refusal(CountField(), typed) == (
        f"“{typed}” is not a whole number. Write it in digits, for example 12; write 0 when there are none."
    )


def test_a_count_has_its_limits() -> None:
    assert refusal(CountField(max_value=5), "6") == "The number must be 5 or less."
    assert refusal(CountField(min_value=1), "0") == "The number must be 1 or more."


@pytest.mark.parametrize(
    "typed", ["22.11.2026", "22/11/2026", "2026-11-22", " 22. 11. 2026 г.", "22.11.2026\u200b"]
)
def test_a_date_is_read(typed: str) -> None:
    assert DateField().clean(typed) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "22.11.26",
            "“22.11.26” is not a date. Write the day, the month and the full year, for example 22.11.2026.",
        ),
        (
            "эртең",
            "“эртең” is not a date. Write the day, the month and the full year, for example 22.11.2026.",
        ),
        ("31.02.2026", "“31.02.2026”: there is no such day in the calendar. Check the date."),
        ("01.01.0206", "“01.01.0206”: there is no such day in the calendar. Check the date."),
    ],
)
def test_a_date_that_cannot_be_read_is_repeated(typed: str, sentence: str) -> None:
    assert refusal(DateField(), typed) == sentence


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_date_we_show_is_read_back(day: date) -> None:
    field = DateField()
    assert field.clean(field.prepare_value(day)) == day
    assert field.clean(day.isoformat()) == day


@given(st.text())
def test_no_text_breaks_a_field(text: str) -> None:
    for field in (CleanCharField(), MoneyField(), CountField(), DateField()):
        with contextlib.suppress(ValidationError):
            field.clean(text)


@pytest.mark.parametrize("field", [MoneyField, CountField, DateField])
def test_an_empty_answer_is_nothing_or_is_asked_for(field: type[forms.Field]) -> None:
    assert field(required=False).clean("") is None
    assert field(required=False).clean("  ") is None
    assert refusal(field(), " ") == "This field is required."


def test_several_files_are_taken_at_once_and_each_is_looked_at() -> None:
    field = FilesField(required=False, max_length=10)
    files = [SimpleUploadedFile("a.pdf", b"1"), SimpleUploadedFile("b.pdf", b"2")]
    assert field.clean(files) == files
    assert field.clean([]) == []
    with pytest.raises(ValidationError):
        field.clean([files[0], SimpleUploadedFile("a-long-name.pdf", b"1")])
    with pytest.raises(ValidationError):
        FilesField().clean([])
