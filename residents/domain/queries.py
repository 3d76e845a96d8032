"""What other rooms and pages read of residents; each function says how it counts (domain facts 1.1).

A day of the status is counted at its end: `started_on` belongs to it, `left_on` (the day the status
ended or the contract ran out) does not. So at every quarter
`in force at the end = in force at the start + admitted − ended`, ended of whichever kind.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import (
    Count,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from accounts.models import User
from applications.domain.conditions import unmet_conditions
from applications.enums import ApplicationState
from applications.models import Application
from core import clock
from core.models import TransitionLog
from core.quarters import Quarter
from residents.enums import ContractState, EndKind, ReportState, RightState
from residents.enums_project import TransferState
from residents.models import AnnouncedRight, Contract, Investment, PeriodicReport, Residency, Transfer
from residents.models.periodic_report import PeriodicReportQuerySet

ZERO = Value(Decimal(0), output_field=DecimalField(max_digits=15, decimal_places=2))


def residencies_in_force(day: date) -> QuerySet[Residency]:
    """Residencies whose status holds at the end of `day`."""
    return _with_party(Residency.objects.in_force(day))


def residencies_in_force_between(first: date, last: date) -> QuerySet[Residency]:
    """Residencies whose status holds at the end of some day from `first` to `last`; one query."""
    held = Residency.objects.with_left_on().filter(started_on__lte=last, left_on__gt=first)  # type: ignore[misc]
    return _with_party(held)


def residencies_admitted(start: date, end: date) -> QuerySet[Residency]:
    """Residencies that began from `start` to `end`, both included; not those transferred."""
    begun = Residency.objects.filter(started_on__range=(start, end), contract__follows=None)
    return _with_party(begun)


def residencies_ended(start: date, end: date) -> QuerySet[Residency]:
    """Residencies that left from `start` to `end`; each has `left_on` and `left_as` (an EndKind).

    A contract that ran out is an expiry on that day, recorded or not yet. Who goes on in the other unit has
    not left the Centre.
    """
    return _with_party(Residency.objects.left_between(start, end).exclude(end_kind=EndKind.TRANSFERRED))


def transfers_done(start: date, end: date) -> QuerySet[Transfer]:
    """Moves between the units from `start` to `end`, the earliest first, each with both residencies (3.2)."""
    moved = Transfer.objects.filter(state=TransferState.DONE, moved_on__range=(start, end))
    return moved.select_related("residency", "to_residency__party", "to_residency__contract").order_by(
        "moved_on", "pk"
    )


def expected_reports(quarter: Quarter) -> QuerySet[Residency]:
    """Residencies that owe a report for `quarter`: their status held on some day of it.

    A resident transferred within it owes one report, from the new unit.
    """
    held = Residency.objects.overlapping(quarter.start, quarter.end)
    return _with_party(held.exclude(end_kind=EndKind.TRANSFERRED, ended_on__lte=quarter.end))


def not_reported(quarter: Quarter) -> QuerySet[Residency]:
    """Residencies that owe a report for `quarter` and have not sent one (a returned one is not sent)."""
    filed = PeriodicReport.objects.of_quarter(quarter).filed().values("residency")
    return expected_reports(quarter).exclude(pk__in=filed)


def verified_reports(quarter: Quarter) -> QuerySet[PeriodicReport]:
    """Reports of `quarter` whose figures count, each with its residency and party."""
    return verified_between(quarter, quarter)


def verified_between(first: Quarter, last: Quarter) -> QuerySet[PeriodicReport]:
    """Reports of some quarters whose figures count, in the order of time; one query."""
    return (
        PeriodicReport.objects.between(first, last)
        .verified()
        .select_related("residency__party", "residency__contract")
        .order_by("year", "quarter", "residency__party__name", "pk")
    )


def revenue(quarters: Iterable[Quarter]) -> Decimal:
    """Residents' verified revenue of the quarters, in som."""
    total = Decimal(0)
    for quarter in quarters:
        total += verified_reports(quarter).aggregate(sum=Coalesce(Sum("revenue"), ZERO))["sum"]
    return total


def investments_verified(start: date, end: date) -> QuerySet[Investment]:
    """Money received from `start` to `end` that stands in a verified report."""
    return (
        Investment.objects.filter(
            received_on__range=(start, end), report__state=ReportState.VERIFIED, struck_out=False
        )
        .select_related("residency__party", "report")
        .order_by("received_on", "pk")
    )


def year_revenue_before(report: PeriodicReport) -> Decimal:
    """The resident's revenue of the year before this quarter, by the reports it has sent."""
    earlier = _reports_of(report).filed().filter(year=report.year, quarter__lt=report.quarter)
    total: Decimal = earlier.aggregate(sum=Coalesce(Sum("revenue"), ZERO))["sum"]
    return total


def previous_report(report: PeriodicReport) -> PeriodicReport | None:
    """The resident's latest sent report of an earlier quarter."""
    return _reports_of(report).before(report.period).filed().order_by("-year", "-quarter").first()


def baseline_of(residency: Residency) -> tuple[int, int]:
    """Full-time and part-time jobs at admission."""
    return residency.baseline_jobs_full, residency.baseline_jobs_part


def awaiting_contract() -> QuerySet[Application]:
    """Accepted applications that may get a contract and have none yet, the earliest decision first."""
    live = Contract.objects.live().values("application")
    return (
        Application.objects.filter(state=ApplicationState.ACCEPTED)
        .exclude(pk__in=live)
        .exclude(decision__in=unmet_conditions().values("decision"))
        .select_related("decision")
        .order_by("decision__decided_on", "pk")
    )


def has_signed_contract() -> Exists:
    """Say, inside a query of applications, which of them led to a signed contract."""
    return Exists(Contract.objects.filter(application=OuterRef("pk"), state=ContractState.SIGNED))


def awaiting_issue() -> QuerySet[Contract]:
    """Contracts both sides have agreed to and nobody has issued yet, the oldest first."""
    return Contract.objects.filter(state=ContractState.AGREED).select_related("party").order_by("pk")


def agreed_on(contract: Contract) -> date | None:
    """The day the two sides last agreed to the words."""
    act = TransitionLog.objects.of(contract).filter(target=ContractState.AGREED).last()
    return clock.day_of(act.at) if act else None


def awaiting_signature() -> QuerySet[Contract]:
    """Contracts issued and not signed yet, the oldest first."""
    return (
        Contract.objects.filter(state=ContractState.ISSUED)
        .select_related("party")
        .order_by("issued_on", "pk")
    )


def awaiting_verification() -> QuerySet[PeriodicReport]:
    """Reports that residents have sent and nobody has checked, the oldest first."""
    return (
        PeriodicReport.objects.filter(state=ReportState.SUBMITTED)
        .select_related("residency__party")
        .order_by("submitted_at", "pk")
    )


def awaiting_ip_officer() -> QuerySet[AnnouncedRight]:
    """Filings and grants that verified reports announce and nobody has settled, the oldest first."""
    return (
        AnnouncedRight.objects.filter(state=RightState.ANNOUNCED, report__state=ReportState.VERIFIED)
        .select_related("report__residency__party")
        .order_by("report__verified_at", "pk")
    )


def expiry_unrecorded(on: date | None = None) -> QuerySet[Residency]:
    """Residencies whose contract has run out and whose end nobody has recorded."""
    return _with_party(Residency.objects.filter(ended_on=None, expires_on__lte=on or clock.today()))


def of_representative(user: User) -> QuerySet[Residency]:
    """Residencies that `user` acts for, the present one first, with all that the cabinet shows."""
    reports = PeriodicReport.objects.order_by("-year", "-quarter").annotate(rows=Count("investments"))
    return (
        _with_party(Residency.objects.filter(party__representatives__user=user))
        .prefetch_related(Prefetch("reports", queryset=reports))
        .order_by(F("ended_on").desc(nulls_first=True), "-started_on")
    )


def _with_party(rows: QuerySet[Residency]) -> QuerySet[Residency]:
    return rows.select_related("party", "contract")


def _reports_of(report: PeriodicReport) -> PeriodicReportQuerySet:
    """The reports of a resident since its admission: those from the unit it was transferred from too."""
    came_from = {to: left for left, to in moves()}
    stays = [report.residency_id]
    while stays[-1] in came_from:
        stays.append(came_from[stays[-1]])
    return PeriodicReport.objects.filter(residency__in=stays)


def moves() -> list[tuple[int, int]]:
    """The residency left and the one come to of each transfer, the earliest first; one query."""
    done = Transfer.objects.filter(state=TransferState.DONE).order_by("moved_on", "pk")
    return list(done.values_list("residency", "to_residency"))
