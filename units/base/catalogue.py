"""The catalogue of services: which unit gives each, by which clause, to whom (2.2(2), 3.2)."""

from dataclasses import dataclass

from core.enums import Unit
from units.base.enums import ServiceKind

K = ServiceKind


@dataclass(frozen=True)
class Service:
    """One kind of service and the one unit that gives it."""

    kind: ServiceKind
    unit: Unit
    clause: str
    #: 3.2.3: the hub serves the whole university, the other units their residents.
    for_university: bool = False
    #: 3.2.1: mentoring is for the early projects of the incubator.
    only_residents_of: Unit | None = None


CATALOGUE: dict[str, Service] = {
    service.kind.value: service
    for service in (
        Service(K.BUSINESS_PLANNING, Unit.INCUBATOR, "2.2(2)"),
        Service(K.MARKETING, Unit.INCUBATOR, "2.2(2)"),
        Service(K.LEGAL, Unit.INCUBATOR, "2.2(2)"),
        Service(K.BOOKKEEPING, Unit.INCUBATOR, "2.2(2)"),
        Service(K.MENTORING, Unit.INCUBATOR, "3.2.1", only_residents_of=Unit.INCUBATOR),
        Service(K.WORKSHOP_ORDER, Unit.TECHNOPARK, "3.2.2"),
        Service(K.IP_PROTECTION, Unit.TISC, "2.2(2)", for_university=True),
        Service(K.TECH_TRANSFER, Unit.TISC, "3.2.3", for_university=True),
        Service(K.PATENT_LICENCE, Unit.TISC, "3.2.3", for_university=True),
        Service(K.MARKET_STUDY, Unit.TISC, "3.2.3", for_university=True),
        Service(K.INVESTMENT, Unit.TISC, "3.2.3", for_university=True),
    )
}


def kinds_of(unit: str) -> list[ServiceKind]:
    """The kinds this unit gives, in the order of the catalogue (3.2)."""
    return [service.kind for service in CATALOGUE.values() if service.unit == unit]


def kinds_for_resident(unit: str) -> list[ServiceKind]:
    """What a resident of `unit` may ask for in words; work in a workshop is ordered by the hour (3.2.2)."""
    return [
        service.kind
        for service in CATALOGUE.values()
        if service.only_residents_of in (None, unit) and service.kind != K.WORKSHOP_ORDER
    ]


def kinds_for_university() -> list[ServiceKind]:
    """What students and employees of the university may ask the hub for (3.2.3)."""
    return [service.kind for service in CATALOGUE.values() if service.for_university]
