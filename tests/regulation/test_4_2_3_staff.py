"""4.2.3 e, 4.2.2: the director manages the staff: a list by unit and role, no personnel file."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.roles import Role
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.enums import ActKind
from reporting.domain.staff import let_go
from reporting.models import StaffMember
from tests.makers.people import make_user
from tests.makers.plans import employee, order
from tests.makers.residents import clerk, director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_somebody_works_in_a_unit_and_a_post_by_an_order() -> None:
    row = employee(clerk(), unit="incubator", role=Role.UNIT_STAFF, share=Decimal("0.5"))
    assert (row.name, row.unit, row.role, row.share) == (
        clerk().full_name,
        "incubator",
        "unit_staff",
        Decimal("0.5"),
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"post": ""}, "post"),
        ({"share": Decimal(0)}, "share"),
        ({"share": Decimal(2)}, "share"),
    ],
)
def test_each_line_has_its_person_its_post_and_its_part(changes: dict, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        employee(**changes)
    assert refused.value.field == field


def test_the_basis_is_an_order() -> None:
    with pytest.raises(FieldError):
        employee(basis=order(ActKind.BOARD_DECISION))
    assert employee(basis=order(ActKind.DIRECTOR_ORDER)).basis.kind == ActKind.DIRECTOR_ORDER


def test_qualification_is_written_where_it_is_known() -> None:
    assert employee().education == ""
    row = employee(education="ОшТУ, 2009", experience="Технопарк, 8 жыл", knows_law="Курс, 2024")
    assert (row.education, row.experience, row.knows_law) == ("ОшТУ, 2009", "Технопарк, 8 жыл", "Курс, 2024")


def test_one_person_stands_once_in_a_post() -> None:
    row = employee()
    with pytest.raises(DomainError):
        employee(name=row.name)
    let_go(row, ends_on=date(2026, 6, 30), reason="31-к", actor=director())
    employee(name=row.name, starts_on=date(2026, 9, 1))


def test_who_left_does_not_work_after_the_last_day() -> None:
    row = employee()
    let_go(row, ends_on=date(2026, 6, 30), reason="31-к", actor=director())
    assert list(StaffMember.objects.in_force(date(2026, 6, 30))) == [row]
    assert not StaffMember.objects.in_force(date(2026, 7, 1)).exists()
    with pytest.raises(WrongState):
        let_go(row, ends_on=date(2026, 7, 30), reason="32-к", actor=director())


def test_a_last_day_has_its_reason_and_is_no_earlier_than_the_first() -> None:
    row = employee()
    for ends_on, reason in ((date(2026, 1, 4), "31-к"), (date(2026, 6, 1), "")):
        with pytest.raises(FieldError):
            let_go(row, ends_on=ends_on, reason=reason, actor=director())


@pytest.mark.parametrize("role", [Role.VICE_RECTOR, Role.AUDITOR, Role.UNIT_STAFF, Role.ADMINISTRATOR])
def test_the_director_alone_keeps_the_list(role: Role) -> None:
    with pytest.raises(NotAllowed):
        let_go(employee(), ends_on=date(2026, 6, 30), reason="31-к", actor=make_user(role))
