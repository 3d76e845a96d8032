"""Roles become groups: applied after every migration; given and taken one by one, with the reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.role_pairs import clashing, effective
from accounts.roles import ROLES, Role, is_staff
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError


def apply_roles(**_signal: Any) -> None:
    """Make one group for each role and give it exactly the permissions of the table. Idempotent."""
    named = {
        permission.full_name: permission
        for permission in Permission.objects.annotate(
            full_name=Concat(F("content_type__app_label"), Value("."), F("codename"))
        )
    }
    for role, spec in ROLES.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        group.permissions.set([named[name] for name in sorted(spec.permissions) if name in named])


def missing_permissions() -> set[str]:
    """Names in the table that no model declares: a mistake in one of the two."""
    declared = Permission.objects.values_list("content_type__app_label", "codename")
    known = {f"{app}.{codename}" for app, codename in declared}
    return set().union(*(spec.permissions for spec in ROLES.values())) - known


def holders_of(permission: str) -> QuerySet[User]:
    """The people whose role has a permission, `app.codename`. One query."""
    app, codename = permission.split(".")
    return User.objects.filter(
        is_active=True,
        groups__permissions__codename=codename,
        groups__permissions__content_type__app_label=app,
    ).distinct()


@transaction.atomic
def give_role(user: User, role: Role, *, actor: Actor, reason: str = "", at: datetime | None = None) -> User:
    """Give `user` the role; entering the admin follows from the table.

    Raises FieldError when the person holds a role that may not go together with it, or the role has no row.
    """
    row = transitions.lock(user)
    held = set(row.groups.values_list("name", flat=True))
    if role.value in held:
        return user
    _require_no_clash(held, role)
    row.groups.add(Group.objects.get_or_create(name=role.value)[0])
    _write(row, held | {role.value}, act="give_role", role=role, actor=actor, reason=reason, at=at)
    return _fresh(user)


@transaction.atomic
def take_role(user: User, role: Role, *, actor: Actor, reason: str, at: datetime | None = None) -> User:
    """Take the role away; sessions that are open lose it with their next request.

    Raises FieldError when the person does not hold it.
    """
    row = transitions.lock(user)
    held = set(row.groups.values_list("name", flat=True))
    if role.value not in held:
        raise FieldError("role", _("This person does not hold this role."))
    row.groups.remove(Group.objects.get(name=role.value))
    _write(row, held - {role.value}, act="take_role", role=role, actor=actor, reason=reason, at=at)
    return _fresh(user)


def _require_no_clash(held: set[str], role: Role) -> None:
    if role not in ROLES:
        raise FieldError("role", _("This role has no row in the table of roles."))
    others = [Role(name).label for name in sorted(clashing({*held, role.value}) - {role.value})]
    if others:
        raise FieldError(
            "role",
            _("One person may not hold these roles together: %(role)s; %(others)s.")
            % {"role": role.label, "others": ", ".join(map(str, others))},
        )


def _write(
    row: User,
    held: Iterable[str],
    *,
    act: str,
    role: Role,
    actor: Actor,
    reason: str,
    at: datetime | None,
) -> None:
    transitions.update(
        row, actor=actor, at=at, is_staff=is_staff(effective(held)), reason=f"{act} {role.value}"
    )
    transitions.note(row, act, target=role.value, actor=actor, at=at, reason=reason)


def _fresh(user: User) -> User:
    for name in ("roles", "held_roles", "_perm_cache", "_group_perm_cache"):
        user.__dict__.pop(name, None)
    user.refresh_from_db()
    return user
