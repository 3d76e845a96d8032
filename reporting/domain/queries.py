"""What pages and other rooms read of the Centre's reports."""

from django.db.models import Prefetch

from accounts.models import User
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain.board_reading import within_term
from reporting.domain.snapshot import Snapshot
from reporting.models import CentreReport, Delivery
from reporting.models.centre_report import CentreReportQuerySet


def submitted_reports() -> CentreReportQuerySet:
    """Reports that were handed over, the newest first, each with its paper."""
    return CentreReport.objects.submitted().select_related("paper").order_by("-submitted_at", "-pk")


def submitted_for(user: User) -> CentreReportQuerySet:
    """The same, each with the delivery to `user` as `my_deliveries`; a former member's term bounds them."""
    mine = Delivery.objects.filter(recipient=user)
    return within_term(submitted_reports(), user).prefetch_related(
        Prefetch("deliveries", queryset=mine, to_attr="my_deliveries")
    )


def submitted_report(code: str) -> CentreReport | None:
    """The submitted report of `2026-Q3` or `2026`; None when there is none."""
    try:
        period: Quarter | int = int(code) if code.isascii() and code.isdigit() else Quarter.parse(code)
    except ValueError:
        return None
    return submitted_reports().of(period).first()


def latest_quarterly() -> CentreReport | None:
    """The submitted report of the latest quarter."""
    return (
        CentreReport.objects.submitted()
        .quarterly()
        .select_related("paper")
        .order_by("-year", "-quarter")
        .first()
    )


def latest_accepted() -> CentreReport | None:
    """The latest quarter's report that the Board has accepted: what the public reads."""
    return CentreReport.objects.accepted().quarterly().order_by("-year", "-quarter").first()


def figures_of(report: CentreReport) -> Snapshot:
    """The frozen figures of a submitted report, as values."""
    return snapshots.thaw(report.figures or {})
