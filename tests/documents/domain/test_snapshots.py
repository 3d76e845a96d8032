"""Frozen content comes back as it went in."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given, settings
from hypothesis import strategies as st

from core.quarters import Quarter
from documents.domain.snapshots import freeze, thaw

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.builds(Quarter, st.integers(1900, 2200), st.integers(1, 4)),
)
KEYS = st.text(min_size=1).filter(lambda key: not key.startswith("$"))
CONTENT = st.dictionaries(
    KEYS, st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=6)
)


@settings(max_examples=40, deadline=None)
@given(CONTENT)
def test_content_comes_back_as_it_was(content: dict[str, object]) -> None:
    assert thaw(freeze(content)) == content


@settings(max_examples=40, deadline=None)
@given(CONTENT)
def test_frozen_content_is_frozen_for_good(content: dict[str, object]) -> None:
    assert freeze(thaw(freeze(content))) == freeze(content)


def test_values_keep_their_kind() -> None:
    content = {"day": date(2026, 7, 1), "at": datetime(2026, 7, 1, 9, tzinfo=UTC), "sum": Decimal("12.50")}
    assert [type(value) for value in thaw(freeze(content)).values()] == [date, datetime, Decimal]
    assert str(thaw(freeze(content))["sum"]) == "12.50"


def test_a_translated_word_becomes_the_word() -> None:
    assert isinstance(freeze({"word": gettext_lazy("contract")})["word"], str)


@pytest.mark.parametrize("value", [object(), {1: "one"}, {"$date": "2026-01-01"}, {1, 2}])
def test_what_cannot_be_frozen_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        freeze({"value": value})


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        freeze({"value": float("nan")})
