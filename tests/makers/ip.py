"""IP objects and their titles for tests, made through the domain functions."""

from datetime import date
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core import clock
from documents.domain.uploads import store_upload
from documents.models import Upload
from ip.domain.grants import record_grant
from ip.domain.objects import add_creator, register_object
from ip.domain.settlement import CONTRACT_SCAN, record_circumstances, record_rights_contract
from ip.enums import CreatorRole, IPKind
from ip.models import Grant, IPObject
from residents.models import Residency
from tests.makers.applications import make_file
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


def make_scan() -> Upload:
    """The signed copy of a contract on rights."""
    return store_upload(make_file(), purpose=CONTRACT_SCAN, actor=officer())


def made_object(*roles: str, residency: Residency | None = None) -> IPObject:
    """An object with one creator of each role, not examined yet."""
    made = register_object(
        title="Суу эсептегич", kind=IPKind.UTILITY_MODEL, residency=residency, actor=officer()
    )
    for number, role in enumerate(roles, start=1):
        add_creator(made, name=f"Автор {number}", role=role, actor=officer())
    return made


def examined(made: IPObject, *, duties: bool = True, used: tuple[str, ...] = ()) -> IPObject:
    """The same with its circumstances: what of OshTU's was `used`, and whether it was the employees' duty."""
    asked = ("equipment", "funding", "supervision", "background")
    return record_circumstances(
        made,
        **{name: name in used for name in asked},
        in_duties=dict.fromkeys(made.creators.filter(role="staff").values_list("pk", flat=True), duties),
        actor=officer(),
    )


def with_contract(made: IPObject, *, signed_on: date = date(2026, 11, 2)) -> IPObject:
    """The same with a contract on the rights."""
    return record_rights_contract(made, number="ИМ-7", signed_on=signed_on, scan=make_scan(), actor=officer())
