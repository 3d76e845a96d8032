"""Requests of residents to the Centre: asked, answered, written on, closed, opened again (3.3.2).

The words stand in the thread; the state says who acts next. Whoever acts first waits for nobody: a message
of the resident never puts off a term that already runs.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.conf import centre
from core.domain import permissions, transitions
from core.domain.working_days import add_working_days
from core.errors import FieldError, NotAllowed, WrongState
from core.texts import clean_line
from documents.domain.messages import send_message
from documents.domain.uploads import Incoming
from documents.enums import Side
from documents.models import Message
from residents.domain import letters
from residents.domain.checks import day_of, require_status, require_words
from residents.enums_cabinet import ASKED_IN_WORDS, NameState, RequestKind, RequestState
from residents.models import NamePermission, Residency, ResidentRequest
from residents.models.resident_request import ASK

# The purpose of the files of these threads.
FILE = "resident.request"
LONGEST_SUBJECT = 200


@transaction.atomic
def open_request(
    residency: Residency,
    *,
    kind: str,
    subject: str,
    text: str,
    files: Iterable[Incoming] = (),
    actor: User,
    at: datetime | None = None,
) -> ResidentRequest:
    """A representative asks the Centre; it answers within `REQUEST_DAYS` working days.

    Raises FieldError(s) for the words, the kind and the files, WrongState when the status is not in force.
    """
    row = require_status(transitions.lock(residency), at)
    require_asker(row, actor)
    if kind == RequestKind.NAME:
        raise FieldError("kind", _("Permission to use the name is asked for on its own page."))
    if kind not in ASKED_IN_WORDS:
        raise FieldError("kind", _("Choose from the list what the request is about."))
    return begin(row, kind=kind, subject=subject, text=text, files=files, actor=actor, at=at)


def begin(
    residency: Residency,
    *,
    kind: str,
    subject: str,
    text: str,
    files: Iterable[Incoming] = (),
    side: Side = Side.OUTSIDE,
    actor: User,
    at: datetime | None = None,
) -> ResidentRequest:
    """A new request with its first message; the caller holds the lock of the residency and asks who may."""
    request = ResidentRequest(
        residency=residency,
        kind=kind,
        subject=_subject(subject),
        side=side,
        due_on=_term(day_of(at)),
    )
    transitions.create(request, actor=actor, at=at)
    _write(request, side, text, files, actor, at)
    return request


@transaction.atomic
def write_to_centre(
    request: ResidentRequest,
    *,
    text: str,
    files: Iterable[Incoming] = (),
    actor: User,
    at: datetime | None = None,
) -> Message:
    """A representative writes in the thread; a closed request is open again, while the status is in force."""
    row = transitions.lock(request)
    require_asker(row.residency, actor)
    closed = row.state == RequestState.CLOSED
    if closed:
        require_status(row.residency, at)
    message = _write(row, Side.OUTSIDE, text, files, actor, at)
    term = row.due_on or _term(day_of(at))
    act = "reopen" if closed else "reply"
    transitions.perform(request, act, actor=actor, at=at, due_on=term, closed_on=None)
    return message


@transaction.atomic
def answer_request(
    request: ResidentRequest,
    *,
    text: str,
    files: Iterable[Incoming] = (),
    actor: User,
    at: datetime | None = None,
) -> Message:
    """The Centre writes in the thread; a letter with the link alone tells the resident."""
    row = transitions.lock(request)
    transitions.require_possible(row, "answer", actor=actor)
    message = _write(row, Side.CENTRE, text, files, actor, at)
    transitions.perform(request, "answer", actor=actor, at=at, due_on=None)
    letters.write_about_request(row, at)
    return message


@transaction.atomic
def close_request(
    request: ResidentRequest, *, reason: str, actor: User, at: datetime | None = None
) -> ResidentRequest:
    """The Centre closes an answered request, with the reason; an unanswered one is answered first."""
    words = require_words("reason", reason, _("Write why the request is closed."))
    _require_decided(transitions.lock(request))
    return transitions.perform(
        request, "close", actor=actor, at=at, reason=words, due_on=None, closed_on=day_of(at)
    )


@transaction.atomic
def settle_request(request: ResidentRequest, *, actor: User, at: datetime | None = None) -> ResidentRequest:
    """A representative says that nothing more is needed."""
    require_asker(request.residency, actor)
    _require_decided(transitions.lock(request))
    return transitions.perform(request, "settle", actor=actor, at=at, due_on=None, closed_on=day_of(at))


def close_by(
    request: ResidentRequest, act: str, *, actor: Actor, at: datetime | None = None, reason: str = ""
) -> None:
    """Close a request together with what it asked for; one closed already stays as it is."""
    if transitions.lock(request).state != RequestState.CLOSED:
        transitions.perform(
            request, act, actor=actor, at=at, reason=reason, due_on=None, closed_on=day_of(at)
        )


def require_asker(residency: Residency, actor: Actor) -> None:
    """Raise NotAllowed unless `actor` represents this resident."""
    permissions.require(actor, ASK)
    own = isinstance(actor, User) and residency.party.representatives.filter(user=actor).exists()
    if not own:
        raise NotAllowed(_("Only a representative of the resident can do this."))


def _require_decided(request: ResidentRequest) -> None:
    """A request for the use of the name is closed by its decision, or when it is withdrawn."""
    if NamePermission.objects.filter(request=request, state=NameState.ASKED).exists():
        raise WrongState(_("This request is closed by the decision on the use of the name."))


def _write(
    request: ResidentRequest,
    side: Side,
    text: str,
    files: Iterable[Incoming],
    actor: User,
    at: datetime | None,
) -> Message:
    return send_message(request, side=side, text=text, files=files, purpose=FILE, actor=actor, at=at)


def _subject(subject: str) -> str:
    words = clean_line(subject)
    if not words or len(words) > LONGEST_SUBJECT:
        raise FieldError("subject", _("Write in one short line what the request is about."))
    return words


def _term(day: date) -> date:
    return add_working_days(day, int(centre("REQUEST_DAYS")))
