"""What a call allows at a moment."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.queries import next_call
from applications.domain.questions import carried_over
from applications.models import Application, Call, CriteriaSet, QuestionSet
from core.actors import Actor, StandIn
from core.clock import now
from core.domain.transitions import create, lock, update
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_datetime


@transaction.atomic
def announce_call(
    *,
    title: Mapping[str, str],
    opens_at: datetime,
    closes_at: datetime,
    decision_on: date,
    criteria: CriteriaSet,
    actor: Actor,
    summary: Mapping[str, str] | None = None,
    places_incubator: int = 0,
    places_technopark: int = 0,
    question_set: QuestionSet | None = None,
    at: datetime | None = None,
) -> Call:
    """Announce a call; `title` and `summary` are by language. Raises FieldError for moments out of order."""
    if closes_at <= opens_at:
        raise FieldError("closes_at", _("A call closes after it opens. Check both moments."))
    if question_set is not None and not question_set.is_approved:
        raise FieldError("question_set", _("Approve the set of questions before a call uses it."))
    call = Call(
        question_set=question_set,
        opens_at=opens_at,
        closes_at=closes_at,
        decision_on=decision_on,
        criteria=criteria,
        places_incubator=places_incubator,
        places_technopark=places_technopark,
        **{f"title_{code}": text for code, text in title.items()},
        **{f"summary_{code}": text for code, text in (summary or {}).items()},
    )
    return create(call, actor=actor, at=at)


class CallClosed(DomainError):
    """The call takes no applications at this moment."""


def require_open_call(call: Call, *, at: datetime) -> None:
    """Raise CallClosed, naming the next call, unless applications are taken at this moment."""
    if not call.is_open(at):
        raise CallClosed(say_when(call, at=at))


def say_when(call: Call, *, at: datetime) -> str:
    """Say why no application can be sent to the call, and when it will be possible."""
    if call.opens_at > at:
        return _("This call has not opened yet. It opens: %(moment)s.") % {
            "moment": format_datetime(call.opens_at)
        }
    closed = _("This call has closed: %(moment)s.") % {"moment": format_datetime(call.closes_at)}
    coming = next_call(at)
    if coming is None:
        return f"{closed} " + _("The next call has not been announced yet.")
    return f"{closed} " + _("The next call opens: %(moment)s.") % {"moment": format_datetime(coming.opens_at)}


@transaction.atomic
def move_to_call(application: Application, *, call: Call, at: datetime | None = None) -> Application:
    """Take a draft that missed its call over into an open one, with everything in it.

    The new call's questions are asked from then on; what was answered before and fits them stays.
    """
    at = at or now()
    require_open_call(call, at=at)
    row = lock(application)
    if not row.is_draft:
        raise WrongState(_("The application has been sent already; it stays in its call."))
    questions = call.question_set
    answers = carried_over(row, questions)
    return update(row, actor=StandIn.APPLICANT, at=at, call=call, question_set=questions, answers=answers)
