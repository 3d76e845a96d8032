"""Drafting, announcing and closing a call (3.3.1)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.units import CLAUSE_OF_UNIT
from applications.enums import CallKind
from applications.models import Call
from core.actors import Actor
from core.clock import day_of, now
from core.domain import permissions
from core.domain.transitions import create, lock, perform, update
from core.enums import Direction, Unit
from core.errors import FieldError, FieldErrors, WrongState
from core.languages import LANGUAGE_NAMES
from core.texts import clean_line, clean_text

ADD, CHANGE = "applications.add_call", "applications.change_call"
WORDS = ("title", "summary", "text")
PLACES_OF = {Unit.INCUBATOR: "places_incubator", Unit.TECHNOPARK: "places_technopark"}


@transaction.atomic
def draft_call(*, actor: Actor, at: datetime | None = None, **terms: Any) -> Call:
    """Write a call that nobody sees yet. `terms` are its fields; raises FieldErrors for what does not fit."""
    permissions.require(actor, ADD)
    return create(Call(**_checked(terms)), actor=actor, at=at)


@transaction.atomic
def change_call(call: Call, *, actor: Actor, at: datetime | None = None, **terms: Any) -> Call:
    """Change a draft; what was announced stands as it is."""
    permissions.require(actor, CHANGE)
    row = lock(call)
    if not row.is_draft:
        raise WrongState(_("The call has been announced, so its terms do not change any more."))
    return update(row, actor=actor, at=at, **_checked(terms))


@transaction.atomic
def announce_call(call: Call, *, actor: Actor, at: datetime | None = None) -> Call:
    """Announce a call, once its words stand in three languages and its end is still to come."""
    at = at or now()
    row = lock(call)
    if row.is_draft:
        _require_ready(row, at)
    return perform(call, "announce", actor=actor, at=at, announced_at=at)


@transaction.atomic
def close_call(call: Call, *, reason: str, actor: Actor, at: datetime | None = None) -> Call:
    """Close an announced call by an act, with the reason everybody reads."""
    at = at or now()
    reason = clean_text(reason)
    if not reason:
        raise FieldError("reason", _("Write why the call is closed: everybody reads it."))
    row = lock(call)
    if row.closed_at is None and row.closes_at is not None and row.closes_at <= at:
        raise WrongState(_("The call has already closed on its date."))
    return perform(call, "close", actor=actor, at=at, reason=reason, closed_at=at, closing_reason=reason)


def unwritten(call: Call) -> list[str]:
    """Name the words an announcement still lacks, by language."""
    names = {"title": _("title"), "summary": _("summary"), "text": _("full text")}
    return [
        f"{names[word]} ({LANGUAGE_NAMES[code]})"
        for word in WORDS
        for code in LANGUAGE_NAMES
        if not getattr(call, f"{word}_{code}").strip()
    ]


def _require_ready(call: Call, at: datetime) -> None:
    lacking = unwritten(call)
    if lacking:
        raise WrongState(_("A call is announced in three languages. Not written yet: %(what)s.") % {
            "what": ", ".join(lacking)
        })  # fmt: skip
    if not call.places:
        raise WrongState(_("A call offers at least one place. Write how many there are."))
    if call.closes_at is not None and call.closes_at <= at:
        raise WrongState(_("The end of this call has passed already. Change its dates first."))


def _checked(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Return the terms cleaned and in order. Raises FieldErrors."""
    ready = {name: _clean(name, value) for name, value in terms.items()}
    if ready.get("kind") == CallKind.CONTINUOUS:
        ready |= {"closes_at": None, "decision_on": None}
    errors = [*_date_errors(ready), *_limit_errors(ready)]
    if errors:
        raise FieldErrors(errors)
    return ready


def _clean(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return clean_line(value) if name.startswith("title") else clean_text(value)


def _date_errors(terms: Mapping[str, Any]) -> list[FieldError]:
    opens, closes, decision = (terms.get(name) for name in ("opens_at", "closes_at", "decision_on"))
    if terms.get("kind") == CallKind.CONTINUOUS:
        return []
    if closes is None:
        return [FieldError("closes_at", _("Write when the call closes, or choose a call without an end."))]
    errors = []
    if opens is not None and closes <= opens:
        errors.append(FieldError("closes_at", _("A call closes after it opens. Check both moments.")))
    if decision is None:
        errors.append(FieldError("decision_on", _("Write by which day the decision is taken.")))
    elif decision < day_of(closes):
        errors.append(
            FieldError("decision_on", _("The decision comes after the call closes. Check the date."))
        )
    return errors


def _limit_errors(terms: Mapping[str, Any]) -> list[FieldError]:
    errors = []
    criteria, unit = terms.get("criteria"), terms.get("unit", "")
    if criteria is not None and not criteria.is_approved:
        errors.append(FieldError("criteria", _("Only approved criteria can be used in a call.")))
    questions = terms.get("question_set")
    if questions is not None and not questions.is_approved:
        errors.append(FieldError("question_set", _("Approve the set of questions before a call uses it.")))
    if not set(terms.get("directions", ())) <= set(Direction.values):
        errors.append(FieldError("directions", _("Choose among the four directions (2.3).")))
    if unit and unit not in CLAUSE_OF_UNIT:
        errors.append(
            FieldError("unit", _("Choose the business incubator (3.2.1) or the technopark (3.2.2)."))
        )
    errors += [
        FieldError(name, _("A call of one unit offers places in that unit alone (3.2)."))
        for other, name in PLACES_OF.items()
        if unit and other != unit and terms.get(name)
    ]
    return errors
