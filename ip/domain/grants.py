"""Recording titles of protection: the fact behind "patents obtained" (7.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.texts import clean_line
from ip.enums import UNGRANTED_KINDS, grant_kind
from ip.models import Grant, IPObject


@transaction.atomic
def record_grant(
    ip_object: IPObject,
    *,
    document_number: str,
    granted_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> Grant:
    """Record that Kyrgyzpatent granted a title for the object on `granted_on`.

    Raises DomainError when the object has one or cannot have one, or the quarter is closed (7.1).
    """
    permissions.require(actor, "ip.record_grant")
    row = transitions.lock(ip_object)
    _check_object(row)
    number = _check_number(row, document_number)
    if granted_on > clock.day_of(at or clock.now()):
        raise FieldError("granted_on", _("The day of the grant has not come yet."))
    require_open(granted_on)
    grant = Grant(ip_object=row, kind=grant_kind(row.kind), document_number=number, granted_on=granted_on)
    return transitions.create(grant, actor=actor, at=at)


def _check_object(ip_object: IPObject) -> None:
    if ip_object.kind in UNGRANTED_KINDS:
        raise DomainError(_("Know-how is kept secret: no title of protection is granted for it."))
    if ip_object.grants.exists():
        raise DomainError(_("A title of protection is already recorded for this object."))


def _check_number(ip_object: IPObject, document_number: str) -> str:
    number = clean_line(document_number)
    if not number:
        raise FieldError("document_number", _("Write the number of the document."))
    if Grant.objects.filter(kind=grant_kind(ip_object.kind), document_number=number).exists():
        raise FieldError("document_number", _("This number is already recorded for another object."))
    return number
