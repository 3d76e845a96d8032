"""People for tests, made as the portal makes them: by invitation."""

from itertools import count

from accounts.domain.people import invite
from accounts.models import User
from accounts.roles import Role
from core.actors import StandIn

PASSWORD = "sary-ozon-2026"
_numbers = count(1)


def make_user(
    role: Role | None = None, *, email: str = "", surname: str = "", given_name: str = "", **fields: str
) -> User:
    """A user with `role` (or none at all) and the password `PASSWORD`."""
    number = next(_numbers)
    user = invite(
        email or f"{role or 'nobody'}{number}@oshtu.example",
        role=role or Role.AUDITOR,
        surname=surname or f"Асанов{number}",
        given_name=given_name or "Бакыт",
        actor=StandIn.SYSTEM,
        **fields,
    )
    if role is None:
        user.groups.clear()
        user.is_staff = False
    user.set_password(PASSWORD)
    user.save()
    return User.objects.get(pk=user.pk)
