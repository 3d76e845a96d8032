"""2.2: infrastructure and advice for residents.

The five kinds of advice: business planning, marketing, legal support, bookkeeping, protection of IP.
"""

from datetime import date

import pytest

from core.errors import DomainError
from residents.domain.residencies import graduate_residency
from tests.makers.residents import director, make_residency, representative_of
from tests.makers.units import delivered, make_allocation, make_premises, make_request
from units.base.catalogue import CATALOGUE, kinds_for_resident
from units.base.domain.requests import confirm_request
from units.base.enums import PremisesKind, RequestState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ADVICE = ["business_planning", "marketing", "legal", "bookkeeping", "ip_protection"]


@pytest.mark.parametrize("kind", [PremisesKind.OFFICE, PremisesKind.LABORATORY, PremisesKind.PRODUCTION])
def test_residents_are_given_offices_laboratories_and_production_premises(kind: str) -> None:
    residency = make_residency()
    allocation = make_allocation(make_premises(kind=kind), residency)
    assert list(residency.allocations.in_force()) == [allocation]


def test_a_room_is_given_to_a_resident_in_force_and_to_nobody_else() -> None:
    residency = make_residency()
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    with pytest.raises(DomainError):
        make_allocation(residency=residency, starts_on=date(2026, 10, 1), at=None)


def test_the_catalogue_has_the_five_kinds_of_advice_of_the_clause() -> None:
    assert {kind for kind, service in CATALOGUE.items() if service.clause == "2.2(2)"} == set(ADVICE)


@pytest.mark.parametrize("unit", ["incubator", "technopark"])
def test_residents_of_both_units_may_ask_for_all_five(unit: str) -> None:
    assert set(ADVICE) <= {kind.value for kind in kinds_for_resident(unit)}


@pytest.mark.parametrize("kind", ADVICE)
def test_advice_is_asked_for_given_and_confirmed_by_the_one_who_asked(kind: str) -> None:
    request = delivered(make_request(kind=kind))
    confirm_request(request, actor=representative_of(request.residency))
    assert (request.state, request.hours > 0) == (RequestState.CONFIRMED, True)
