"""Registering objects of intellectual property and those who created them (VI)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from ip.domain.settlement import require_unsettled
from ip.enums import CreatorRole, IPKind
from ip.models import Creator, IPObject
from residents.models import Residency


@transaction.atomic
def register_object(
    *,
    title: str,
    kind: str,
    residency: Residency | None = None,
    direction: str = "",
    description: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> IPObject:
    """Enter an object in the register; one made by a resident takes the resident's direction."""
    permissions.require(actor, "ip.add_ipobject")
    title = clean_line(title)
    if not title:
        raise FieldError("title", _("Write the title of the object."))
    ip_object = IPObject(
        title=title,
        kind=IPKind(kind),
        residency=residency,
        direction=residency.direction if residency else direction,
        description=clean_text(description),
    )
    return transitions.create(ip_object, actor=actor, at=at)


@transaction.atomic
def add_creator(
    ip_object: IPObject,
    *,
    name: str,
    role: str,
    user: User | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Creator:
    """Name a person whose creative work made the object. Raises FieldError when already named."""
    permissions.require(actor, "ip.add_creator")
    name = clean_line(name) or (user.full_name if user else "")
    if not name:
        raise FieldError("name", _("Write the full name of the creator."))
    require_unsettled(transitions.lock(ip_object))
    if ip_object.creators.filter(name=name).exists():
        raise FieldError("name", _("This person is already among the creators of this object."))
    creator = Creator(ip_object=ip_object, name=name, role=CreatorRole(role), user=user)
    return transitions.create(creator, actor=actor, at=at)
