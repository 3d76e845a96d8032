"""Money in som: two places, halves up, read as people write it."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formatting import format_money, format_number
from core.money import NotMoney, TwoReadings, kgs, parse_money

amounts = st.decimals(min_value=-(10**13), max_value=10**13, places=2)


@given(amounts)
def test_an_amount_with_two_places_stays_itself(amount: Decimal) -> None:
    assert kgs(amount) == amount
    assert kgs(amount).as_tuple().exponent == -2


@given(amounts, st.sampled_from(["ky", "ru", "en"]))
def test_what_we_write_we_read(amount: Decimal, language: str) -> None:
    assert parse_money(format_number(amount, 2, language)) == amount
    assert parse_money(format_money(amount, language=language)) == amount


@given(st.text())
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    with contextlib.suppress(NotMoney):
        assert parse_money(text).is_finite()


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("2.675", "2.68"),
        (2.675, "2.68"),
        (1, "1.00"),
        ("-0.001", "0.00"),
    ],
)
def test_halves_go_up(value: str | float, amount: str) -> None:
    assert str(kgs(value)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 250 000", "1250000.00"),
        ("1\u00a0250\u00a0000,50", "1250000.50"),
        ("1\u202f250", "1250.00"),
        ("1250000,50", "1250000.50"),
        ("1250000.5", "1250000.50"),
        ("1.250.000,50", "1250000.50"),
        ("1,250,000.50", "1250000.50"),
        ("75 сом", "75.00"),
        ("75сом.", "75.00"),
        ("100 KGS", "100.00"),
        ("−5", "-5.00"),
        ("0,5", "0.50"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert str(parse_money(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "сом",
        "abc",
        "1e5",
        "١٢",
        "1,250,00",
        "12,34,567",
        "0,500",
        "1,250.000",
        "1.2.3",
        "5 $",
        "NaN",
        "Infinity",
        "--5",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotMoney):
        parse_money(text)


@pytest.mark.parametrize("text", ["1.250", "1,250", "12 сом".replace("12", "12,000")])
def test_two_readings_are_not_guessed_between(text: str) -> None:
    with pytest.raises(TwoReadings):
        parse_money(text)


def test_what_is_not_a_number_is_not_money() -> None:
    with pytest.raises(NotMoney):
        kgs(Decimal("NaN"))
