"""The two flows of 4.1: an operational act has one approver, a strategic act a carried vote of the Board."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.domain.appointments import current, director_on
from accounts.models import Post, User
from core.actors import Actor, user_of
from core.conf import centre
from core.errors import FieldError, NotAllowed
from reporting.enums import DecisionKind
from reporting.enums_plans import Approver
from reporting.models import BoardDecision


def approver_on(day: date) -> User | None:
    """Whose one approval an operational act needs on a day, by `YEAR_PLAN_APPROVED_BY` (4.1)."""
    if Approver(centre("YEAR_PLAN_APPROVED_BY")) is Approver.DIRECTOR:
        held = director_on(day)
    else:
        held = current(Post.VICE_RECTOR, day)
    return held.user if held else None


def require_one_approver(actor: Actor, *, on: date) -> User:
    """4.1: an operational act is approved by one person, who holds the post on that day; by nobody else."""
    approver, user = approver_on(on), user_of(actor)
    if approver is None or user is None or user.pk != approver.pk:
        post = Approver(centre("YEAR_PLAN_APPROVED_BY")).label
        raise NotAllowed(
            _("One person approves this (4.1), who holds the post on this day: %(post)s.") % {"post": post}
        )
    return user


def require_carried_vote(decision: BoardDecision, kind: DecisionKind) -> BoardDecision:
    """4.1: a strategic act needs a vote of the Board, of this kind, that was carried (4.3.2)."""
    if decision.kind != kind:
        raise FieldError(
            "decision", _("This decision of the Board is about something else. Needed: %(kind)s.")
            % {"kind": kind.label},
        )  # fmt: skip
    if not decision.is_carried or decision.act_id is None:
        raise FieldError("decision", _("This decision of the Board was not carried (4.1)."))
    return decision
