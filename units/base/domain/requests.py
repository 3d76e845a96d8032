"""The one way of a request for a service, shared by the three units (2.2(2), 3.2)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError, NotAllowed
from core.texts import clean_text
from residents.models import Residency
from units.base.catalogue import CATALOGUE
from units.base.domain.checks import (
    day_of,
    require_come,
    require_in_force,
    require_positive,
    require_representative,
    require_unit,
)
from units.base.enums import RequesterKind
from units.base.models import ServiceRequest

SERVE, ASK, ASK_HUB = "units.serve_request", "units.ask_service", "units.ask_hub"


@transaction.atomic
def ask_as_resident(
    residency: Residency,
    *,
    kind: str,
    text: str,
    wished_on: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> ServiceRequest:
    """A resident asks a unit for a service (2.2(2), 3.3.2); staff may write down what a resident asked."""
    permissions.require(actor, ASK)
    if not actor.has_perm(SERVE):
        require_representative(residency, actor)
    resident = transitions.lock(residency)
    require_in_force(resident, at)
    only = CATALOGUE[kind].only_residents_of
    if only and resident.unit != only:
        raise FieldError(
            "kind", _("This service is for the residents of another unit: %(unit)s.") % {"unit": only.label}
        )
    return _ask(RequesterKind.RESIDENT, kind, text, wished_on, actor, at, residency=resident)


@transaction.atomic
def ask_as_member(
    *,
    requester_kind: str,
    kind: str,
    text: str,
    wished_on: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> ServiceRequest:
    """A student or an employee of the university asks the hub (3.2.3)."""
    permissions.require(actor, ASK_HUB)
    who = RequesterKind(requester_kind)
    if who == RequesterKind.RESIDENT:
        raise FieldError("requester_kind", _("A resident asks in the resident's cabinet."))
    if not CATALOGUE[kind].for_university:
        raise FieldError("kind", _("This service is for residents only; the hub gives the others (3.2.3)."))
    return _ask(who, kind, text, wished_on, actor, at)


@transaction.atomic
def assign_request(
    request: ServiceRequest, *, executor: User, actor: Actor, at: datetime | None = None
) -> ServiceRequest:
    """Say who of the unit will give the service; the executor belongs to that unit or to none."""
    require_unit(request.unit, actor)
    if not executor.has_perm(SERVE) or executor.unit not in ("", request.unit):
        raise FieldError("executor", _("Choose an employee of the unit that gives this service."))
    return transitions.perform(request, "assign", actor=actor, at=at, executor=executor)


@transaction.atomic
def deliver_request(
    request: ServiceRequest,
    *,
    delivered_on: date,
    hours: Decimal,
    result: str,
    actor: Actor,
    at: datetime | None = None,
) -> ServiceRequest:
    """Record that the service was given: when, in how many hours, with what result (2.2(2))."""
    require_unit(request.unit, actor)
    words = _require_text("result", result, _("Write what was done and what came of it."))
    require_positive("hours", hours, _("Write how many hours it took."))
    require_come("delivered_on", delivered_on, at)
    if delivered_on < day_of(request.created_at):
        raise FieldError("delivered_on", _("The service was asked for after this day."))
    require_open(delivered_on)
    return transitions.perform(
        request, "deliver", actor=actor, at=at, delivered_on=delivered_on, hours=hours, result=words
    )


@transaction.atomic
def confirm_request(request: ServiceRequest, *, actor: Actor, at: datetime | None = None) -> ServiceRequest:
    """The one who asked says that the service was given."""
    _require_asker(request, actor)
    return transitions.perform(request, "confirm", actor=actor, at=at)


@transaction.atomic
def withdraw_request(request: ServiceRequest, *, actor: Actor, at: datetime | None = None) -> ServiceRequest:
    """The one who asked needs the service no more."""
    _require_asker(request, actor)
    return transitions.perform(request, "withdraw", actor=actor, at=at)


@transaction.atomic
def decline_request(
    request: ServiceRequest, *, refusal: str, actor: Actor, at: datetime | None = None
) -> ServiceRequest:
    """The unit will not give the service, and says why."""
    require_unit(request.unit, actor)
    words = _require_text("refusal", refusal, _("Write why the service is not given."))
    return transitions.perform(request, "decline", actor=actor, at=at, reason=words, refusal=words)


def lapse_with_residency(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """A closing step (3.3.4): what was asked and not given yet is closed with the status."""
    for request in residency.service_requests.open():
        transitions.perform(request, "lapse", actor=actor, at=at, reason=_("The resident status has ended."))


def may_confirm(request: ServiceRequest, user: User) -> bool:
    """Whether `user` is the one who asked, or represents the resident who did."""
    if request.residency is None:
        return request.requester_id == user.pk
    return request.residency.party.representatives.filter(user=user).exists()


def _ask(
    who: RequesterKind,
    kind: str,
    text: str,
    wished_on: date | None,
    actor: User,
    at: datetime | None,
    residency: Residency | None = None,
) -> ServiceRequest:
    if wished_on and wished_on < day_of(at):
        raise FieldError("wished_on", _("Choose today or a later day."))
    service = CATALOGUE[kind]
    request = ServiceRequest(
        kind=service.kind,
        unit=service.unit,
        requester_kind=who,
        requester=actor,
        residency=residency,
        text=_require_text("text", text, _("Write what you need.")),
        wished_on=wished_on,
    )
    return transitions.create(request, actor=actor, at=at)


def _require_text(field: str, text: str, message: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise FieldError(field, message)
    return words


def _require_asker(request: ServiceRequest, actor: Actor) -> None:
    if not isinstance(actor, User):
        raise DomainError(_("Only the person who asked can do this."))
    if not may_confirm(request, actor):
        raise NotAllowed(_("Only the person who asked can do this."))
