"""Figures of a closed quarter corrected with a reason; the next report of the Centre shows them (7.1)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor, user_of
from core.domain import transitions
from core.domain.quarter_lock import is_open
from core.errors import FieldError, FieldErrors, WrongState
from core.money import kgs
from core.quarters import Quarter
from residents.domain.checks import require_words
from residents.domain.report_answers import Figures, people_faults
from residents.enums import ReportState, RestatedField
from residents.models import Investment, PeriodicReport, Restatement

RESTATE = "residents.restate_report"
MOST = Decimal("9999999999999.99")
MOST_PEOPLE = Decimal(1_000_000)
# A sum of investment is a row of its own: see `restatements_of_rows`.
FIGURES = tuple(field.value for field in RestatedField if field != RestatedField.INVESTMENT)
PEOPLE = ("jobs_full", "jobs_part", "women", "students")
# Which of the Centre's indicators a corrected figure moves (7.2).
INDICATORS = {
    RestatedField.JOBS_FULL: "jobs_created",
    RestatedField.JOBS_PART: "jobs_created",
    RestatedField.REVENUE: "revenue",
    RestatedField.INVESTMENT: "investment",
}


@transaction.atomic
def restate(
    report: PeriodicReport,
    *,
    field: str,
    new: Decimal,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> Restatement:
    """Correct one figure of a verified report whose quarter is closed; what it was is kept with the reason.

    The submitted report of the Centre stays as it is. Raises FieldError or WrongState.
    """
    row = transitions.lock(report)
    scope.require(actor, RESTATE, row)
    require_closed(row)
    if field not in FIGURES:
        raise FieldError("field", _("Choose the figure to correct."))
    reason = require_words("reason", reason, _("Write why the figure is corrected."))
    old, new = kgs(getattr(row, field) or 0), _checked(row, field, new)
    made = write(row, field=field, old=old, new=new, reason=reason, actor=actor, at=at)
    value = new if field == RestatedField.REVENUE else int(new)
    # What the books said in that report no longer belongs to the figure.
    books = {"year_to_date": None} if field == RestatedField.REVENUE else {}
    transitions.update(row, actor=actor, at=at, reason=reason, **{field: value}, **books)
    transitions.note(row, "restate", target=row.state, actor=actor, at=at, reason=reason)
    report.refresh_from_db()
    return made


def write(
    report: PeriodicReport,
    *,
    field: str,
    old: Decimal,
    new: Decimal,
    reason: str,
    investment: Investment | None = None,
    actor: Actor,
    at: datetime | None,
) -> Restatement:
    """Write what a figure was and what it is now. Raises FieldError when that is the same."""
    if old == new:
        raise FieldError("new", _("The new figure is the same as the old one."))
    row = Restatement(
        report=report,
        field=field,
        investment=investment,
        old=old,
        new=new,
        reason=reason,
        made_at=at or timezone.now(),
        made_by=user_of(actor),
    )
    return transitions.create(row, actor=actor, at=at, reason=reason)


@transaction.atomic
def mark_shown(quarter: Quarter, *, actor: Actor, at: datetime | None = None) -> list[Restatement]:
    """Give the corrections that no report has shown to the report of `quarter`, which is being submitted."""
    waiting = Restatement.objects.to_show_in(quarter).filter(shown_in="").order_by("pk")
    return [transitions.update(row, actor=actor, at=at, shown_in=str(quarter)) for row in waiting]


def shown_in(quarter: Quarter) -> QuerySet[Restatement]:
    """The corrections that the Centre's report of `quarter` shows, the earliest quarter first."""
    rows = Restatement.objects.to_show_in(quarter).select_related(
        "report__residency__party", "report__residency__contract", "made_by", "investment"
    )
    return rows.order_by("report__year", "report__quarter", "report__residency__party__folded", "pk")


def moved_since(moment: datetime, *, until: Quarter) -> set[str]:
    """Codes of the indicators that corrections made after `moment` have moved, of quarters up to `until`."""
    rows = Restatement.objects.filter(made_at__gt=moment).select_related("report")
    return {
        INDICATORS[RestatedField(row.field)]
        for row in rows
        if row.field in INDICATORS and row.report.period <= until
    }


def why_not_restate(report: PeriodicReport) -> str:
    """The sentence that says why the figures of `report` cannot be restated; empty when they can."""
    if report.state != ReportState.VERIFIED:
        return _("Only the figures of a verified report are corrected. The state now: %(state)s.") % {
            "state": report.get_state_display()
        }
    if is_open(report.period):
        return _("The quarter is still open: give the report back to the resident instead.")
    return ""


def require_closed(report: PeriodicReport) -> None:
    """Raise WrongState where the figures of `report` cannot be restated."""
    why_not = why_not_restate(report)
    if why_not:
        raise WrongState(why_not)


def _checked(report: PeriodicReport, field: str, new: Decimal) -> Decimal:
    if not 0 <= new <= (MOST if field == RestatedField.REVENUE else MOST_PEOPLE):
        raise FieldError("new", _("A figure cannot be negative or larger than can be kept."))
    if field != RestatedField.REVENUE:
        if new != new.to_integral_value():
            raise FieldError("new", _("People are counted in whole numbers."))
        people = {name: getattr(report, name) for name in PEOPLE} | {field: int(new)}
        if faults := people_faults(Figures(**people)):
            raise FieldErrors(FieldError("new", str(fault)) for fault in faults)
    return kgs(new)
