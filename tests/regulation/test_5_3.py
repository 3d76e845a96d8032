"""5.3: every operation goes through OshTU's accounting office; income serves three purposes.

«Бардык каржылык операциялар ОшТУнун бухгалтериясы аркылуу жүргүзүлөт».
"""

from datetime import date

import pytest

from accounts.roles import ROLES, Role
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from finance.domain.confirmation import confirm_operation, return_operation, reverse_operation
from finance.domain.entries import correct_entry
from finance.domain.queries import balance_of, spending_by_purpose
from finance.enums import SpendingPurpose
from tests.finance.test_entries import ENTRY
from tests.makers.finance import DAY, accountant, confirmed, make_income, make_spending
from tests.makers.people import make_user
from tests.makers.residents import clerk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_the_finance_officer_and_nobody_else_confirms() -> None:
    may = {role for role, spec in ROLES.items() if "finance.confirm_money" in spec.permissions}
    assert may == {Role.FINANCE_OFFICER}
    income = make_income()
    for role in set(Role) - {Role.FINANCE_OFFICER}:
        with pytest.raises(NotAllowed):
            confirm_operation(income, document_number="1", document_date=DAY, actor=make_user(role))


def test_nothing_counts_before_the_accountants_have_it() -> None:
    income = make_income()
    assert balance_of("services") == 0
    confirmed(income)
    assert balance_of("services") == income.amount


@pytest.mark.parametrize("number", ["", "  "])
def test_it_is_confirmed_by_a_document_with_number_and_date(number: str) -> None:
    with pytest.raises(FieldError) as refused:
        confirm_operation(make_income(), document_number=number, document_date=DAY, actor=accountant())
    assert refused.value.field == "document_number"
    with pytest.raises(FieldError) as refused:
        confirm_operation(
            make_income(), document_number="7", document_date=date(2026, 11, 23), actor=accountant()
        )
    assert refused.value.field == "document_date"


def test_what_has_not_happened_yet_is_a_plan_and_is_not_confirmed() -> None:
    plan = make_income(received_on=date(2026, 12, 20), at=None)
    with pytest.raises(DomainError):
        confirm_operation(plan, document_number="7", document_date=DAY, actor=accountant())


def test_a_confirmed_row_never_changes_a_correction_is_a_reversal() -> None:
    income = confirmed(make_income())
    with pytest.raises(WrongState):
        correct_entry(income, **ENTRY, actor=clerk())
    with pytest.raises(WrongState):
        return_operation(income, remark="Ката.", actor=accountant())
    with pytest.raises(WrongState):
        confirmed(income)
    reversal = confirmed(reverse_operation(income, on=DAY, reason="Сумма ката.", actor=clerk()))
    assert balance_of("services") == 0
    assert (reversal.reverses_id, reversal.reversal_reason) == (income.pk, "Сумма ката.")  # type: ignore[attr-defined]


def test_money_is_spent_on_three_purposes_and_no_other() -> None:
    assert SpendingPurpose.values == ["infrastructure", "operating", "projects"]
    with pytest.raises(ValueError, match="bonus"):
        make_spending(purpose="bonus")
    for purpose in SpendingPurpose.values:
        confirmed(make_spending(purpose=purpose))
    assert all(line.year.confirmed for line in spending_by_purpose(2026))
