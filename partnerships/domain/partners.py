"""The register of partners of the four kinds (8.1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line
from partnerships.domain.checks import require_line
from partnerships.enums import PartnerKind
from partnerships.models import Partner


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """Where a partner is and whom to call there."""

    address: str = ""
    contact_name: str = ""
    contact_post: str = ""
    email: str = ""
    phone: str = ""

    def fields(self) -> dict[str, str]:
        """The contacts as columns of the register, cleaned."""
        return {name: clean_line(getattr(self, name)) for name in self.__dataclass_fields__}


@transaction.atomic
def add_partner(
    *, kind: str, name: str, contacts: Contacts, actor: Actor, at: datetime | None = None
) -> Partner:
    """Enter a partner of one of the four kinds (8.1). Raises FieldError for a name already known."""
    permissions.require(actor, "partnerships.add_partner")
    entry = _entry(kind, name, contacts)
    _refuse_second(entry["name"], 0)
    return transitions.create(Partner(**entry), actor=actor, at=at)


@transaction.atomic
def correct_partner(
    partner: Partner, *, kind: str, name: str, contacts: Contacts, actor: Actor, at: datetime | None = None
) -> Partner:
    """Correct what the register says of a partner (8.1); the earlier words stay in its history."""
    permissions.require(actor, "partnerships.change_partner")
    row = transitions.lock(partner)
    entry = _entry(kind, name, contacts)
    _refuse_second(entry["name"], row.pk)
    return transitions.update(row, actor=actor, at=at, **entry)


def _entry(kind: str, name: str, contacts: Contacts) -> dict[str, Any]:
    if kind not in PartnerKind.values:
        raise FieldError("kind", _("Choose one of the four kinds of partner."))
    return {
        "kind": kind,
        "name": require_line("name", name, _("Write the name of the partner.")),
        **contacts.fields(),
    }


def _refuse_second(name: str, own_pk: int) -> None:
    if Partner.objects.filter(name=name).exclude(pk=own_pk).exists():
        raise FieldError("name", _("A partner with this name is already here."))
