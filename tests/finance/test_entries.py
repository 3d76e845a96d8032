"""Income and spending: entered, corrected, returned, withdrawn, reversed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.domain.parties import register_party
from accounts.models import PartyKind
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from finance.domain.confirmation import (
    confirm_operation,
    lack_after,
    return_operation,
    reverse_operation,
    withdraw_operation,
)
from finance.domain.entries import correct_entry
from finance.domain.queries import balance_of
from finance.models import Income, Spending
from tests.makers.finance import DAY, accountant, confirmed, make_income, make_spending
from tests.makers.residents import clerk, director

pytestmark = pytest.mark.django_db
ENTRY = {
    "source": "services",
    "received_on": DAY,
    "amount": Decimal("52000"),
    "currency": "KGS",
    "foreign_amount": None,
    "rate": None,
    "rate_date": None,
    "party": None,
    "counterpart": "ЖЧК «Темир Кол»",
    "description": "Лабораториянын ижара акысы",
    "basis": "РК-2026/01 келишими",
}


def test_foreign_money_makes_its_som_by_the_rate_and_keeps_both():
    income = make_income(
        source="grants",
        amount=None,
        currency="USD",
        foreign_amount=Decimal("5000.01"),
        rate=Decimal("87.4512"),
        rate_date=DAY,
    )
    assert income.amount == Decimal("437256.87")
    assert (income.currency, income.foreign_amount, income.rate_date) == ("USD", Decimal("5000.01"), DAY)


def test_foreign_money_without_its_rate_is_refused_beside_each_field():
    with pytest.raises(FieldErrors) as refused:
        make_income(currency="EUR", amount=None)
    assert [error.field for error in refused.value.errors] == ["foreign_amount", "rate", "rate_date"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": None}, "amount"),
        ({"counterpart": " \u200b"}, "counterpart"),
        ({"description": ""}, "description"),
        ({"basis": ""}, "basis"),
    ],
)
def test_an_entry_says_how_much_from_whom_for_what_and_on_what_basis(change, field):
    with pytest.raises(FieldErrors) as refused:
        make_income(**change)
    assert [error.field for error in refused.value.errors] == [field]


def test_the_other_side_is_a_party_of_the_register_or_a_name():
    party = register_party(
        kind=PartyKind.ORGANISATION, inn="00103202098765", name="ЖЧК «Тоо Долбоор»", actor=clerk()
    )
    assert make_income(party=party, counterpart="").counterpart_name == "ЖЧК «Тоо Долбоор»"
    assert make_income(counterpart="Түндүк–Түштүк фонду").counterpart_name == "Түндүк–Түштүк фонду"


def test_a_returned_entry_is_corrected_and_waits_again():
    income = return_operation(make_income(), remark="Сумма келишимге дал келбейт.", actor=accountant())
    assert (income.state, income.remark) == ("returned", "Сумма келишимге дал келбейт.")
    corrected = correct_entry(income, **ENTRY, actor=clerk())
    assert (corrected.state, corrected.amount) == ("entered", Decimal("52000.00"))


def test_an_entry_that_waits_is_corrected_where_it_stands():
    income = make_income()
    assert correct_entry(income, **ENTRY, actor=clerk()).amount == Decimal("52000.00")
    assert income.history.count() == 2


def test_a_withdrawn_entry_stays_with_its_reason_and_does_nothing_more():
    income = withdraw_operation(make_income(), reason="Эки жолу киргизилген.", actor=clerk())
    assert TransitionLog.objects.of(income).get().reason == "Эки жолу киргизилген."
    with pytest.raises(WrongState):
        correct_entry(income, **ENTRY, actor=clerk())
    with pytest.raises(WrongState):
        confirm_operation(income, document_number="1", document_date=DAY, actor=accountant())


@pytest.mark.parametrize("act", [return_operation, withdraw_operation])
def test_returning_and_withdrawing_say_why(act):
    words = {"remark" if act is return_operation else "reason": " "}
    actor = accountant() if act is return_operation else clerk()
    with pytest.raises(FieldError):
        act(make_income(), **words, actor=actor)


def test_a_reversal_points_at_its_original_and_takes_it_away_when_it_is_confirmed_itself():
    income = confirmed(make_income())
    reversal = reverse_operation(income, on=date(2026, 11, 3), reason="Сумма ката жазылган.", actor=clerk())
    assert (reversal.state, reversal.reverses_id, reversal.amount) == ("entered", income.pk, income.amount)
    assert balance_of("services") == Decimal("48000.00")
    confirmed(reversal)
    assert balance_of("services") == 0
    assert Income.objects.get(pk=income.pk).state == "confirmed"


def test_a_row_is_reversed_once_and_a_withdrawn_reversal_leaves_room_for_another():
    income = confirmed(make_income())
    given = {"on": DAY, "reason": "Ката.", "actor": clerk()}
    reversal = reverse_operation(income, **given)
    with pytest.raises(DomainError, match="сторнолонгон"):
        reverse_operation(income, **given)
    withdraw_operation(reversal, reason="Ката эмес экен.", actor=clerk())
    again = reverse_operation(income, **given)
    with pytest.raises(DomainError):
        reverse_operation(confirmed(again), **given)


@pytest.mark.parametrize("day", [date(2026, 10, 11)])
def test_a_reversal_is_not_dated_before_its_original(day):
    with pytest.raises(FieldError) as refused:
        reverse_operation(confirmed(make_income()), on=day, reason="Ката.", actor=clerk())
    assert refused.value.field == "on"


def test_what_is_not_confirmed_is_withdrawn_and_not_reversed():
    with pytest.raises(WrongState):
        reverse_operation(make_income(), on=DAY, reason="Ката.", actor=clerk())


def test_a_reversal_is_not_corrected():
    reversal = reverse_operation(confirmed(make_income()), on=DAY, reason="Ката.", actor=clerk())
    with pytest.raises(DomainError):
        correct_entry(reversal, **ENTRY, actor=clerk())


def test_money_of_a_reported_quarter_is_neither_entered_nor_confirmed_nor_reversed():
    september = date(2026, 9, 14)
    waits, stands = make_income(received_on=september), confirmed(make_income(received_on=september))
    lock_quarter(Quarter(2026, 3), actor=director())
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        make_income(received_on=september)
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        confirmed(waits)
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        reverse_operation(stands, on=september, reason="Ката.", actor=clerk())
    assert reverse_operation(stands, on=DAY, reason="Ката.", actor=clerk()).quarter == Quarter(2026, 4)


def test_spending_that_its_source_does_not_cover_is_told_and_with_the_setting_refused(settings):
    confirmed(make_income(amount=Decimal(10000)))
    spending = make_spending(amount=Decimal("12500.50"))
    assert lack_after(spending) == Decimal("2500.50")
    settings.CENTRE = {**settings.CENTRE, "OVERSPENDING_REFUSED": True}
    with pytest.raises(DomainError, match="2\u00a0500,50"):
        confirmed(spending)
    settings.CENTRE = {**settings.CENTRE, "OVERSPENDING_REFUSED": False}
    assert confirmed(spending).state == "confirmed"


def test_a_spending_that_is_covered_lacks_nothing():
    confirmed(make_income())
    assert lack_after(make_spending()) == 0
    assert lack_after(make_income()) == 0


def test_the_accountants_do_not_enter_and_the_centre_does_not_confirm():
    with pytest.raises(NotAllowed):
        make_income(actor=accountant())
    income = make_income()
    for someone in (clerk(), director()):
        with pytest.raises(NotAllowed):
            confirm_operation(income, document_number="1", document_date=DAY, actor=someone)
    with pytest.raises(NotAllowed):
        withdraw_operation(income, reason="Ката.", actor=accountant())


@pytest.mark.parametrize(
    "broken",
    [
        {"amount": Decimal("-1")},
        {"document_number": "7"},
        {"document_date": DAY},
        {"source": "lottery"},
        {"counterpart": ""},
        {"reversal_reason": "Ката."},
        {"currency": "USD"},
        {"rate": Decimal(2)},
    ],
)
def test_the_database_itself_refuses_a_row_that_cannot_be(broken):
    income = make_income()
    with pytest.raises(IntegrityError), transaction.atomic():
        Income.objects.filter(pk=income.pk).update(**broken)


def test_the_database_refuses_a_fourth_purpose():
    spending = make_spending()
    with pytest.raises(IntegrityError), transaction.atomic():
        Spending.objects.filter(pk=spending.pk).update(purpose="bonus")
