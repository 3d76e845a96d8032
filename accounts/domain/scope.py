"""Whose records an employee of one unit works with: the own unit's, and those no unit has yet (2.2).

A model says where its unit stands by `UNIT_PATH`, like "unit" or "residency__unit", or by `UNIT` that all
its records are one unit's. An employee without a unit works for all; one of the CTII serves the residents
of both others, and so reads theirs (3.2.3).
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from core.actors import Actor, StandIn
from core.domain import permissions
from core.enums import Unit
from core.errors import NotAllowed

UNSETTLED = ""


def units_of(user: Any, permission: str) -> frozenset[str] | None:
    """The units whose records `user` may use `permission` on; None for all of them."""
    if not isinstance(user, User) or user.is_superuser or not user.unit:
        return None
    if user.roles_giving(permission) - {Role.UNIT_STAFF}:
        return None
    reads = ".view_" in permission
    if Role.UNIT_STAFF not in user.roles or (reads and user.unit == Unit.TISC):
        return None
    return frozenset({user.unit, UNSETTLED})


def within[R: models.Model](rows: models.QuerySet[R], user: Any, permission: str) -> models.QuerySet[R]:
    """Those of `rows` on which `user` may use `permission`; of a model without a unit, all."""
    path, only = path_of(rows.model), unit_of_all(rows.model)
    units = units_of(user, permission) if path or only else None
    if units is None or only in units - {UNSETTLED}:
        return rows
    return rows.none() if only else rows.filter(Q(**{f"{path}__in": units}))


def path_of(model: type[models.Model]) -> str:
    """Where the unit of a model's record stands."""
    return str(getattr(model, "UNIT_PATH", ""))


def unit_of_all(model: type[models.Model]) -> str:
    """The one unit to which all records of a model belong, if there is one."""
    return str(getattr(model, "UNIT", ""))


def unit_of(record: models.Model) -> str:
    """The unit a record belongs to."""
    if only := unit_of_all(type(record)):
        return only
    value: Any = record
    for step in path_of(type(record)).split("__"):
        value = getattr(value, step)
    return str(value)


def may(user: Any, permission: str, record: models.Model) -> bool:
    """Whether the record is within what `user` may use `permission` on; who holds it is not asked."""
    if not path_of(type(record)) and not unit_of_all(type(record)):
        return True
    units = units_of(user, permission)
    return units is None or unit_of(record) in units


def refusal(record: models.Model, user: Any, permission: str) -> str:
    """The sentence for somebody of another unit; nothing for the others."""
    return "" if may(user, permission, record) else _("This record belongs to another unit of the Centre.")


def require(actor: Actor, permission: str, record: models.Model) -> None:
    """Raise NotAllowed unless `actor` holds `permission` and `record` is of their unit or of none yet."""
    permissions.require(actor, permission)
    why_not = "" if isinstance(actor, StandIn) else refusal(record, actor, permission)
    if why_not:
        raise NotAllowed(why_not)
