"""How figures are written: they add up, and a plan missed by little is not shown as met."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.enums import Measure
from reporting.presentation import figures

amounts = st.decimals(min_value=0, max_value=10**10, places=2)


@given(st.lists(amounts, max_size=40))
def test_thousands_add_up_to_their_rounded_sum_and_stay_within_one_of_the_exact(values):
    rounded = figures.in_thousands(values)
    assert abs(sum(rounded) * 1000 - sum(values, Decimal(0))) <= 500
    assert all(abs(whole * 1000 - exact) < 1000 for whole, exact in zip(rounded, values, strict=True))


def test_one_amount_is_rounded_as_people_round():
    assert figures.in_thousands([Decimal("1499.99")]) == [1]
    assert figures.in_thousands([Decimal(1500)]) == [2]


@pytest.mark.parametrize(
    ("percent", "written"),
    [("99.6", "99%"), ("100", "100%"), ("109.09", "109%"), ("66.67", "67%"), ("0.2", "0%")],
)
def test_a_plan_missed_by_little_is_not_written_as_a_hundred(percent, written):
    assert figures.write_percent(Decimal(percent)) == written


@pytest.mark.parametrize(
    ("value", "measure", "written"),
    [
        (3, Measure.COUNT, "+3"),
        (-2, Measure.COUNT, "−2"),
        (0, Measure.COUNT, "0"),
        (9_240_000, Measure.KGS, "+9,2"),
        (-40_000, Measure.KGS, "0,0"),
    ],
)
def test_a_change_has_its_sign_and_a_change_too_small_to_see_has_none(value, measure, written):
    assert figures.write_change(Decimal(value), measure) == written


def test_without_a_value_there_is_a_dash():
    assert (figures.write(None, Measure.COUNT), figures.write_percent(None), figures.write_count(0)) == (
        "–",
    ) * 3
