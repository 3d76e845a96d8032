"""The protocol of a session: issued once, signed by hand, corrected only by a new version (3.3.1, 7.3)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.domain.sessions_content import session_content
from applications.models import CommissionSession, SessionProtocol
from applications.models.session import HOLD
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.texts import clean_line, clean_text
from documents import rendering
from documents.domain import snapshots
from documents.domain.annulment import replace_paper
from documents.domain.letterheads import face_on
from documents.domain.numbers import Taken
from documents.domain.papers import issue
from documents.domain.preparers import prepare
from documents.domain.uploads import Incoming, store_upload
from documents.enums import PaperKind

PROTOCOL = "applications/papers/session_protocol.html"
TITLE = gettext_lazy("Protocol of the expert commission")
SIGNED_COPY = "protocol.signed"


def issue_protocol(
    session: CommissionSession, *, actor: Actor, at: datetime | None = None
) -> SessionProtocol:
    """Issue the first version, with the next number of the register. Needs the caller's transaction."""
    return _issue(session, session_content(session), version=1, actor=actor, at=at)


@transaction.atomic
def sign_protocol(
    protocol: SessionProtocol,
    *,
    signed_on: date,
    file: Incoming,
    actor: Actor,
    at: datetime | None = None,
) -> SessionProtocol:
    """Add the signed copy of the last version, with the day of signing. Then nothing of it changes any more.

    Raises WrongState when it is signed or replaced, FieldError for a day before its issue or in the future.
    """
    permissions.require(actor, HOLD)
    transitions.lock(protocol.session)
    row = transitions.lock(protocol)
    _require_last(row)
    if row.is_signed:
        raise WrongState(
            _("This protocol is signed and does not change any more: correct it by a new version.")
        )
    if not row.paper.issued_on <= signed_on <= clock.day_of(at or clock.now()):
        raise FieldError("signed_on", _("The day lies between the day of issue and today."))
    scan = store_upload(file, purpose=SIGNED_COPY, actor=actor, at=at)
    transitions.update(row, actor=actor, at=at, reason="signed", signed_on=signed_on, scan=scan)
    protocol.refresh_from_db()
    return protocol


@transaction.atomic
def correct_protocol(
    protocol: SessionProtocol,
    *,
    reason: str,
    place: str,
    notes: Mapping[int, str],
    actor: Actor,
    at: datetime | None = None,
) -> SessionProtocol:
    """Issue a new version with other words: where the commission met, what was said by item (its id).

    Attendance, marks and votes stay as they were found. The version before stays in the register, can be
    confirmed by its code, and says which paper took its place. Raises FieldError without a reason or change.
    """
    permissions.require(actor, HOLD)
    at = at or clock.now()
    session = transitions.lock(protocol.session)
    before = transitions.lock(protocol)
    _require_last(before)
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the protocol is corrected."))
    if not _reword(session, place, notes, actor=actor, at=at, reason=words):
        raise FieldError("reason", _("Nothing differs from the protocol that is issued."))
    content = {
        **session_content(session),
        **_kept(before),
        "replaces": {"number": before.paper.number, "issued_on": before.paper.issued_on, "reason": words},
    }
    version = _issue(session, content, version=before.version + 1, reason=words, actor=actor, at=at)
    day = clock.day_of(at)
    replace_paper(before.paper, by=version.paper, on=day, reason=words, actor=actor, at=at)
    return version


def draft(session: CommissionSession) -> bytes:
    """Return the protocol as it would be issued now, as a PDF without a number."""
    day = clock.today()
    content = snapshots.thaw(snapshots.freeze({**session_content(session), "version": 1, "is_draft": True}))
    face = {"letterhead": {**face_on(day, "ky"), "sign": ""}, "number": "–", "issued_on": day}
    prepared = prepare(PROTOCOL, {**content, "paper": face}, language="ky")
    return rendering.render_pdf(PROTOCOL, prepared.context, language="ky", title=str(TITLE), on=day)


def _issue(
    session: CommissionSession,
    content: dict[str, Any],
    *,
    version: int,
    reason: str = "",
    actor: Actor,
    at: datetime | None,
) -> SessionProtocol:
    day = clock.day_of(at or clock.now())
    content = {**content, "version": version}
    paper = issue(
        PaperKind.PROTOCOL,
        title=TITLE,
        template=PROTOCOL,
        context={**content, "digest": digest_of(content)},
        subject=session,
        on=day,
        actor=actor,
        at=at,
        number=_number(session, version, day),
    )
    row = SessionProtocol(session=session, version=version, paper=paper, reason=reason)
    return transitions.create(row, actor=actor, at=at)


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a protocol says, printed on its signature sheet."""
    words = json.dumps(snapshots.freeze(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _number(session: CommissionSession, version: int, day: date) -> Taken | None:
    """Return the number of a correction, the first version's with its own after a hyphen; else none."""
    if version == 1:
        return None
    first = session.protocols.select_related("paper").get(version=1).paper
    return Taken(f"{first.number}-{version}", day.year, 0)


def _require_last(protocol: SessionProtocol) -> None:
    if protocol.session.protocols.filter(version__gt=protocol.version).exists():
        raise WrongState(_("A later version has replaced this protocol, so nothing of it changes."))


def _reword(
    session: CommissionSession,
    place: str,
    notes: Mapping[int, str],
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> bool:
    """Write the other words; say whether there were any."""
    where, changed = clean_line(place), False
    if session.is_meeting and not where:
        raise FieldError("place", _("Write where the commission meets."))
    if where != session.place:
        transitions.update(session, actor=actor, at=at, reason=reason, place=where)
        changed = True
    for item in session.items.all():
        note = clean_text(notes.get(item.pk, item.note))
        if note != item.note:
            transitions.update(item, actor=actor, at=at, reason=reason, note=note)
            changed = True
    return changed


def _kept(before: SessionProtocol) -> dict[str, Any]:
    """Return what a correction takes over as it was issued: attendance and ranking."""
    content = snapshots.thaw(before.paper.context)
    return {name: content[name] for name in ("attendance", "ranking")}
