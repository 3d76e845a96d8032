"""Entering governing acts in their register (1.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from documents.enums import ActKind
from documents.models import GoverningAct, Upload


@transaction.atomic
def record_act(
    *,
    kind: str,
    number: str,
    dated_on: date,
    title: str,
    body: str = "",
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> GoverningAct:
    """Enter an act with its number and date.

    Raises FieldError ("number") when it is already there or lacks its number.
    """
    act = GoverningAct(
        kind=ActKind(kind),
        number=clean_line(number),
        dated_on=dated_on,
        title=clean_line(title),
        body=clean_text(body),
        file=file,
    )
    if not act.number:
        raise FieldError("number", _("Write the number of the act."))
    if GoverningAct.objects.filter(kind=act.kind, number=act.number, dated_on=dated_on).exists():
        raise FieldError("number", _("An act of this kind with this number and date is already registered."))
    return transitions.create(act, actor=actor, at=at)
