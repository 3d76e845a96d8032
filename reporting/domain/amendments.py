"""Amendments of the Regulation: proposal → Academic Council → rector's order → in force (8.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.enums import DecisionKind, DecisionState
from reporting.models import Amendment, BoardDecision
from reporting.models.amendment import AMEND, AmendmentQuerySet
from reporting.models.board_decision import CARRIED, BoardDecisionQuerySet


@transaction.atomic
def propose(
    *,
    clause: str,
    wording: str,
    reason: str,
    board_decision: BoardDecision | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Amendment:
    """Enter a proposal of the director, or of the Board by its carried decision (8.2). Raises FieldError."""
    permissions.require(actor, AMEND)
    words = {"clause": clean_line(clause), "wording": clean_text(wording), "reason": clean_text(reason)}
    for field, sentence in (
        ("clause", _("Write the number of the clause.")),
        ("wording", _("Write the new wording of the clause.")),
        ("reason", _("Write why the clause is amended.")),
    ):
        if not words[field]:
            raise FieldError(field, sentence)
    if board_decision and not proposals().filter(pk=board_decision.pk).exists():
        raise FieldError(
            "board_decision",
            _("Choose a carried decision of the Board that proposes an amendment and is not used yet."),
        )
    row = Amendment(
        **words,
        proposed_on=board_decision.meeting.held_on if board_decision else clock.day_of(at or clock.now()),
        proposed_by=None if board_decision else user_of(actor),
        board_decision=board_decision,
    )
    return transitions.create(row, actor=actor, at=at)


@transaction.atomic
def approve(
    amendment: Amendment, *, number: str, dated_on: date, actor: Actor, at: datetime | None = None
) -> Amendment:
    """Record that the Academic Council approved, by which decision of which day (8.2)."""
    act = _council(amendment, number, dated_on, actor, at)
    return transitions.perform(amendment, "approve", actor=actor, at=at, council_act=act)


@transaction.atomic
def decline(
    amendment: Amendment, *, number: str, dated_on: date, actor: Actor, at: datetime | None = None
) -> Amendment:
    """Record that the Academic Council declined, by which decision of which day (8.2)."""
    act = _council(amendment, number, dated_on, actor, at)
    return transitions.perform(amendment, "decline", actor=actor, at=at, council_act=act)


@transaction.atomic
def order(
    amendment: Amendment,
    *,
    number: str,
    dated_on: date,
    in_force_from: date,
    actor: Actor,
    at: datetime | None = None,
) -> Amendment:
    """Record the rector's order that puts an approved amendment into force, and from which day (8.2)."""
    row = transitions.lock(amendment)
    transitions.require_possible(row, "order", actor=actor)
    if row.council_act and row.council_act.dated_on and dated_on < row.council_act.dated_on:
        raise FieldError("dated_on", _("The order is not older than the decision of the Academic Council."))
    if in_force_from < dated_on:
        raise FieldError("in_force_from", _("Nothing is in force before the order."))
    act = _act(ActKind.RECTOR_ORDER, row, number, dated_on, actor, at)
    return transitions.perform(
        amendment, "order", actor=actor, at=at, order_act=act, in_force_from=in_force_from
    )


def version_on(day: date) -> AmendmentQuerySet:
    """The amendments that make the version of the Regulation in force on a day (8.2)."""
    return Amendment.objects.in_force(day).select_related("council_act", "order_act")


def proposals() -> BoardDecisionQuerySet:
    """Carried decisions of the Board that propose an amendment and that none follows yet."""
    return BoardDecision.objects.filter(
        CARRIED,
        state=DecisionState.DECIDED,
        kind=DecisionKind.PROPOSE_AMENDMENT,
        amendment=None,
    ).select_related("meeting")


def _council(
    amendment: Amendment, number: str, dated_on: date, actor: Actor, at: datetime | None
) -> GoverningAct:
    row = transitions.lock(amendment)
    transitions.require_possible(row, "approve", actor=actor)
    if dated_on < row.proposed_on:
        raise FieldError("dated_on", _("The Academic Council decides after the proposal."))
    return _act(ActKind.COUNCIL_DECISION, row, number, dated_on, actor, at)


def _act(
    kind: ActKind, amendment: Amendment, number: str, dated_on: date, actor: Actor, at: datetime | None
) -> GoverningAct:
    """The act of this number and day, entered among the acts when it is not there: one may hold several."""
    if dated_on > clock.day_of(at or clock.now()):
        raise FieldError("dated_on", _("This day has not come yet."))
    line = clean_line(number)
    known = GoverningAct.objects.filter(kind=kind, number=line, dated_on=dated_on).first()
    title = _("On the amendment of clause %(clause)s of the Regulation") % {"clause": amendment.clause}
    return known or record_act(kind=kind, number=line, dated_on=dated_on, title=title, actor=actor, at=at)
