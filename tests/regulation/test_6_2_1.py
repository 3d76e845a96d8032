"""6.2.1: what OshTU's employees make in the course of their duties belongs to OshTU.

The authors keep authorship and the right to remuneration.
"""

from datetime import date

import pytest

from core.errors import DomainError
from ip.domain.ownership import ownership_of
from ip.domain.settlement import settle_ownership
from ip.enums import Lack
from tests.makers.ip import examined, made_object, officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 20)


def test_what_an_employee_makes_in_duties_belongs_to_oshtu_whole_and_without_a_contract() -> None:
    made = settle_ownership(examined(made_object("staff", "staff")), settled_on=DAY, actor=officer())
    (owner,) = made.owners.all()
    assert (made.ownership_basis, owner.kind, owner.share) == ("6.2.1", "oshtu", 100)


def test_the_authors_keep_authorship_and_the_right_to_remuneration() -> None:
    made = examined(made_object("staff"))
    assert ownership_of(made).remuneration_due
    settle_ownership(made, settled_on=DAY, actor=officer())
    assert made.creators.get().name == "Автор 1"


def test_without_knowing_the_duties_nothing_is_settled() -> None:
    made = made_object("staff")
    assert ownership_of(made).lacks == (Lack.DUTIES,)
    with pytest.raises(DomainError):
        settle_ownership(made, settled_on=DAY, actor=officer())


def test_what_an_employee_makes_outside_duties_is_not_oshtus_and_the_desk_says_so() -> None:
    made = examined(made_object("staff"), duties=False)
    rule = ownership_of(made)
    assert (rule.sides[0].kind, rule.unregulated, rule.remuneration_due) == ("person", True, False)
