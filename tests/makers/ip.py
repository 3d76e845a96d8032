"""IP objects and their titles for tests, made through the domain functions."""

from datetime import date
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core import clock
from ip.domain.grants import record_grant
from ip.domain.objects import add_creator, register_object
from ip.enums import CreatorRole, IPKind
from ip.models import Grant, IPObject
from residents.models import Residency
from tests.makers.people import make_user

_numbers = count(1)


def officer() -> User:
    """The IP officer, made when first asked for."""
    known = User.objects.filter(groups__name=Role.IP_OFFICER.value).order_by("pk").first()
    return known or make_user(Role.IP_OFFICER)


def make_object(
    kind: str = IPKind.INVENTION, *, residency: Residency | None = None, **changes: Any
) -> IPObject:
    """An object of one creator."""
    given = {"title": f"Жаңгак кабыгынан көмүр алуу ыкмасы {next(_numbers)}", "actor": officer(), **changes}
    made = register_object(kind=kind, residency=residency, **given)
    add_creator(made, name="Абдыкадырова Сонунбү Мамбетовна", role=CreatorRole.STAFF, actor=officer())
    return made


def make_grant(
    granted_on: date, kind: str = IPKind.INVENTION, *, residency: Residency | None = None, number: str = ""
) -> Grant:
    """A title granted on a day and recorded that afternoon."""
    at = clock.moment_of(granted_on, 16)
    made = make_object(kind, residency=residency, at=at)
    return record_grant(
        made, document_number=number or f"KG {next(_numbers)}", granted_on=granted_on, actor=officer(), at=at
    )
