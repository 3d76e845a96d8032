"""6.2.2: what students make with significant resources of the university belongs to OshTU.

The resources: equipment, funding, supervision by teachers. The rights are shared by a separate contract.
"""

from datetime import date

import pytest

from core.errors import DomainError
from ip.domain.ownership import ownership_of
from ip.domain.settlement import settle_ownership
from ip.enums import Lack
from tests.makers.ip import examined, made_object, officer, with_contract

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 20)


@pytest.mark.parametrize("resource", ["equipment", "funding", "supervision"])
def test_each_of_three_significant_resources_makes_it_oshtus(resource: str) -> None:
    rule = ownership_of(examined(made_object("student"), used=(resource,)))
    assert ([side.kind for side in rule.sides], rule.basis) == (["oshtu"], "6.2.2")


def test_the_rights_are_not_settled_without_the_separate_contract() -> None:
    made = examined(made_object("student"), used=("equipment",))
    assert ownership_of(made).lacks == (Lack.CONTRACT,)
    with pytest.raises(DomainError):
        settle_ownership(made, settled_on=DAY, actor=officer())
    settle_ownership(with_contract(made), settled_on=DAY, actor=officer())
    assert [(owner.kind, owner.share) for owner in made.owners.all()] == [("oshtu", 100)]


def test_a_student_without_significant_resources_owns_it_and_the_case_is_flagged() -> None:
    made = examined(made_object("student"))
    assert ownership_of(made).unregulated
    settle_ownership(made, settled_on=DAY, actor=officer())
    assert [(owner.kind, owner.name) for owner in made.owners.all()] == [("person", "Автор 1")]


def test_the_setting_makes_a_student_without_resources_share_by_contract(settings) -> None:  # type: ignore[no-untyped-def]
    settings.CENTRE = {**settings.CENTRE, "STUDENT_OWNS_WITHOUT_RESOURCES": False}
    rule = ownership_of(examined(made_object("student")))
    assert ({side.kind for side in rule.sides}, rule.lacks) == ({"person", "oshtu"}, (Lack.CONTRACT,))


def test_an_employee_in_duties_beside_the_student_changes_neither_owner_nor_contract() -> None:
    rule = ownership_of(examined(made_object("staff", "student"), used=("supervision",)))
    assert ([side.kind for side in rule.sides], rule.basis) == (["oshtu"], "6.2.2")
    assert (rule.contract_required, rule.remuneration_due) == (True, True)
