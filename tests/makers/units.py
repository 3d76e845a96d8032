"""Rooms, equipment, requests and mentors for tests, made through the domain functions."""

from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.enums import Unit
from residents.models import Residency
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency, representative_of
from units.base.domain.allocations import allocate_premises
from units.base.domain.property import register_equipment, register_premises
from units.base.domain.requests import ask_as_member, ask_as_resident, assign_request, deliver_request
from units.base.enums import EquipmentKind, PremisesKind, RequesterKind, ServiceKind
from units.base.models import Allocation, Equipment, Premises, ServiceRequest
from units.incubator.domain.mentoring import add_mentor, plan_session
from units.incubator.models import Mentor, MentoringSession
from units.technopark.domain.orders import order_work
from units.technopark.models import Booking

_numbers = count(1)
TRANSFERRED = date(2025, 1, 9)
SPRING = clock.moment_of(date(2026, 3, 2))


def make_premises(**changes: Any) -> Premises:
    """An office of 40 m² and eight places that is given to residents."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "name": f"{number}-кеңсе",
        "unit": Unit.TECHNOPARK,
        "building": "2-корпус",
        "room": str(100 + number),
        "floor": 1,
        "kind": PremisesKind.OFFICE,
        "area": Decimal(40),
        "capacity": 8,
        "inventory_number": f"П-{number:04d}",
        "act_number": "3",
        "act_date": TRANSFERRED,
        "responsible": clerk(),
        "lettable": True,
        "actor": clerk(),
    }
    return register_premises(**{**given, **changes})


def make_laboratory(**changes: Any) -> Premises:
    """A laboratory booked by the hour."""
    given = {"kind": PremisesKind.LABORATORY, "lettable": False, "name": "Сыноо лабораториясы"}
    return make_premises(**{**given, **changes})


def make_coworking(**changes: Any) -> Premises:
    """The incubator's co-working space on easy terms."""
    given = {"kind": PremisesKind.COWORKING, "unit": Unit.INCUBATOR, "preferential": True}
    return make_premises(**{**given, **changes})


def make_equipment(**changes: Any) -> Equipment:
    """A 3D printer that residents may book."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "name": f"3D-принтер {number}",
        "kind": EquipmentKind.PRINTER,
        "inventory_number": f"Ж-{number:04d}",
        "premises": changes.get("premises") or make_laboratory(),
        "act_number": "4",
        "act_date": TRANSFERRED,
        "responsible": clerk(),
        "bookable": True,
        "actor": clerk(),
    }
    return register_equipment(**{**given, **changes})


def make_allocation(
    premises: Premises | None = None, residency: Residency | None = None, **changes: Any
) -> Allocation:
    """Twenty square metres and four places from 2 March 2026 to the end of the contract."""
    residency = residency or make_residency()
    given: dict[str, Any] = {
        "area": Decimal(20),
        "places": 4,
        "starts_on": date(2026, 3, 2),
        "ends_on": residency.expires_on,
        "actor": clerk(),
        "at": SPRING,
    }
    return allocate_premises(premises or make_premises(), residency=residency, **{**given, **changes})


def make_request(
    residency: Residency | None = None, kind: str = ServiceKind.LEGAL, **changes: Any
) -> ServiceRequest:
    """A resident's request of 2 March 2026."""
    residency = residency or make_residency()
    given: dict[str, Any] = {
        "text": "Келишимдин долбоорун текшерип бериңиз.",
        "actor": representative_of(residency),
        "at": SPRING,
    }
    return ask_as_resident(residency, kind=kind, **{**given, **changes})


def make_hub_request(actor: User | None = None, **changes: Any) -> ServiceRequest:
    """A student asks the hub."""
    given: dict[str, Any] = {
        "requester_kind": RequesterKind.STUDENT,
        "kind": ServiceKind.PATENT_LICENCE,
        "text": "Патенттик издөө керек.",
        "actor": actor or make_user(Role.UNIVERSITY_MEMBER),
        "at": SPRING,
    }
    return ask_as_member(**{**given, **changes})


def assigned(request: ServiceRequest, **changes: Any) -> ServiceRequest:
    """The clerk takes the request two hours after it came."""
    given = {"executor": clerk(), "actor": clerk(), "at": clock.moment_of(date(2026, 3, 2), 12)}
    return assign_request(request, **{**given, **changes})


def delivered(request: ServiceRequest, *, on: date = date(2026, 3, 9), **changes: Any) -> ServiceRequest:
    """The service was given in two hours and a half."""
    given: dict[str, Any] = {
        "hours": Decimal("2.5"),
        "result": "Келишим оңдолуп, кол коюуга даяр.",
        "actor": clerk(),
        "at": clock.moment_of(on, 16),
    }
    return deliver_request(assigned(request), delivered_on=on, **{**given, **changes})


def make_booking(residency: Residency | None = None, **changes: Any) -> Booking:
    """An order for three hours on 1 December 2026."""
    residency = residency or make_residency()
    given: dict[str, Any] = {
        "purpose": "prototype",
        "resource": changes.get("resource") or make_equipment(),
        "starts_at": hour(9),
        "ends_at": hour(12),
        "text": "Корпустун үлгүсү.",
        "actor": representative_of(residency),
    }
    return order_work(residency, **{**given, **changes})


def hour(number: int, minute: int = 0, day: date = date(2026, 12, 1)) -> datetime:
    """A moment of 1 December 2026."""
    return clock.moment_of(day, number, minute)


def early_residency(**changes: Any) -> Residency:
    """A resident of the incubator."""
    return make_residency(application={"stage": "idea"}, unit=Unit.INCUBATOR, **changes)


def make_mentor() -> Mentor:
    """A mentor with a login."""
    return add_mentor(
        user=make_user(Role.MENTOR), competences="Сатуу, бизнес-модель", actor=clerk(), at=SPRING
    )


def make_session(mentor: Mentor | None = None, **changes: Any) -> MentoringSession:
    """A session planned for 10 March 2026."""
    given: dict[str, Any] = {
        "planned_on": date(2026, 3, 10),
        "topic": "Кардар менен маек",
        "actor": clerk(),
        "at": SPRING,
    }
    if "application" not in changes:
        given["residency"] = early_residency()
    return plan_session(mentor or make_mentor(), **{**given, **changes})
