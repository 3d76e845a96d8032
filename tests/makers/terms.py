"""Words of contracts, the tariff, grants and supplements for tests, made through the domain functions."""

from datetime import date
from decimal import Decimal
from typing import Any

from core import clock
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from residents.domain.contract_templates import ClauseSpec
from residents.domain.grants import GrantSpec
from residents.domain.supplements import draft_supplement, issue_supplement, sign_supplement
from residents.domain.tariffs import LineSpec, add_line, approve_tariff, write_tariff
from residents.models import Contract, Supplement, Tariff
from tests.makers.residents import clerk, director, signed_copy

ORDERED = date(2026, 1, 10)


def an_order(number: str = "5-б", *, dated_on: date = ORDERED) -> GoverningAct:
    """An order of the director."""
    known = GoverningAct.objects.filter(number=number).first()
    return known or record_act(
        kind=ActKind.DIRECTOR_ORDER, number=number, dated_on=dated_on, title="Тариф жөнүндө", actor=director()
    )


def clause(**changes: Any) -> ClauseSpec:
    """A clause on the rights of the resident."""
    given = {
        "code": "rights_parking",
        "section": "rights",
        "text_ky": "{resident} унаасын Борбордун аймагында калтырат.",
        "text_ru": "{resident} оставляет автомобиль на территории Центра.",
        "text_en": "{resident} leaves its car on the territory of the Centre.",
    }
    return ClauseSpec(**{**given, **changes})


def coworking(price: int = 1000, easy: int | None = 600, **changes: Any) -> LineSpec:
    """A place in the co-working space, with its easy price."""
    given = {
        "code": "coworking_place",
        "kind": "coworking",
        "title_ky": "Коворкингдеги орун",
        "title_ru": "Место в коворкинге",
        "title_en": "Place in the co-working space",
        "measure": "place_month",
        "price": Decimal(price),
        "easy_price": None if easy is None else Decimal(easy),
    }
    return LineSpec(**{**given, **changes})


def make_tariff(
    version: str = "2026-1", *, from_day: date = date(2026, 1, 12), price: int = 1000, easy: int | None = 600
) -> Tariff:
    """A tariff of one line, approved by an order."""
    tariff = write_tariff(version=version, actor=clerk())
    add_line(tariff, coworking(price, easy), actor=clerk())
    order = an_order(f"{version}-б")
    return approve_tariff(tariff, approved_by=order, in_force_from=from_day, actor=director())


def room(**changes: Any) -> GrantSpec:
    """A room of the main building."""
    return GrantSpec(**{"kind": "room", "title": "Башкы имарат, 204", "quantity": Decimal("18.5"), **changes})


def fee(tariff: Tariff, quantity: int = 2) -> GrantSpec:
    """Places in the co-working space by a tariff."""
    return GrantSpec(kind="fee", line=tariff.ordered[0], quantity=Decimal(quantity))


def drafted_supplement(contract: Contract, **changes: Any) -> Supplement:
    """A supplement that extends the contract to the middle of 2028."""
    given: dict[str, Any] = {
        "effective_on": date(2026, 11, 1),
        "new_ends_on": date(2028, 6, 30),
        "actor": clerk(),
    }
    return draft_supplement(contract, **{**given, **changes})


def issued_supplement(contract: Contract, **changes: Any) -> Supplement:
    """One with its number, of 2 November 2026."""
    at = clock.moment_of(date(2026, 11, 2))
    return issue_supplement(drafted_supplement(contract, **changes), actor=clerk(), at=at)


def signed_supplement(
    contract: Contract, *, signed_on: date = date(2026, 11, 5), **changes: Any
) -> Supplement:
    """One that both have signed."""
    row = issued_supplement(contract, **changes)
    return sign_supplement(row, signed_on=signed_on, scan=signed_copy(), actor=director())
