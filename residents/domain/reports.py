"""A resident's report: opened for an ended quarter, saved, sent, returned or verified (3.3.3, 7.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, StandIn, user_of
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldErrors, NotAllowed, WrongState
from core.quarters import Quarter
from residents.domain import letters, periods
from residents.domain.announced import Announcement, check_rights, write_rights
from residents.domain.checks import require_words
from residents.domain.investments import Receipt, check_receipts, write_receipts
from residents.domain.report_answers import (
    LABELS,
    Figures,
    people_faults,
    require_complete,
    revenue_faults,
)
from residents.domain.stages import confirm_by_report
from residents.enums import ReportState
from residents.models import PeriodicReport, Residency

FILE = "residents.file_report"


class Stale(DomainError):
    """Somebody else has saved the report since this page was opened; nothing is written over."""


@transaction.atomic
def open_report(
    residency: Residency, quarter: Quarter, *, actor: Actor, at: datetime | None = None
) -> PeriodicReport:
    """The report of `quarter`, made as a draft when it is not there yet.

    Only for a quarter that has ended and in which the status held on some day.
    """
    require_own(residency, actor)
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
                PeriodicReport(
                    residency=residency,
                    year=quarter.year,
                    quarter=quarter.number,
                    asks_words=periods.asks_words(residency, quarter),
                ),
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
    rights: Sequence[Announcement] = (),
    seen: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> PeriodicReport:
    """Keep what is written so far; the rows of investment and of announced rights become exactly those given.

    `seen` is the version its writer had before the eyes. Raises Stale when somebody saved a newer one since.
    """
    row = transitions.lock(report)
    require_own(row.residency, actor)
    require_editable(row)
    _require_seen(row, seen)
    if faults := [*people_faults(figures), *revenue_faults(row, figures)]:
        raise FieldErrors(faults)
    check_receipts(row, receipts)
    check_rights(row, rights)
    transitions.update(row, actor=actor, at=at, version=row.version + 1, **asdict(figures))
    write_receipts(row, receipts, actor=actor, at=at)
    write_rights(row, rights, actor=actor, at=at)
    report.refresh_from_db()
    return report


@transaction.atomic
def file_report(
    report: PeriodicReport, *, seen: int | None = None, actor: Actor, at: datetime | None = None
) -> PeriodicReport:
    """Send the report to the Centre; every figure and the progress must be there (3.3.3).

    Raises Stale when somebody saved a newer version than `seen`.
    """
    row = transitions.lock(report)
    require_own(row.residency, actor)
    require_editable(row)
    _require_seen(row, seen)
    require_complete(row)
    return transitions.perform(
        report, "submit", actor=actor, at=at, submitted_at=at or timezone.now(), submitted_by=user_of(actor)
    )


@transaction.atomic
def return_report(
    report: PeriodicReport,
    *,
    remark: str = "",
    remarks: Mapping[str, str] | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> PeriodicReport:
    """Give the report back; the remarks say what must be corrected, and the resident gets a letter.

    `remarks` are on single answers (LABELS). A verified report comes back too, while its quarter is open.
    """
    given = {name: words.strip() for name, words in (remarks or {}).items() if words.strip()}
    if not given:
        remark = require_words("remark", remark, _("Write what must be corrected."))
    if unknown := set(given) - set(LABELS):
        raise ValueError(f"No such answers: {unknown}")
    now = transitions.lock(report)
    if now.state != report.state:
        raise WrongState(
            _("Somebody has acted on this report in the meantime. The state now: %(state)s.")
            % {"state": now.get_state_display()}
        )
    if now.state == ReportState.VERIFIED:
        require_open(report.period.end)
    transitions.perform(
        report,
        "send_back",
        actor=actor,
        at=at,
        reason="\n".join(filter(None, (remark.strip(), *given.values()))),
        remark=remark.strip(),
        remarks=given,
        verified_at=None,
        verified_by=None,
    )
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
        remarks={},
    )
    confirm_by_report(report, actor=actor, at=at)
    letters.write_about_report(report, "resident_report_verified", at)
    return report


def _require_seen(report: PeriodicReport, seen: int | None) -> None:
    if seen is not None and seen != report.version:
        raise Stale(_("Somebody else has saved this report in the meantime."))


def require_own(residency: Residency, actor: Actor) -> None:
    """A report is filed by those who represent this resident, and by nobody else."""
    permissions.require(actor, FILE)
    own = isinstance(actor, StandIn) or residency.party.representatives.filter(user=actor).exists()
    if not own:
        raise NotAllowed(_("You do not represent this resident."))


def require_editable(report: PeriodicReport) -> None:
    """Refuse to change a report that the Centre has."""
    if not report.editable:
        raise WrongState(
            _("This report is already sent, so it does not change. The state now: %(state)s.")
            % {"state": report.get_state_display()}
        )
