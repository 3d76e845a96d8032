"""Requests to the Centre and permissions to use its name for tests, made through the domain functions."""

from datetime import date
from typing import Any

from accounts.models import User
from core import clock
from residents.domain.agreement import agree
from residents.domain.centre_requests import answer_request, open_request
from residents.domain.contracts import issue_contract
from residents.domain.grants import GrantSpec, add_grant
from residents.domain.name_permissions import grant_permission, request_permission
from residents.models import NamePermission, Residency, ResidentRequest
from tests.makers.residents import (
    DECIDED,
    accepted_application,
    clerk,
    director,
    drafted_contract,
    make_residency,
    representative_of,
)

ASKED, GRANTED = date(2026, 11, 9), date(2026, 11, 16)
UNTIL = date(2027, 6, 30)


def resident_with(*specs: GrantSpec, started_on: date | None = None, **terms: Any) -> Residency:
    """A resident whose contract grants these lines from its first day."""
    at = clock.moment_of(DECIDED, 11)
    contract = drafted_contract(accepted_application(**terms.pop("application", {})), **terms)
    for spec in specs:
        add_grant(contract, spec, actor=clerk(), at=at)
    agreed = agree(contract, how="Кат менен.", actor=clerk(), at=at)
    issued = issue_contract(agreed, actor=clerk(), at=clock.moment_of(DECIDED, 12))
    return make_residency(issued, **({"started_on": started_on} if started_on else {}))


def named_residency(**terms: Any) -> Residency:
    """A resident whose contract grants the use of the name."""
    return resident_with(GrantSpec("name"), **terms)


def make_request(
    residency: Residency | None = None, *, on: date = ASKED, actor: User | None = None, **changes: Any
) -> ResidentRequest:
    """A question asked on that day."""
    residency = residency or make_residency()
    given: dict[str, Any] = {"kind": "question", "subject": "Кире бериш", "text": "Кире бериш качан ачык?"}
    return open_request(
        residency,
        **{**given, **changes},
        actor=actor or representative_of(residency),
        at=clock.moment_of(on, 10),
    )


def answered(request: ResidentRequest, *, on: date = date(2026, 11, 11), **changes: Any) -> ResidentRequest:
    """The clerk's answer."""
    given: dict[str, Any] = {"text": "Күн сайын саат 8ден.", "actor": clerk()}
    answer_request(request, **{**given, **changes}, at=clock.moment_of(on, 15))
    request.refresh_from_db()
    return request


def asked_permission(
    residency: Residency | None = None, *, on: date = ASKED, **changes: Any
) -> NamePermission:
    """The use of the name asked for, for a booklet."""
    residency = residency or named_residency()
    given: dict[str, Any] = {
        "purpose": "Продукциянын буклети",
        "places": "Ош шаарындагы көргөзмө, 500 нуска",
        "until": UNTIL,
        "actor": representative_of(residency),
    }
    return request_permission(residency, **{**given, **changes}, at=clock.moment_of(on, 10))


def granted_permission(
    residency: Residency | None = None, *, on: date = GRANTED, until: date = UNTIL, **asked: Any
) -> NamePermission:
    """A permission with its certificate."""
    permission = asked_permission(residency, **asked)
    conditions = "Борбордун аты толук жазылат."
    return grant_permission(
        permission, conditions=conditions, until=until, actor=director(), at=clock.moment_of(on, 11)
    )
