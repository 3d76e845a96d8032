"""Settling the rights in an object: how it was made, by which contract, whose it is (6.2)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_line, clean_text
from documents.models import Upload
from ip.domain.ownership import Ownership, Side, ownership_of
from ip.domain.shares import WHOLE, whole_shares
from ip.enums import CreatorRole, OwnerKind, OwnershipState
from ip.models import IPObject, Owner
from ip.models.ip_object import SETTLE

CONTRACT_SCAN = "ip.rights_contract"


@transaction.atomic
def record_circumstances(
    ip_object: IPObject,
    *,
    equipment: bool,
    funding: bool,
    supervision: bool,
    background: bool,
    in_duties: Mapping[int, bool],
    actor: Actor,
    at: datetime | None = None,
) -> IPObject:
    """Record what of OshTU's was used, and for each employee whether it was in duties (6.2.1–6.2.3)."""
    transitions.lock(ip_object)
    for creator in ip_object.creators.filter(role=CreatorRole.STAFF):
        answer = in_duties.get(creator.pk)
        if answer is not None and answer != creator.in_duties:
            transitions.update(creator, actor=actor, at=at, in_duties=answer)
    return transitions.perform(
        ip_object,
        "examine",
        actor=actor,
        at=at,
        used_equipment=equipment,
        used_funding=funding,
        used_supervision=supervision,
        used_background=background,
    )


@transaction.atomic
def record_rights_contract(
    ip_object: IPObject,
    *,
    number: str,
    signed_on: date,
    scan: Upload,
    actor: Actor,
    at: datetime | None = None,
) -> IPObject:
    """Record the separate written contract on the rights with its signed copy (6.2.2, 6.2.4).

    Raises WrongState when the rights are settled, FieldError for a number or a day that cannot be.
    """
    permissions.require(actor, SETTLE)
    row = transitions.lock(ip_object)
    require_unsettled(row)
    line = clean_line(number)
    if not line:
        raise FieldError("number", _("Write the number of the contract."))
    _require_come("signed_on", signed_on, at)
    if scan.purpose != CONTRACT_SCAN:
        raise FieldError("file", _("Add the signed copy of the contract."))
    transitions.update(
        row,
        actor=actor,
        at=at,
        contract_number=line,
        contract_date=signed_on,
        contract_scan=scan,
    )
    ip_object.refresh_from_db()
    return ip_object


@transaction.atomic
def settle_ownership(
    ip_object: IPObject,
    *,
    settled_on: date,
    contributions: Mapping[int, Decimal] | None = None,
    shares: Mapping[str, Decimal] | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> IPObject:
    """Record whose the object is, by the clause that 6.2 gives.

    A joint object needs the contribution of each creator and the share of each owner, each together 100.00
    (6.2.4). Raises DomainError while anything is missing.
    """
    row = transitions.lock(ip_object)
    rule = ownership_of(row)
    if rule.lacks:
        raise DomainError(" ".join(str(lack.label) for lack in rule.lacks))
    _check_day(row, settled_on, at)
    by_side = _shares(rule, shares or {})
    if rule.is_joint:
        _write_contributions(row, contributions or {}, actor, at)
    transitions.perform(
        ip_object, "settle", actor=actor, at=at, ownership_basis=rule.basis, settled_on=settled_on
    )
    for side, share in by_side.items():
        transitions.create(_owner(row, side, share), actor=actor, at=at)
    return ip_object


@transaction.atomic
def reopen_ownership(
    ip_object: IPObject, *, reason: str, actor: Actor, at: datetime | None = None
) -> IPObject:
    """Take a settlement back, with the reason; its owners stay in their history."""
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the rights are opened again."))
    transitions.perform(
        ip_object, "reopen", actor=actor, at=at, reason=words, ownership_basis="", settled_on=None
    )
    for owner in ip_object.owners.all():
        owner._history_user = user_of(actor)  # type: ignore[attr-defined]
        owner._change_reason = words  # type: ignore[attr-defined]
        owner.delete()
    return ip_object


def require_unsettled(ip_object: IPObject) -> None:
    """Refuse to change what the owners follow from. Raises WrongState once the rights are settled."""
    if ip_object.ownership == OwnershipState.SETTLED:
        raise WrongState(_("The rights in this object are settled. Open them again first."))


def _check_day(ip_object: IPObject, settled_on: date, at: datetime | None) -> None:
    _require_come("settled_on", settled_on, at)
    if ip_object.contract_date and settled_on < ip_object.contract_date:
        raise FieldError("settled_on", _("This is before the day of the contract."))


def _require_come(field: str, day: date, at: datetime | None) -> None:
    if day > clock.day_of(at or clock.now()):
        raise FieldError(field, _("This day has not come yet."))


def _shares(rule: Ownership, given: Mapping[str, Decimal]) -> dict[Side, Decimal]:
    if not rule.is_joint:
        return dict.fromkeys(rule.sides, WHOLE)
    by_key = whole_shares(given, [side.key for side in rule.sides], field="shares")
    return {side: by_key[side.key] for side in rule.sides}


def _write_contributions(
    ip_object: IPObject, given: Mapping[int, Decimal], actor: Actor, at: datetime | None
) -> None:
    creators = {creator.pk: creator for creator in ip_object.creators.all()}
    for pk, contribution in whole_shares(given, creators, field="contributions").items():
        transitions.update(creators[pk], actor=actor, at=at, contribution=contribution)


def _owner(ip_object: IPObject, side: Side, share: Decimal) -> Owner:
    residency = ip_object.residency if side.kind == OwnerKind.RESIDENT else None
    return Owner(ip_object=ip_object, kind=side.kind, residency=residency, creator_id=side.maker, share=share)
