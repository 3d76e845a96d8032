"""Charts answer one question: fact, past and plan by colour and place, figures on the bars."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import charts
from documents.charts import canvas

QUARTERS = ["3-кв.", "4-кв.", "1-кв."]
ONE = {
    "values": [9, 11, 24],
    "labels": QUARTERS,
    "value_labels": ["9", "11", "24"],
    "groups": ["2025", "", "2026"],
    "plan": [8, None, 22],
    "plan_label": "план 22",
}


def words(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


def count(svg: bytes, colour: str) -> int:
    return len(re.findall(rf"(fill|stroke): {colour}".encode(), svg, re.IGNORECASE))


def test_every_figure_and_label_is_written() -> None:
    written = [word for word in words(charts.bar_chart(**ONE)) if word]
    assert sorted(written) == sorted(["9", "11", "24", *QUARTERS, "2025", "2026", "план 22"])


def test_the_last_bar_is_the_fact_and_those_before_it_the_past() -> None:
    svg = charts.bar_chart(**ONE)
    assert (count(svg, canvas.FACT), count(svg, canvas.PAST), count(svg, canvas.PLAN)) == (1, 2, 2)


def test_lying_bars_carry_words_values_and_plans() -> None:
    svg = charts.lying_bar_chart(
        [Decimal("14.2"), Decimal("0.3")],
        ["Агроөнөр жай", "Энергия"],
        value_labels=["14,2", "0,3"],
        plan=[15, 10],
        plan_labels=["план 15,0", "план 10,0"],
    )
    assert set(words(svg)) >= {"Агроөнөр жай", "Энергия", "14,2", "0,3", "план 15,0", "план 10,0"}
    assert (count(svg, canvas.FACT), count(svg, canvas.PLAN)) == (2, 2)


def test_the_small_bar_needs_no_plan() -> None:
    assert count(charts.plan_bar(24, 22), canvas.PLAN) == 1
    assert count(charts.plan_bar(24, None), canvas.PLAN) == 0


def test_figures_are_shown_in_the_font_of_the_paper() -> None:
    assert b"'Noto Sans'" in charts.bar_chart(**ONE)


def test_the_same_figures_give_the_same_bytes() -> None:
    assert charts.bar_chart(**ONE) == charts.bar_chart(**ONE)
    assert b"<dc:date>" not in charts.bar_chart(**ONE)


def test_a_drawing_leaves_no_settings_behind() -> None:
    before = dict(mpl.rcParams)
    charts.bar_chart(**ONE)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("values", [[], [0], [0, 0, 0]])
def test_nothing_to_show_still_draws_its_axis(values: list[int]) -> None:
    labels = [str(value) for value in values]
    assert charts.bar_chart(values, labels, value_labels=labels).startswith(b"<?xml")
    assert charts.lying_bar_chart(values, labels, value_labels=labels).startswith(b"<?xml")


@settings(max_examples=10, deadline=None)
@given(st.lists(st.decimals(0, 10**12, places=2), min_size=1, max_size=8), st.decimals(0, 10**12, places=2))
def test_any_figures_can_be_drawn(values: list[Decimal], plan: Decimal) -> None:
    labels = [str(value) for value in values]
    ElementTree.fromstring(charts.bar_chart(values, labels, value_labels=labels, plan=[plan] * len(values)))  # noqa: S314
