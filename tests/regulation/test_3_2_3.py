"""3.2.3: the hub serves the residents of both units and the whole university.

Technology transfer, patent and licence services, market studies, investment relations.
"""

from datetime import date
from decimal import Decimal

import pytest

from core.enums import Unit
from core.errors import FieldError, NotAllowed
from tests.makers.residents import make_residency, representative_of
from tests.makers.units import delivered, early_residency, make_hub_request, make_request
from units.base.catalogue import CATALOGUE
from units.base.enums import RequesterKind, ServiceKind
from units.ctii.domain.queries import hub_counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
FOUR = ["tech_transfer", "patent_licence", "market_study", "investment"]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("kind", FOUR)
def test_residents_of_both_units_and_the_university_ask_the_hub(kind: str) -> None:
    asked = [
        make_request(make_residency(), kind=kind),
        make_request(early_residency(), kind=kind),
        make_hub_request(kind=kind, requester_kind=RequesterKind.EMPLOYEE),
        make_hub_request(kind=kind, requester_kind=RequesterKind.STUDENT),
    ]
    assert {request.unit for request in asked} == {Unit.TISC}


@pytest.mark.parametrize("kind", [kind for kind, one in CATALOGUE.items() if one.unit != Unit.TISC])
def test_the_university_asks_nobody_but_the_hub(kind: str) -> None:
    with pytest.raises(FieldError):
        make_hub_request(kind=kind)


def test_a_residents_representative_does_not_ask_as_the_university() -> None:
    with pytest.raises(NotAllowed):
        make_hub_request(representative_of(make_residency()))


def test_services_are_counted_by_kind_and_by_who_asked() -> None:
    delivered(make_request(kind=ServiceKind.PATENT_LICENCE), hours=Decimal(3))
    delivered(make_hub_request(kind=ServiceKind.PATENT_LICENCE), hours=Decimal("1.5"))
    make_hub_request(kind=ServiceKind.TECH_TRANSFER)
    counts = {row.kind: row for row in hub_counts(*YEAR)}
    patents = counts[ServiceKind.PATENT_LICENCE]
    assert (patents.total, patents.hours) == (2, Decimal("4.5"))
    assert patents.by_requester == {
        RequesterKind.RESIDENT: 1,
        RequesterKind.EMPLOYEE: 0,
        RequesterKind.STUDENT: 1,
    }
    assert counts[ServiceKind.TECH_TRANSFER].total == 0
    assert all(row.total == 0 for row in hub_counts(date(2025, 1, 1), date(2025, 12, 31)))
