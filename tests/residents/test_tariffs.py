"""The tariff: approved by an order, by version; contracts keep the price of their day (3.2.1, 3.3.3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from residents.domain.agreement import agree
from residents.domain.contracts import issue_contract
from residents.domain.grants import add_grant, remove_grant
from residents.domain.tariffs import add_line, approve_tariff, remove_line, write_tariff
from residents.models import Contract, Tariff, TariffLine
from tests.makers.residents import accepted_application, clerk, director, drafted_contract, issued_contract
from tests.makers.terms import an_order, coworking, fee, make_tariff, room

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 2)


def contract_of(unit: str = "technopark") -> Contract:
    return drafted_contract(accepted_application(decided_on=MARCH), unit=unit)


def at(day: date) -> object:
    return clock.moment_of(day)


def test_approved_tariff_stands_still_and_the_next_one_ends_it() -> None:
    first = make_tariff()
    make_tariff("2026-2", from_day=date(2026, 7, 1))
    first.refresh_from_db()
    assert first.in_force_to == date(2026, 6, 30)
    assert Tariff.objects.on(date(2026, 6, 30)) == first
    assert Tariff.objects.on(date(2026, 7, 1)).version == "2026-2"
    assert Tariff.objects.on(date(2026, 1, 11)) is None
    with pytest.raises(WrongState):
        remove_line(first.lines.get(), actor=clerk())


def test_later_version_does_not_begin_before_the_earlier_one() -> None:
    make_tariff(from_day=date(2026, 7, 1))
    with pytest.raises(FieldError) as caught:
        make_tariff("2026-2", from_day=date(2026, 7, 1))
    assert caught.value.field == "in_force_from"


def test_empty_tariff_and_clerk_do_not_approve() -> None:
    tariff = write_tariff(version="2026-1", actor=clerk())
    given = {"approved_by": an_order(), "in_force_from": MARCH}
    with pytest.raises(DomainError):
        approve_tariff(tariff, **given, actor=director())
    add_line(tariff, coworking(), actor=clerk())
    with pytest.raises(NotAllowed):
        approve_tariff(tariff, **given, actor=clerk())


def test_easy_price_is_for_the_coworking_space_alone_even_by_the_database() -> None:
    tariff = write_tariff(version="2026-1", actor=clerk())
    with pytest.raises(FieldError) as caught:
        add_line(tariff, coworking(kind="equipment"), actor=clerk())
    assert caught.value.field == "easy_price"
    with pytest.raises(FieldError):
        add_line(tariff, coworking(500, 600), actor=clerk())
    line = add_line(tariff, coworking(), actor=clerk())
    with pytest.raises(IntegrityError, match="easy_is_coworking"), transaction.atomic():
        TariffLine.objects.filter(pk=line.pk).update(kind="room")


@pytest.mark.parametrize(("unit", "price"), [("technopark", 1000), ("incubator", 600)])
def test_incubator_has_the_easy_price(unit: str, price: int) -> None:
    tariff = make_tariff()
    assert add_grant(contract_of(unit), fee(tariff), actor=clerk(), at=at(MARCH)).price == price


def test_contract_keeps_its_price_when_the_tariff_changes() -> None:
    tariff = make_tariff()
    contract = contract_of()
    grant = add_grant(contract, fee(tariff), actor=clerk(), at=at(MARCH))
    agree(contract, how="Кат менен.", actor=clerk(), at=at(MARCH))
    issue_contract(contract, actor=clerk(), at=at(MARCH))
    make_tariff("2026-2", from_day=date(2026, 7, 1), price=1500)
    grant.refresh_from_db()
    assert grant.price == Decimal(1000)
    sections = Contract.objects.get(pk=contract.pk).text["ky"]["sections"]
    assert "1\u00a0000,00\u00a0сом" in " ".join(item for section in sections for item in section["items"])


def test_agreement_takes_the_price_of_its_day_and_the_issue_refuses_another_one() -> None:
    tariff = make_tariff()
    contract = contract_of()
    grant = add_grant(contract, fee(tariff), actor=clerk(), at=at(MARCH))
    make_tariff("2026-2", from_day=date(2026, 4, 1), price=1200)
    agree(contract, how="Кат менен.", actor=clerk(), at=at(date(2026, 4, 2)))
    grant.refresh_from_db()
    assert (grant.price, grant.line.tariff.version) == (Decimal(1200), "2026-2")
    make_tariff("2026-3", from_day=date(2026, 5, 1), price=1300)
    with pytest.raises(DomainError):
        issue_contract(contract, actor=clerk(), at=at(date(2026, 5, 1)))
    assert Contract.objects.get(pk=contract.pk).number == ""
    issue_contract(contract, issued_on=date(2026, 4, 30), actor=clerk(), at=at(date(2026, 5, 1)))


def test_no_tariff_in_force_no_fee() -> None:
    tariff = make_tariff(from_day=MARCH + timedelta(days=1))
    with pytest.raises(FieldError) as caught:
        add_grant(contract_of(), fee(tariff), actor=clerk(), at=at(MARCH))
    assert caught.value.field == "line"


def test_lines_change_while_the_contract_is_a_draft() -> None:
    contract = contract_of()
    grant = add_grant(contract, room(), actor=clerk())
    for spec, field in ((room(title=" "), "title"), (room(quantity=Decimal(0)), "quantity")):
        with pytest.raises(FieldError) as caught:
            add_grant(contract, spec, actor=clerk())
        assert caught.value.field == field
    remove_grant(grant, actor=clerk())
    assert contract.grants.count() == 0
    issued = issued_contract()
    with pytest.raises(WrongState):
        add_grant(issued, room(), actor=clerk())
