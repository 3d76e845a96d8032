"""3.2: the functions of the units are clearly divided, so that work is not done twice."""

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.enums import Unit
from core.errors import NotAllowed
from tests.makers.people import make_user
from tests.makers.units import assigned, make_request
from units.base.catalogue import CATALOGUE, kinds_of
from units.base.enums import ServiceKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_every_kind_of_service_belongs_to_exactly_one_unit() -> None:
    owned = [kind for unit in Unit for kind in kinds_of(unit)]
    assert sorted(owned) == sorted(ServiceKind)
    assert list(CATALOGUE) == [service.kind for service in CATALOGUE.values()]


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_services_of_its_own(unit: Unit) -> None:
    assert kinds_of(unit)


@pytest.mark.parametrize("kind", [ServiceKind.LEGAL, ServiceKind.MARKET_STUDY])
def test_a_request_goes_to_the_unit_that_owns_its_kind_and_can_be_no_others(kind: ServiceKind) -> None:
    request = make_request(kind=kind)
    assert request.unit == CATALOGUE[kind].unit
    for other in set(Unit) - {request.unit}:
        request.unit = other
        with pytest.raises(IntegrityError), transaction.atomic():
            request.save()


def test_people_of_one_unit_do_not_do_the_work_of_another() -> None:
    request = make_request(kind=ServiceKind.LEGAL)
    for unit in (Unit.TECHNOPARK, Unit.TISC):
        with pytest.raises(NotAllowed):
            assigned(request, actor=make_user(Role.UNIT_STAFF, unit=unit))
