"""How any record changes: locked, checked, written with its history, logged (design §3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import Transition, can_proceed

from core.actors import Actor, StandIn, kind_of, user_of
from core.domain.clashes import clash_of
from core.errors import NotAllowed, WrongState
from core.models import TransitionLog

# Rules about the record itself, beside the role: a room adds its own in AppConfig.ready(). Each gets the
# record, the user and the permission, and gives the sentence of its refusal, or nothing.
RECORD_RULES: list[Callable[[models.Model, Any, str], str]] = []


@dataclass(frozen=True)
class TransitionInfo:
    """One change a record's state allows now, and whether this user may make it."""

    name: str
    label: str
    tone: str
    allowed: bool
    why_not: str


def lock[R: models.Model](obj: R) -> R:
    """The same row, fresh and locked until the transaction ends. Needs an open transaction."""
    return type(obj)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=obj.pk)


def create[R: models.Model](obj: R, *, actor: Actor, at: datetime | None = None, reason: str = "") -> R:
    """Insert a new record with its first history row dated `at`, made by `actor`."""
    if at and hasattr(obj, "created_at"):
        obj.created_at = at
    _save(obj, actor=actor, at=at, reason=reason, force_insert=True)
    return obj


def update[R: models.Model](
    obj: R, *, actor: Actor, at: datetime | None = None, reason: str = "", **fields: Any
) -> R:
    """Set `fields` and write them with a history row; the caller holds the lock where it matters."""
    for name, value in fields.items():
        setattr(obj, name, value)
    _save(obj, actor=actor, at=at, reason=reason)
    return obj


@transaction.atomic
def perform[R: models.Model](
    obj: R, name: str, *, actor: Actor, at: datetime | None = None, reason: str = "", **fields: Any
) -> R:
    """Make the transition `name` of `obj`, setting `fields` in the same write.

    Returns `obj`, refreshed. Raises WrongState when the state no longer allows it, NotAllowed when the
    actor's role does not; then nothing is written.
    """
    at = at or timezone.now()
    row = lock(obj)
    declared = require_possible(row, name, actor=actor)
    source = getattr(row, declared_field(row, name))
    for field, value in fields.items():
        setattr(row, field, value)
    getattr(row, name)()
    _save(row, actor=actor, at=at, reason=reason)
    _log(row, name, source=source, target=str(declared.target), actor=actor, at=at, reason=reason)
    obj.refresh_from_db()
    return obj


def require_possible(obj: models.Model, name: str, *, actor: Actor) -> Transition:
    """The declaration of `name`; raises WrongState or NotAllowed where `perform` would. The caller locks."""
    declared = _declared(obj, name)
    _check_state(obj, name)
    check_permission(obj, declared, actor)
    return declared


def available(obj: models.Model, user: Any) -> list[TransitionInfo]:
    """The transitions the present state allows, each with whether `user` may make it and why not."""
    found = []
    for declared in _transitions_from_here(obj):
        why_not = refusal(obj, declared.permission, user)
        found.append(
            TransitionInfo(
                name=declared.name,
                label=str(declared.custom.get("label", declared.name)),
                tone=str(declared.custom.get("tone", "now")),
                allowed=not why_not,
                why_not=why_not,
            )
        )
    return found


def declared_field(obj: models.Model, name: str) -> str:
    """The state field that the transition `name` moves."""
    return str(getattr(type(obj), name)._django_fsm.field.name)


def check_permission(obj: models.Model, declared: Transition, actor: Actor) -> None:
    """Raise NotAllowed unless the declaration lets `actor` make this transition."""
    if isinstance(actor, StandIn):
        why_not = "" if actor in declared.custom.get("stand_ins", ()) else _("Your role does not allow this.")
    else:
        why_not = refusal(obj, declared.permission, actor)
    if why_not:
        raise NotAllowed(why_not)


def refusal(obj: models.Model, permission: Any, user: Any) -> str:
    """Why `user` may not use `permission` on this record, in a sentence; nothing when they may."""
    if not isinstance(permission, str) or not permission or not user.has_perm(permission):
        return _("Your role does not allow this.")
    return next(filter(None, (rule(obj, user, permission) for rule in RECORD_RULES)), "")


def note(
    obj: models.Model, act: str, *, target: str, actor: Actor, at: datetime | None = None, reason: str = ""
) -> None:
    """Log an act that moves no state: what was done to the record, by whom, why."""
    _log(obj, act, source="", target=target, actor=actor, at=at or timezone.now(), reason=reason)


def _transitions_from_here(obj: models.Model) -> list[Transition]:
    found = []
    for field in obj._meta.get_fields():
        if hasattr(field, "get_all_transitions"):
            state = getattr(obj, field.name)
            declared = field.get_all_transitions(type(obj))
            found += [t for t in declared if t.source in (state, "*", "+")]
    return found


def _declared(obj: models.Model, name: str) -> Transition:
    method = getattr(type(obj), name)._django_fsm
    for declared in method.transitions.values():
        if declared.name == name:
            return declared  # type: ignore[no-any-return]
    raise LookupError(name)


def _check_state(obj: models.Model, name: str) -> None:
    if not can_proceed(getattr(obj, name)):
        field = declared_field(obj, name)
        state = getattr(obj, f"get_{field}_display")()
        raise WrongState(
            _("This can no longer be done: somebody may have acted before you. The state now: %(state)s.")
            % {"state": state}
        )


def _save(obj: Any, *, actor: Actor, at: datetime | None, reason: str, force_insert: bool = False) -> None:
    """Write the row with its history. A broken constraint is said in the sentence it declares."""
    obj._history_user = user_of(actor)
    obj._history_date = at or timezone.now()
    obj._change_reason = reason or None
    try:
        obj.save(force_insert=force_insert)
    except IntegrityError as error:
        raise clash_of(obj, error) or error from error


def _log(
    obj: models.Model, name: str, *, source: str, target: str, actor: Actor, at: datetime, reason: str
) -> None:
    TransitionLog.objects.create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        transition=name,
        source=source,
        target=target,
        actor=user_of(actor),
        actor_kind=kind_of(actor),
        reason=reason,
        at=at,
    )
