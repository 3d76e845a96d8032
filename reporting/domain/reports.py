"""The Centre's report: opened, written, submitted once, and frozen from then on (7.1)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date
from core.quarters import Quarter
from core.texts import clean_text
from documents.domain import papers, snapshots
from documents.enums import PaperKind
from reporting.domain import annual, deliveries
from reporting.domain.snapshot import Snapshot, build_snapshot
from reporting.enums import Chapter, ReportState
from reporting.models import CentreReport, IndicatorSet
from residents.domain.restatements import mark_shown

WORDS = ("highlights", "obstacles", "requests")
MOST_WORDS = 3000
OF_YEAR = (Chapter.ALUMNI, Chapter.WORK_PLAN)
TEMPLATES = {
    PaperKind.QUARTERLY_REPORT: "reporting/papers/quarterly_report.html",
    PaperKind.ANNUAL_REPORT: "reporting/papers/annual_report.html",
}


@transaction.atomic
def open_report(period: Quarter | int, *, actor: Actor, at: datetime | None = None) -> CentreReport:
    """Begin the report of a quarter, or of a year; opening it again gives the same one.

    Raises WrongState for one that is submitted: nothing opens it again. Raises DomainError when the period
    has not begun, a later one is already submitted, or the Board had not approved indicators by its end.
    """
    permissions.require(actor, "reporting.change_centrereport")
    existing = CentreReport.objects.of(period).first()
    if existing is not None:
        _require_open_report(existing)
        return existing
    last_quarter = period if isinstance(period, Quarter) else Quarter(period, 4)
    _require_begun(period, at)
    _require_none_later(last_quarter)
    report = CentreReport(
        year=last_quarter.year,
        quarter=period.number if isinstance(period, Quarter) else None,
        indicator_set=indicators_for(last_quarter),
    )
    try:
        with transaction.atomic():
            return transitions.create(report, actor=actor, at=at)
    except IntegrityError:  # somebody opened it a moment ago
        return CentreReport.objects.of(period).get()


@transaction.atomic
def write_words(
    report: CentreReport,
    *,
    highlights: str,
    obstacles: str,
    requests: str,
    chapters: Mapping[str, str] | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> CentreReport:
    """Write what happened, what hindered, what is asked of the Board, and a word in each chapter.

    Only while the report is open; without `chapters` those written before stay.
    """
    permissions.require(actor, "reporting.change_centrereport")
    row = transitions.lock(report)
    _require_open_report(row)
    words = {"highlights": highlights, "obstacles": obstacles, "requests": requests}
    cleaned = _cleaned(words)
    told = (
        row.chapters
        if chapters is None
        else _cleaned({Chapter(name): text for name, text in chapters.items()})
    )
    kept = {str(name): text for name, text in told.items() if text}
    transitions.update(row, actor=actor, at=at, chapters=kept, **cleaned)
    report.refresh_from_db()
    return report


@transaction.atomic
def submit_report(report: CentreReport, *, actor: Actor, at: datetime | None = None) -> CentreReport:
    """Hand the report to the Board and the rector: figures, paper and quarter stand still from now on.

    Raises WrongState when it is already submitted, DomainError when its time has not come.
    """
    permissions.require(actor, "reporting.submit_report")
    at = at or clock.now()
    row = transitions.lock(report)
    _require_open_report(row)
    why_not = why_not_submit(row, on=clock.day_of(at))
    if why_not:
        raise DomainError(why_not)
    if not row.is_annual:
        lock_quarter(row.period, actor=actor, at=at)  # type: ignore[arg-type]
        mark_shown(row.period, actor=actor, at=at)
    figures = snapshot_of(row, on=clock.day_of(at))
    kind = paper_kind(row)
    paper = papers.issue(
        kind,
        title=paper_title(row),
        template=TEMPLATES[kind],
        context=figures,
        subject=row,
        on=clock.day_of(at),
        actor=actor,
        at=at,
    )
    transitions.perform(
        row, "submit", actor=actor, at=at, figures=snapshots.freeze(figures), submitted_at=at, paper=paper
    )
    deliveries.deliver(row, actor=actor, at=at)
    report.refresh_from_db()
    return report


def why_not_submit(report: CentreReport, *, on: date) -> str:
    """The sentence that says why `report` cannot be submitted on the day `on`; empty when it can."""
    if on <= report.last_day:
        return _("The report can be submitted when its period has ended. The last day: %(date)s.") % {
            "date": format_date(report.last_day)
        }
    earlier = (
        CentreReport.objects.quarterly().filter(state=ReportState.OPEN).order_by("year", "quarter").first()
    )
    if earlier and _comes_before(earlier, report):
        return _("Submit the earlier report first: %(period)s.") % {"period": earlier.label()}
    if report.is_annual and CentreReport.objects.quarterly().submitted().filter(year=report.year).count() < 4:
        return _("The report of the year is submitted after the reports of its four quarters.")
    return ""


def snapshot_of(report: CentreReport, *, on: date) -> Snapshot:
    """What the report says: its frozen figures, or what the facts give on the day `on`."""
    if report.figures is not None:
        return snapshots.thaw(report.figures)
    if report.is_annual:
        return annual.build_annual(report.year, report.indicator_set, on=on, report=report)
    return build_snapshot(report.period, report.indicator_set, on=on, report=report)


def indicators_for(quarter: Quarter) -> IndicatorSet:
    """The set in force at the end of `quarter`. Raises DomainError when the Board has approved none (7.1)."""
    indicator_set = IndicatorSet.objects.in_force(quarter.end)
    if indicator_set is None:
        raise DomainError(
            _("The Supervisory Board has not approved indicators for this period: enter its decision (7.1).")
        )
    return indicator_set


def chapters_of(report: CentreReport) -> list[Chapter]:
    """The chapters the director may have a word in: some are a matter of the year alone."""
    return [chapter for chapter in Chapter if report.is_annual or chapter not in OF_YEAR]


def paper_kind(report: CentreReport) -> PaperKind:
    """The register the report is entered in."""
    return PaperKind.ANNUAL_REPORT if report.is_annual else PaperKind.QUARTERLY_REPORT


def paper_title(report: CentreReport) -> str:
    """The name of the paper in the register."""
    if report.is_annual:
        return _("Annual report on the Centre's activity: %(period)s") % {"period": report.label()}
    return _("Quarterly report on the Centre's activity: %(period)s") % {"period": report.label()}


def _cleaned(words: Mapping[str, str]) -> dict[str, str]:
    cleaned = {str(name): clean_text(text) for name, text in words.items()}
    for name, text in cleaned.items():
        if len(text) > MOST_WORDS:
            raise FieldError(name, _("Write at most %(most)s characters.") % {"most": MOST_WORDS})
    return cleaned


def _require_open_report(report: CentreReport) -> None:
    if report.state != ReportState.OPEN:
        raise WrongState(
            _("This report is already submitted and stands still: %(date)s.")
            % {"date": format_date(clock.day_of(report.submitted_at))}  # type: ignore[arg-type]
        )


def _require_begun(period: Quarter | int, at: datetime | None) -> None:
    first = period.start if isinstance(period, Quarter) else date(period, 1, 1)
    if first > clock.day_of(at or clock.now()):
        raise DomainError(_("This period has not begun yet."))


def _comes_before(earlier: CentreReport, report: CentreReport) -> bool:
    """A year comes after its own fourth quarter."""
    return earlier.period <= report.period if report.is_annual else earlier.period < report.period


def _require_none_later(quarter: Quarter) -> None:
    for report in CentreReport.objects.quarterly().submitted().filter(year__gte=quarter.year):
        if report.period > quarter:
            raise DomainError(
                _("The report of a later period is already submitted: %(period)s.")
                % {"period": report.label()}
            )
