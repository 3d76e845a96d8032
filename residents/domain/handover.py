"""The hand-over after an end: each line is settled by its own room, then an act closes it (3.3.4)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import scope
from core.actors import Actor, user_of
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.quarters import Quarter
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.domain import closing, resident_papers
from residents.domain.checks import day_of, require_words
from residents.domain.periods import reporting_quarters
from residents.enums import ReportState
from residents.enums_ending import HandoverState
from residents.models import HandoverItem, Residency

CLOSE = "residents.end_residency"
S = HandoverState


def register_items() -> None:
    """Say what the residents' room itself must have settled."""
    closing.register_items(
        closing.Item(
            "residents.final_report",
            gettext_lazy("Last report filed and verified"),
            "residents.verify_report",
            last_report_missing,
        )
    )


def open_list(residency: Residency, *, actor: Actor, at: datetime | None = None) -> None:
    """A closing step: every registered line stands open, also those of an earlier end."""
    known = {item.code: item for item in residency.handover.all()}
    for place, code in enumerate(closing.ITEMS, start=1):
        if code in known:
            _write(known[code], S.OPEN, "", actor, at)
        else:
            item = HandoverItem(residency=residency, code=code, place=place)
            transitions.create(item, actor=actor, at=at)


@transaction.atomic
def settle_item(
    item: HandoverItem, *, state: str, note: str = "", actor: Actor, at: datetime | None = None
) -> HandoverItem:
    """Say that a line is done or does not apply, or open it again; a note says why it does not apply.

    Refused while the rows of its room still show something open, and once the act is issued.
    """
    residency = transitions.lock(item.residency)
    row = transitions.lock(item)
    line = closing.ITEMS[row.code]
    scope.require(actor, line.permission, residency)
    if residency.ended_on is None:
        raise WrongState(_("The status has not ended."))
    if act_of(residency):
        raise WrongState(_("The act of hand-over is issued; its lines no longer change."))
    if state not in S.values:
        raise FieldError("state", _("Choose how it stands."))
    obstacle = line.obstacle(residency) if state == S.DONE else ""
    if obstacle:
        raise FieldError("state", obstacle)
    if state == S.NOT_APPLICABLE:
        require_words("note", note, _("Write why this does not apply."))
    return _write(row, state, note.strip(), actor, at)


@transaction.atomic
def issue_act(residency: Residency, *, actor: Actor, at: datetime | None = None) -> IssuedPaper:
    """Issue the act of hand-over, once, when no line is open."""
    scope.require(actor, CLOSE, residency)
    row = transitions.lock(residency)
    items = list(row.handover.select_related("user"))
    if row.ended_on is None or not items:
        raise WrongState(_("The status has not ended."))
    if act_of(row):
        raise WrongState(_("The act of hand-over is already issued."))
    if any(item.state == S.OPEN for item in items):
        raise DomainError(_("Something of the hand-over is still open."))
    return resident_papers.issue_handover(row, items, actor=actor, at=at)


def act_of(residency: Residency) -> IssuedPaper | None:
    """The act of this end's hand-over, once it is issued."""
    return _acts(residency).filter(issued_on__gte=residency.ended_on).first() if residency.ended_on else None


def last_report_missing(residency: Residency) -> str:
    """The obstacle of the last line: a report of the residency that is not verified."""
    verified = residency.reports.filter(state=ReportState.VERIFIED)
    known = {report.period for report in verified}
    last = Quarter.of(residency.left - timedelta(days=1))
    held = reporting_quarters(residency, on=last.next.start)
    owed = [quarter for quarter in held if quarter not in known]
    if not owed:
        return ""
    return _("There is no verified report for %(quarter)s.") % {"quarter": owed[-1].label()}


def _acts(residency: Residency) -> QuerySet[IssuedPaper]:
    return IssuedPaper.objects.filter(
        kind=PaperKind.HANDOVER_ACT,
        content_type__app_label="residents",
        content_type__model="residency",
        object_id=str(residency.pk),
    )


def _write(item: HandoverItem, state: str, note: str, actor: Actor, at: datetime | None) -> HandoverItem:
    settled = state != S.OPEN
    row = transitions.update(
        item,
        actor=actor,
        at=at,
        reason=note,
        state=state,
        note=note,
        settled_on=day_of(at) if settled else None,
        user=user_of(actor) if settled else None,
    )
    transitions.note(row, "settle", target=state, actor=actor, at=at, reason=note)
    return row
