"""Versions of the contract's words: drafted, approved by an order, frozen; a contract keeps its own."""

from datetime import date

import pytest

from accounts.roles import Role
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from residents.domain import contract_text
from residents.domain.contract_templates import (
    add_clause,
    approve_template,
    change_clause,
    enter_first_template,
    remove_clause,
    spec_of,
    write_template,
)
from residents.domain.grants import add_grant
from residents.models import Contract, ContractTemplate
from tests.makers.correspondence import make_act
from tests.makers.people import make_user
from tests.makers.residents import accepted_application, clerk, director, drafted_contract, issued_contract
from tests.makers.terms import an_order, clause, room

pytestmark = pytest.mark.django_db
NEXT, MARCH = date(2026, 2, 1), date(2026, 3, 1)


def draft() -> ContractTemplate:
    return write_template(version="2", copied_from=ContractTemplate.objects.get(), actor=clerk())


def approved(*specs: object) -> ContractTemplate:
    row = draft()
    for spec in specs:
        add_clause(row, spec, actor=clerk())  # type: ignore[arg-type]
    return approve_template(row, approved_by=an_order(), in_force_from=NEXT, actor=director())


def words(contract: Contract, language: str = "ky") -> str:
    sections = contract_text.compose(contract)[language]["sections"]
    return "\n".join(item for section in sections for item in section["items"])


def test_first_words_are_entered_once() -> None:
    enter_first_template()
    assert ContractTemplate.objects.get().clauses.count() == 38


def test_approved_version_stands_still_and_ends_the_one_before() -> None:
    row = approved(clause())
    first = ContractTemplate.objects.get(version="1")
    assert first.in_force_to == date(2026, 1, 31)
    assert (row.is_approved, row.approved_by) == (True, an_order())
    one = row.clauses.get(code="rights_parking")
    for act in (
        lambda: add_clause(row, clause(code="another"), actor=clerk()),
        lambda: change_clause(one, clause(), actor=clerk()),
        lambda: remove_clause(one, actor=clerk()),
        lambda: approve_template(
            row, approved_by=an_order(), in_force_from=date(2026, 3, 1), actor=director()
        ),
    ):
        with pytest.raises(WrongState):
            act()


def test_contract_keeps_the_version_it_was_drafted_from() -> None:
    earlier = drafted_contract()
    approved(clause())
    later = drafted_contract(accepted_application(decided_on=date(2026, 3, 2)))
    assert (earlier.template.version, later.template.version) == ("1", "2")
    assert "унаасын" not in words(earlier)
    assert f"{later.party.name} унаасын" in words(later)
    assert "автомобиль" in words(later, "ru")


def test_issued_contract_does_not_change_with_a_later_version() -> None:
    contract = issued_contract()
    before = Contract.objects.get(pk=contract.pk).text
    approved(clause())
    assert Contract.objects.get(pk=contract.pk).text == before


def test_clause_is_taken_by_unit_and_by_what_is_granted() -> None:
    approved(
        clause(code="for_rooms", granted="room", text_ky="Жайлар: {rooms}."),
        clause(code="for_incubator", unit="incubator", text_ky="Инкубатор үчүн."),
    )
    contract = drafted_contract(accepted_application(decided_on=date(2026, 3, 2)), unit="technopark")
    assert "Жайлар" not in words(contract)
    add_grant(contract, room(), actor=clerk())
    assert "Жайлар: Башкы имарат, 204 – 18,5 м²." in words(contract)
    assert "Инкубатор үчүн." not in words(contract)
    early = drafted_contract(accepted_application(decided_on=date(2026, 3, 2)), unit="incubator")
    assert "Инкубатор үчүн." in words(early)
    assert "Жайлар" not in words(early)


def test_unknown_place_and_missing_language_are_refused() -> None:
    row = draft()
    for changes, field in (
        ({"text_ru": "{salary}"}, "text_ru"),
        ({"text_ky": " "}, "text_ky"),
        ({"code": "Жаңы"}, "code"),
        ({"section": "weather"}, "section"),
    ):
        with pytest.raises(FieldError) as caught:
            add_clause(row, clause(**changes), actor=clerk())
        assert caught.value.field == field
    add_clause(row, clause(), actor=clerk())
    with pytest.raises(FieldError):
        add_clause(row, clause(), actor=clerk())


def test_approval_needs_an_order_of_the_director_or_the_rector_and_every_section() -> None:
    row = draft()
    with pytest.raises(FieldError) as caught:
        approve_template(
            row, approved_by=make_act("law", number="1", title="Мыйзам"), in_force_from=NEXT, actor=director()
        )
    assert caught.value.field == "approved_by"
    with pytest.raises(FieldError):
        approve_template(row, approved_by=an_order(), in_force_from=date(2026, 1, 9), actor=director())
    for one in row.clauses.filter(section="termination"):
        remove_clause(one, actor=clerk())
    with pytest.raises(DomainError, match=r"3\.3\.4"):
        approve_template(row, approved_by=an_order(), in_force_from=NEXT, actor=director())


def test_clerk_writes_and_the_director_approves() -> None:
    row = draft()
    with pytest.raises(NotAllowed):
        approve_template(row, approved_by=an_order(), in_force_from=NEXT, actor=clerk())
    with pytest.raises(NotAllowed):
        write_template(version="3", actor=make_user(Role.EXPERT))


def test_copy_has_the_same_clauses_and_a_name_of_its_own() -> None:
    row = draft()
    first = ContractTemplate.objects.get(version="1")
    assert [spec_of(one) for one in row.ordered] == [spec_of(one) for one in first.ordered]
    with pytest.raises(FieldError):
        write_template(version="2", actor=clerk())
