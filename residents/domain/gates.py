"""The gate between the units: is the concept of an early project proven? (3.2, 3.2.1, 3.2.2)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor, user_of
from core.conf import centre
from core.domain import transitions
from core.enums import Unit
from core.errors import DomainError, FieldError, WrongState
from documents.models import Upload
from residents.domain.checks import day_of, require_status, require_words
from residents.enums_project import GateState
from residents.models import GateItem, GateReview, Project
from residents.models.gate import REVIEW

# The purpose of a file that proves a line of the checklist.
GATE_FILE = "gate.evidence"


@transaction.atomic
def open_gate(project: Project, *, actor: Actor, at: datetime | None = None) -> GateReview:
    """Begin a review of a project of the incubator by the checklist now in force; it keeps that version."""
    row = transitions.lock(project)
    scope.require(actor, REVIEW, row)
    residency = require_status(row.residency, at)
    if residency.unit != Unit.INCUBATOR:
        raise WrongState(_("A gate is for the projects of the Business incubator (3.2.1)."))
    if row.gates.filter(state=GateState.OPEN).exists():
        raise DomainError(_("This project is already under review."))
    version, lines = checklist()
    review = GateReview(project=row, checklist=version, opened_on=day_of(at))
    transitions.create(review, actor=actor, at=at)
    for place, (code, words) in enumerate(lines.items(), start=1):
        item = GateItem(review=review, code=code, place=place, words=dict(words))
        transitions.create(item, actor=actor, at=at)
    return review


@transaction.atomic
def note_item(
    item: GateItem,
    *,
    met: bool,
    evidence: str = "",
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> GateItem:
    """Say of one line that it is proven, and from what; or that it is not yet. A file once given stays."""
    review = transitions.lock(item.review)
    scope.require(actor, REVIEW, review)
    if review.state != GateState.OPEN:
        raise WrongState(_("The review is concluded; its lines no longer change."))
    row = transitions.lock(item)
    kept = file or row.file
    if met and not evidence.strip() and kept is None:
        raise FieldError("evidence", _("Write from what it is seen, or add a file."))
    if file is not None and file.purpose != GATE_FILE:
        raise FieldError("file", _("Add a file that proves it."))
    seen: dict[str, Any] = {"user": user_of(actor), "looked_on": day_of(at)}
    return transitions.update(row, actor=actor, at=at, met=met, evidence=evidence.strip(), file=kept, **seen)


@transaction.atomic
def pass_gate(
    review: GateReview, *, reason: str = "", actor: Actor, at: datetime | None = None
) -> GateReview:
    """The concept is proven: every line has its evidence (3.2.2)."""
    row = transitions.lock(review)
    transitions.require_possible(row, "pass_gate", actor=actor)
    missing = [item.label for item in row.items.filter(met=False)]
    if missing:
        raise DomainError(_("Not proven yet: %(lines)s.") % {"lines": "; ".join(missing)})
    return _conclude(review, "pass_gate", reason.strip(), actor, at)


@transaction.atomic
def hold_back(review: GateReview, *, reason: str, actor: Actor, at: datetime | None = None) -> GateReview:
    """Something is not proven yet: the project stays in the incubator, and a later review begins anew."""
    words = require_words("reason", reason, _("Write what is not proven yet."))
    return _conclude(review, "hold_back", words, actor, at)


def passed_gate(project: Project) -> GateReview | None:
    """The review by which the concept counts as proven: the latest one, if it was passed."""
    latest = project.gates.order_by("-opened_on", "-pk").first()
    return latest if latest and latest.state == GateState.READY else None


def checklist() -> tuple[str, Mapping[str, Mapping[str, str]]]:
    """The version of the checklist in force, and its lines by code with their words by language."""
    given: Any = centre("GATE_CHECKLIST")
    return str(given["version"]), given["lines"]


def _conclude(review: GateReview, act: str, reason: str, actor: Actor, at: datetime | None) -> GateReview:
    require_status(review.project.residency, at)
    concluded = {"concluded_on": day_of(at), "concluded_by": user_of(actor), "conclusion": reason}
    return transitions.perform(review, act, actor=actor, at=at, reason=reason, **concluded)
