"""What a call allows: at which moment, to whom, and what is offered instead."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.queries import calls_now
from applications.domain.questions import carried_over
from applications.domain.units import CLAUSE_OF_UNIT, suggest_unit
from applications.models import Application, Call
from core.actors import StandIn
from core.clock import now
from core.domain.transitions import lock, update
from core.enums import Direction, Unit
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_datetime


class CallClosed(DomainError):
    """The call takes no applications at this moment."""


def require_open_call(call: Call, *, at: datetime) -> None:
    """Raise CallClosed, naming the next call, unless applications are taken at this moment."""
    if not call.is_open(at):
        raise CallClosed(say_when(call, at=at))


def say_when(call: Call, *, at: datetime) -> str:
    """Say why no application can be sent to the call, and which call takes it instead."""
    if call.is_draft:
        return _("This call has not been announced yet.")
    if call.opens_at > at and call.closed_at is None:
        return _("This call has not opened yet. It opens: %(moment)s.") % {
            "moment": format_datetime(call.opens_at)
        }
    return f"{_say_closed(call)} {say_instead(call, at=at)}"


def say_instead(call: Call, *, at: datetime) -> str:
    """Say which other call is open, or when the next one opens."""
    known = calls_now(at)
    others = [one for one in known.open if one.pk != call.pk]
    if others:
        return _("Another call is open now: %(title)s.") % {"title": others[0].title}
    if known.next is None or known.next.pk == call.pk:
        return _("The next call has not been announced yet.")
    return _("The next call opens: %(moment)s.") % {"moment": format_datetime(known.next.opens_at)}


def require_fitting(call: Call, *, direction: str = "", stage: str = "") -> None:
    """Refuse a project outside what the call is limited to (2.3, 3.2). Raises FieldError with its field."""
    if call.directions and direction in Direction.values and direction not in call.directions:
        raise FieldError(
            "direction",
            _("This call takes projects of these directions alone: %(directions)s.")
            % {"directions": ", ".join(call.direction_names)},
        )
    suggestion = suggest_unit(stage)
    if call.unit and suggestion and suggestion.unit != call.unit:
        raise FieldError(
            "stage",
            _(
                "This call is for one unit alone: %(unit)s (%(clause)s). By its stage the project belongs "
                "to the other: %(other)s (%(other_clause)s)."
            )
            % {
                "unit": call.get_unit_display(),
                "clause": CLAUSE_OF_UNIT[Unit(call.unit)],
                "other": suggestion.unit.label,
                "other_clause": suggestion.clause,
            },
        )


def fits(call: Call, application: Application) -> bool:
    """Say whether the project is one the call takes."""
    try:
        require_fitting(call, direction=application.direction, stage=application.stage)
    except FieldError:
        return False
    return True


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
    require_fitting(call, direction=row.direction, stage=row.stage)
    questions = call.question_set
    answers = carried_over(row, questions)
    return update(row, actor=StandIn.APPLICANT, at=at, call=call, question_set=questions, answers=answers)


def _say_closed(call: Call) -> str:
    if call.closed_at is not None:
        return _("The Centre has closed this call: %(moment)s. Reason: %(reason)s") % {
            "moment": format_datetime(call.closed_at),
            "reason": call.closing_reason,
        }
    return _("This call has closed: %(moment)s.") % {
        "moment": format_datetime(call.closes_at or call.opens_at)
    }
