"""What a contract is charged: whole months, parts by days, and nothing twice (3.3.3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import clock
from core.money import kgs
from core.months import add_months
from finance.domain.charging import Span, charges_of, sum_for
from finance.domain.periods import periods_due
from residents.domain.grants import add_grant, stop_grant
from residents.domain.supplements import draft_supplement, issue_supplement, sign_supplement
from residents.models import Residency
from tests.makers.invoices import paying_residency
from tests.makers.residents import clerk, director, signed_copy
from tests.makers.terms import fee

ONE = timedelta(days=1)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
fees = st.decimals(Decimal("0.01"), Decimal(1_000_000), places=2)
terms = st.sampled_from([1, 3])


@given(fees, terms, days, st.integers(0, 12))
def test_whole_terms_cost_the_whole_fee_each(fee: Decimal, months: int, day: date, count: int) -> None:
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    last = add_months(first, months * (count + 1)) - ONE
    assert sum_for(fee, months, Span(first, last)) == fee * (count + 1)


@given(fees, terms, days, st.lists(st.integers(1, 120), min_size=1, max_size=8))
def test_parts_in_a_row_add_up_to_the_whole(
    fee: Decimal, months: int, first: date, lengths: list[int]
) -> None:
    total, begin = Decimal(0), first
    for length in lengths:
        part = sum_for(fee, months, Span(begin, begin + timedelta(days=length - 1)))
        assert part >= 0
        assert part == kgs(part)
        total, begin = total + part, begin + timedelta(days=length)
    assert total == sum_for(fee, months, Span(first, begin - ONE))


@given(days, st.integers(1, 900), st.lists(st.tuples(days, st.integers(1, 90)), max_size=6), days)
def test_no_day_is_due_twice_and_none_is_forgotten(
    start: date, length: int, before: list[tuple[date, int]], on: date
) -> None:
    left = start + timedelta(days=length)
    residency = Residency(started_on=start, expires_on=left)
    covered = [Span(first, first + timedelta(days=count - 1)) for first, count in before]
    due = periods_due(residency, on=on, covered=covered, closed=())
    found = [
        one.first + timedelta(days=step) for one in due for step in range((one.last - one.first).days + 1)
    ]
    known = {
        one.first + timedelta(days=step) for one in covered for step in range((one.last - one.first).days + 1)
    }
    assert len(found) == len(set(found))
    assert not known & set(found)
    month = date(on.year, on.month, 1)
    end = left if left <= on else min(left, month)
    life = {start + timedelta(days=step) for step in range(max(0, (end - start).days))}
    assert set(found) == life - known


@pytest.mark.django_db
def test_a_part_of_a_month_is_charged_by_days() -> None:
    residency = paying_residency()  # from 2 February, two places at 1 000
    (charge,) = charges_of(residency, Span(date(2026, 2, 1), date(2026, 2, 28)))
    assert charge.span == Span(date(2026, 2, 2), date(2026, 2, 28))
    assert charge.amount == Decimal(2000) - kgs(Decimal(2000) / 28)


@pytest.mark.django_db
def test_a_supplement_changes_the_charges_from_its_day_and_neither_loses_nor_doubles() -> None:
    residency = paying_residency()
    old = residency.contract.grants.get(kind="fee")
    at = clock.moment_of(date(2026, 5, 11))
    row = draft_supplement(residency.contract, effective_on=date(2026, 5, 11), actor=clerk(), at=at)
    stop_grant(row, old, actor=clerk(), at=at)
    add_grant(row, fee(old.line.tariff, 2), actor=clerk(), at=at)
    issue_supplement(row, actor=clerk(), at=at)
    sign_supplement(row, signed_on=date(2026, 5, 11), scan=signed_copy(), actor=director(), at=at)
    charges = charges_of(residency, Span(date(2026, 5, 1), date(2026, 5, 31)))
    assert [(one.span.first.day, one.span.last.day) for one in charges] == [(1, 10), (11, 31)]
    assert sum(one.amount for one in charges) == Decimal(2000)
