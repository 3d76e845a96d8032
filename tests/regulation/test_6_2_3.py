"""6.2.3: what a resident makes without OshTU's background IP or significant resources is the resident's."""

from datetime import date

import pytest

from ip.domain.ownership import ownership_of
from ip.domain.settlement import settle_ownership
from ip.enums import Lack
from tests.makers.ip import examined, made_object, officer
from tests.makers.residents import make_residency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_what_a_resident_makes_alone_belongs_to_the_resident() -> None:
    residency = make_residency()
    made = examined(made_object("resident", "resident", residency=residency))
    settle_ownership(made, settled_on=date(2026, 11, 20), actor=officer())
    (owner,) = made.owners.all()
    assert (made.ownership_basis, owner.residency, owner.share) == ("6.2.3", residency, 100)


@pytest.mark.parametrize("used", ["background", "equipment", "funding", "supervision"])
def test_background_ip_or_a_significant_resource_makes_it_joint(used: str) -> None:
    rule = ownership_of(examined(made_object("resident", residency=make_residency()), used=(used,)))
    assert ({side.kind for side in rule.sides}, rule.basis) == ({"resident", "oshtu"}, "6.2.4")
    assert rule.contract_required


def test_a_resident_creator_needs_the_object_to_name_the_resident() -> None:
    assert ownership_of(examined(made_object("resident"))).lacks == (Lack.RESIDENCY,)
