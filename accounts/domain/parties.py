"""Parties are known by their ИНН and are never entered twice."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.domain.inn import check_inn
from accounts.models import Party, PartyKind
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError

OKPO = re.compile(r"[0-9]{8}", re.ASCII)


def check_okpo(okpo: str) -> str:
    """The code without spaces: eight digits, or nothing. Raises FieldError."""
    digits = "".join(okpo.split())
    if digits and OKPO.fullmatch(digits) is None:
        raise FieldError("okpo", _("The OKPO code has 8 digits. Check it or leave it empty."))
    return digits


@transaction.atomic
def register_party(
    *, kind: PartyKind, inn: str, name: str, actor: Actor, at: datetime | None = None, **details: str
) -> Party:
    """The party of `inn`, made now if it is new; a known one gets the newer name and details.

    `details` are okpo, registration_number, address, email and phone. Raises FieldError for an ИНН that
    cannot belong to `kind`.
    """
    inn = check_inn(inn, kind=kind)
    details["okpo"] = check_okpo(details.get("okpo", ""))
    known = Party.objects.filter(inn=inn).first()
    if known is None:
        try:
            with transaction.atomic():
                return transitions.create(Party(kind=kind, inn=inn, name=name, **details), actor=actor, at=at)
        except IntegrityError:
            known = Party.objects.get(inn=inn)
    row = transitions.lock(known)
    filled = {field: value for field, value in details.items() if value}
    return transitions.update(row, actor=actor, at=at, name=name, **filled)
