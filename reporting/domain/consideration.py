"""What the Board says of a submitted report: considered with its remarks, then accepted (4.3.2, 7.1)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError
from core.texts import clean_text
from reporting.enums import DecisionKind, DecisionState
from reporting.models import BoardDecision, CentreReport
from reporting.models.board_meeting import KEEP

MOST_REMARKS = 3000


def decisions_about(report: CentreReport) -> list[BoardDecision]:
    """The Board's decisions on this report, the oldest first: on its point of the agenda.

    A decision without a point of its own is about the reports on the agenda of its meeting.
    """
    about = Q(item__report=report) | Q(item=None, meeting__agenda__report=report)
    taken = BoardDecision.objects.filter(
        about, kind=DecisionKind.CONSIDER_REPORT, state=DecisionState.DECIDED
    )
    return list(taken.select_related("meeting").order_by("meeting__held_on", "position").distinct())


@transaction.atomic
def consider_report(
    report: CentreReport,
    *,
    decision: BoardDecision,
    remarks: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> CentreReport:
    """Record that the Board has considered the report, by which decision and with which remarks (4.3.2).

    Raises WrongState unless it was submitted and not considered yet, FieldError for another decision.
    """
    permissions.require(actor, KEEP)
    row = transitions.lock(report)
    transitions.require_possible(row, "consider", actor=actor)
    _require_about(row, decision)
    return transitions.perform(
        report,
        "consider",
        actor=actor,
        at=at,
        reason=decision.number,
        consideration=decision,
        remarks=_words("remarks", remarks),
        considered_at=at or clock.now(),
    )


@transaction.atomic
def accept_report(
    report: CentreReport,
    *,
    decision: BoardDecision,
    answer: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> CentreReport:
    """Record that the Board has accepted the report; remarks need an answer (4.3.2, 7.1).

    Raises WrongState unless it was considered, FieldError for another decision or one not carried.
    """
    permissions.require(actor, KEEP)
    row = transitions.lock(report)
    transitions.require_possible(row, "accept", actor=actor)
    _require_about(row, decision)
    if not decision.is_carried:
        raise FieldError("decision", _("This decision was not carried, so it accepts nothing."))
    words = _words("answer", answer)
    if row.remarks and not words:
        raise FieldError("answer", _("The Board made remarks: write how they were answered."))
    return transitions.perform(
        report,
        "accept",
        actor=actor,
        at=at,
        reason=decision.number,
        acceptance=decision,
        answer=words,
        accepted_at=at or clock.now(),
    )


def _require_about(report: CentreReport, decision: BoardDecision) -> None:
    if decision not in decisions_about(report):
        raise FieldError(
            "decision",
            _("Only a decision on this very report counts: of a meeting of the Board with it on the agenda."),
        )
    if decision.meeting.held_on < clock.day_of(report.submitted_at):  # type: ignore[arg-type]
        raise DomainError(_("The Board met before the report was submitted."))


def _words(field: str, text: str) -> str:
    words = clean_text(text)
    if len(words) > MOST_REMARKS:
        raise FieldError(field, _("Write at most %(most)s characters.") % {"most": MOST_REMARKS})
    return words
