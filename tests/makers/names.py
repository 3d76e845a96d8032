"""Permissions to use the Centre's name for tests: granted by the director, and how they stand."""

from datetime import date
from typing import Any

from residents.domain.name_permissions import (
    grant_permission,
)
from residents.enums_cabinet import NameStanding
from residents.models import NamePermission
from tests.makers.cabinet import (
    UNTIL,
)
from tests.makers.residents import director

TODAY = date(2026, 11, 22)


def grant(permission: NamePermission, **changes: Any) -> NamePermission:
    """The director grants what was asked for, or as changed."""
    given: dict[str, Any] = {"conditions": "Аты толук жазылат.", "until": UNTIL, "actor": director()}
    return grant_permission(permission, **{**given, **changes})


def fresh(permission: NamePermission) -> NamePermission:
    """The row as it stands now."""
    return NamePermission.objects.get(pk=permission.pk)


def standing(permission: NamePermission, on: date = TODAY) -> NameStanding:
    """By the row's dates and by the query at once: the two say the same."""
    found = fresh(permission).standing(on)
    in_force = NamePermission.objects.in_force(on).filter(pk=permission.pk).exists()
    assert in_force == (found == NameStanding.IN_FORCE)
    return found
