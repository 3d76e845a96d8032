"""Supplements: a signed contract changes by numbered papers alone, while it has not ended (1.4)."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.roles import Role
from core import clock
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain.grants import add_grant, keep_grant, stop_grant
from residents.domain.residencies import expire_residency, graduate_residency
from residents.domain.supplements import (
    cancel_supplement,
    draft_supplement,
    issue_supplement,
    redraft_supplement,
    sign_supplement,
)
from residents.models import Contract, Grant, Residency, Supplement
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, issued_contract, make_residency, signed_copy
from tests.makers.terms import (
    drafted_supplement,
    fee,
    issued_supplement,
    make_tariff,
    room,
    signed_supplement,
)

pytestmark = pytest.mark.django_db
NOW = date(2026, 11, 22)


def contract() -> Contract:
    return make_residency().contract


def test_extension_moves_the_last_day_and_the_status_with_it() -> None:
    row = contract()
    assert row.ends_on == date(2028, 1, 19)
    signed_supplement(row)
    residency = Residency.objects.get()
    assert (residency.contract.ends_on, residency.expires_on) == (date(2028, 6, 30), date(2028, 7, 1))
    assert residency.is_in_force(date(2028, 6, 30))


def test_supplement_has_its_number_and_its_place_and_its_words_stand_still() -> None:
    row = contract()
    first = signed_supplement(row)
    second = issued_supplement(row, new_ends_on=date(2028, 12, 31))
    assert [(one.number, one.place) for one in (first, second)] == [("КМ-2026/01", 1), ("КМ-2026/02", 2)]
    text = Supplement.objects.get(pk=first.pk).text["ky"]
    assert "2028-жылдын 30-июну" in str(text)
    assert row.number in str(text)
    assert first.paper.context["sections"] == text["sections"]
    with pytest.raises(WrongState):
        redraft_supplement(second, effective_on=NOW, words_ky="А", words_ru="А", actor=clerk())
    with pytest.raises(WrongState):
        add_grant(second, room(), actor=clerk())


def test_extension_is_refused_once_the_contract_has_ended() -> None:
    row = contract()
    waiting = issued_supplement(row)
    residency = row.residency
    graduate_residency(residency, ended_on=date(2026, 11, 20), actor=director())
    with pytest.raises(WrongState):
        sign_supplement(waiting, signed_on=date(2026, 11, 10), scan=signed_copy(), actor=director())
    with pytest.raises(WrongState):
        draft_supplement(row, effective_on=NOW, new_ends_on=date(2028, 6, 30), actor=clerk())
    assert Residency.objects.get().expires_on == date(2028, 1, 20)


def test_supplement_to_a_contract_that_ran_out_is_refused_though_nobody_recorded_the_end() -> None:
    row = make_residency(months=6).contract
    assert row.ends_on == date(2026, 7, 19)
    with pytest.raises(WrongState):
        draft_supplement(row, effective_on=date(2026, 7, 1), new_ends_on=date(2027, 6, 30), actor=clerk())
    assert Supplement.objects.count() == 0


def test_supplement_signed_in_time_and_recorded_later_holds_in_an_open_quarter() -> None:
    row = make_residency(months=10).contract
    assert row.ends_on == date(2026, 11, 19)
    early = clock.moment_of(date(2026, 11, 1))
    waiting = draft_supplement(
        row, effective_on=date(2026, 11, 1), new_ends_on=date(2027, 11, 19), actor=clerk(), at=early
    )
    issue_supplement(waiting, actor=clerk(), at=early)
    with pytest.raises(WrongState):
        sign_supplement(waiting, signed_on=date(2026, 11, 20), scan=signed_copy(), actor=director())
    lock_quarter(Quarter(2026, 4), actor=director())
    with pytest.raises(DomainError):
        sign_supplement(waiting, signed_on=date(2026, 11, 18), scan=signed_copy(), actor=director())
    assert Supplement.objects.get().state == "issued"


def test_only_a_signed_contract_has_supplements_one_open_at_a_time() -> None:
    with pytest.raises(WrongState):
        drafted_supplement(issued_contract())
    row = contract()
    drafted_supplement(row)
    with pytest.raises(DomainError):
        drafted_supplement(row)


def test_a_new_last_day_is_later_than_the_present_one() -> None:
    row = contract()
    for day in (date(2028, 1, 19), date(2027, 1, 1)):
        with pytest.raises(FieldError) as caught:
            drafted_supplement(row, new_ends_on=day)
        assert caught.value.field == "new_ends_on"


def test_other_words_stand_in_both_languages() -> None:
    row = contract()
    with pytest.raises(FieldError) as caught:
        drafted_supplement(row, new_ends_on=None, words_ky="Отчёт жарым жылда бир.")
    assert caught.value.field == "words_ru"
    made = issued_supplement(
        row, new_ends_on=None, words_ky="Отчёт жарым жылда бир.", words_ru="Отчёт раз в полгода."
    )
    assert "Отчёт раз в полгода." in str(made.text["ru"])
    assert "Отчёт раз в полгода." not in str(made.text["ky"])


def test_supplement_that_changes_nothing_is_not_issued() -> None:
    empty = drafted_supplement(contract(), new_ends_on=None)
    with pytest.raises(DomainError):
        issue_supplement(empty, actor=clerk())
    assert IssuedPaper.objects.filter(kind="supplement").count() == 0


def test_signing_is_not_before_the_issue_not_in_the_future_and_with_a_copy() -> None:
    row = issued_supplement(contract())
    for day in (date(2026, 11, 1), date(2026, 11, 23)):
        with pytest.raises(FieldError) as caught:
            sign_supplement(row, signed_on=day, scan=signed_copy(), actor=director())
        assert caught.value.field == "signed_on"
    with pytest.raises(NotAllowed):
        sign_supplement(row, signed_on=NOW, scan=signed_copy(), actor=clerk())
    with pytest.raises(NotAllowed):
        drafted_supplement(row.contract, actor=make_user(Role.EXPERT))


def test_lines_are_added_and_stopped_from_the_day_both_have_signed() -> None:
    tariff = make_tariff()
    row = contract()
    first = drafted_supplement(row, new_ends_on=None)
    kept = add_grant(first, room(), actor=clerk())
    bought = add_grant(first, fee(tariff), actor=clerk())
    assert not Grant.objects.in_force(NOW).filter(contract=row).exists()
    issue_supplement(first, actor=clerk(), at=clock.moment_of(date(2026, 11, 2)))
    sign_supplement(first, signed_on=date(2026, 11, 5), scan=signed_copy(), actor=director())
    assert not Grant.objects.in_force(date(2026, 11, 4)).filter(contract=row).exists()
    assert set(Grant.objects.in_force(date(2026, 11, 5)).filter(contract=row)) == {kept, bought}
    second = drafted_supplement(row, new_ends_on=None)
    stop_grant(second, kept, actor=clerk())
    keep_grant(second, kept, actor=clerk())
    stop_grant(second, bought, actor=clerk())
    made = issue_supplement(second, actor=clerk(), at=clock.moment_of(date(2026, 11, 10)))
    assert "Коворкингдеги орун" in str(made.text["ky"])
    sign_supplement(second, signed_on=date(2026, 11, 12), scan=signed_copy(), actor=director())
    assert list(Grant.objects.in_force(NOW).filter(contract=row)) == [kept]
    third = drafted_supplement(row)
    with pytest.raises(DomainError):
        stop_grant(third, bought, actor=clerk())


def test_fee_of_a_supplement_keeps_the_price_of_its_day() -> None:
    tariff = make_tariff()
    row = contract()
    made = drafted_supplement(row)
    grant = add_grant(made, fee(tariff), actor=clerk(), at=clock.moment_of(date(2026, 11, 1)))
    make_tariff("2026-2", from_day=date(2026, 11, 2), price=1100)
    issue_supplement(made, actor=clerk(), at=clock.moment_of(date(2026, 11, 2)))
    make_tariff("2026-3", from_day=date(2026, 11, 3), price=1200)
    grant.refresh_from_db()
    assert grant.price == Decimal(1100)


def test_cancelled_supplement_makes_room_and_keeps_its_number() -> None:
    row = contract()
    cancel_supplement(issued_supplement(row), reason="Тараптар макулдашкан жок.", actor=clerk())
    assert signed_supplement(row).number == "КМ-2026/02"


def test_end_of_the_status_ends_the_contract() -> None:
    residency = make_residency(months=6)
    expire_residency(residency, actor=director())
    row = Contract.objects.get()
    assert row.ended_on == date(2026, 7, 20)
    assert (row.standing(), row.standing(date(2026, 7, 19))) == ("expired", "in_force")
