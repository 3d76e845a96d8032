"""A resident's report: opened for an ended quarter, saved, sent, returned or verified (3.3.3, 7.2)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.actors import Actor, StandIn, user_of
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.quarters import Quarter
from residents.domain import letters, periods
from residents.domain.checks import require_words
from residents.domain.investments import Receipt, check_receipts, write_receipts
from residents.models import PeriodicReport, Residency

FILE = "residents.file_report"
# What is said when an answer is missing; the form says the same.
ASK = {
    "jobs_full": gettext_lazy("Write how many people work full time; 0 when there are none."),
    "jobs_part": gettext_lazy("Write how many people work part time; 0 when there are none."),
    "women": gettext_lazy("Write how many of them are women; 0 when there are none."),
    "students": gettext_lazy("Write how many of them are students; 0 when there are none."),
    "revenue": gettext_lazy("Write the revenue of the quarter; 0 when there was none."),
    "progress": gettext_lazy("Write what was done in the quarter."),
}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the resident writes; a draft may still lack some of it."""

    jobs_full: int | None = None
    jobs_part: int | None = None
    women: int | None = None
    students: int | None = None
    revenue: Decimal | None = None
    progress: str = ""
    problems: str = ""


@transaction.atomic
def open_report(
    residency: Residency, quarter: Quarter, *, actor: Actor, at: datetime | None = None
) -> PeriodicReport:
    """The report of `quarter`, made as a draft when it is not there yet.

    Only for a quarter that has ended and in which the status held on some day.
    """
    _require_own(residency, actor)
    day = clock.day_of(at) if at else clock.today()
    if quarter not in periods.reporting_quarters(residency, on=day):
        raise DomainError(
            _("There is no report for this period: %(quarter)s. A report opens when its quarter has ended.")
            % {"quarter": quarter.label()}
        )
    known = residency.reports.of_quarter(quarter)
    try:
        with transaction.atomic():
            return known.first() or transitions.create(
                PeriodicReport(residency=residency, year=quarter.year, quarter=quarter.number),
                actor=actor,
                at=at,
            )
    except IntegrityError:
        return known.get()


@transaction.atomic
def save_report(
    report: PeriodicReport,
    *,
    figures: Figures,
    receipts: Sequence[Receipt] = (),
    actor: Actor,
    at: datetime | None = None,
) -> PeriodicReport:
    """Keep what is written so far; the rows of investment become exactly `receipts`."""
    row = transitions.lock(report)
    _require_own(row.residency, actor)
    if not row.editable:
        raise WrongState(
            _("This report is already sent, so it does not change. The state now: %(state)s.")
            % {"state": row.get_state_display()}
        )
    if faults := people_faults(figures):
        raise FieldErrors(faults)
    check_receipts(row, receipts)
    transitions.update(row, actor=actor, at=at, **asdict(figures))
    write_receipts(row, receipts, actor=actor, at=at)
    report.refresh_from_db()
    return report


@transaction.atomic
def file_report(report: PeriodicReport, *, actor: Actor, at: datetime | None = None) -> PeriodicReport:
    """Send the report to the Centre; every figure and the progress must be there (3.3.3)."""
    row = transitions.lock(report)
    _require_own(row.residency, actor)
    _require_complete(row)
    return transitions.perform(
        report, "submit", actor=actor, at=at, submitted_at=at or timezone.now(), submitted_by=user_of(actor)
    )


@transaction.atomic
def return_report(
    report: PeriodicReport, *, remark: str, actor: Actor, at: datetime | None = None
) -> PeriodicReport:
    """Give the report back; the remark says what must be corrected, and the resident gets a letter."""
    remark = require_words("remark", remark, _("Write what must be corrected."))
    transitions.perform(report, "send_back", actor=actor, at=at, reason=remark, remark=remark)
    letters.write_about_report(report, "resident_report_returned", at)
    return report


@transaction.atomic
def verify_report(report: PeriodicReport, *, actor: Actor, at: datetime | None = None) -> PeriodicReport:
    """Count the figures from now on; refused when the Centre's report for the quarter is submitted (7.1)."""
    require_open(report.period.end)
    transitions.perform(
        report,
        "verify",
        actor=actor,
        at=at,
        verified_at=at or timezone.now(),
        verified_by=user_of(actor),
        remark="",
    )
    letters.write_about_report(report, "resident_report_verified", at)
    return report


def _require_own(residency: Residency, actor: Actor) -> None:
    """A report is filed by those who represent this resident, and by nobody else."""
    permissions.require(actor, FILE)
    own = isinstance(actor, StandIn) or residency.party.representatives.filter(user=actor).exists()
    if not own:
        raise NotAllowed(_("You do not represent this resident."))


def people_faults(figures: Figures) -> list[FieldError]:
    """What is wrong with the people among the workers; nothing while the workers are not counted."""
    if figures.jobs_full is None or figures.jobs_part is None:
        return []
    total = figures.jobs_full + figures.jobs_part
    checks = (
        ("women", figures.women, _("There cannot be more women than jobs: %(total)d in all.")),
        ("students", figures.students, _("There cannot be more students than jobs: %(total)d in all.")),
    )
    return [FieldError(field, words % {"total": total}) for field, n, words in checks if n and n > total]


def _require_complete(report: PeriodicReport) -> None:
    errors = [FieldError(name, str(ask)) for name, ask in ASK.items() if getattr(report, name) in (None, "")]
    if errors:
        raise FieldErrors(errors)
