"""Roles become groups: applied after every migration, and when a person is given one."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from accounts.models import User
from accounts.roles import ROLES, Role, is_staff
from core.actors import Actor
from core.domain import transitions


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


@transaction.atomic
def give_role(user: User, role: Role, *, actor: Actor) -> User:
    """Give `user` the role; entering the admin follows from the table."""
    user.groups.add(Group.objects.get_or_create(name=role.value)[0])
    names = user.groups.values_list("name", flat=True)
    known = [name for name in names if name in Role.values]
    transitions.update(user, actor=actor, is_staff=is_staff(known), reason=f"role {role.value}")
    return user
