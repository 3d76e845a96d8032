"""What one row can hold: the room's named constraints, each with its sentence (design §3)."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from residents.enums import (
    OWN_ORIGINS,
    RESIDENT_UNITS,
    ContractState,
    Currency,
    EndKind,
    ReportState,
    TerminationGround,
)

CONTRACT_RULES = [
    models.UniqueConstraint(
        name="residents_contract_number_once",
        fields=["number"],
        condition=~Q(number=""),
        violation_error_message=_("Another contract already has this number."),
    ),
    models.UniqueConstraint(
        name="residents_one_contract_an_application",
        fields=["application"],
        condition=~Q(state=ContractState.CANCELLED) & Q(follows=None),
        violation_error_message=_("This application already has a contract."),
    ),
    models.UniqueConstraint(
        name="residents_contract_followed_once",
        fields=["follows"],
        condition=~Q(state=ContractState.CANCELLED),
        violation_error_message=_("Another contract already follows this one."),
    ),
    models.CheckConstraint(
        name="residents_contract_ends_after_start",
        condition=Q(ends_on__gt=F("starts_on")),
        violation_error_message=_("A contract must end after it starts."),
    ),
    models.CheckConstraint(
        name="residents_contract_unit_takes_residents",
        condition=Q(unit__in=RESIDENT_UNITS),
        violation_error_message=_("Residents belong to the Technopark or to the Business incubator (3.2)."),
    ),
    models.CheckConstraint(
        name="residents_contract_number_when_issued",
        condition=Q(state__in=[ContractState.DRAFT, ContractState.AGREED], number="", paper=None)
        | Q(state=ContractState.CANCELLED)
        | Q(
            state__in=[ContractState.ISSUED, ContractState.SIGNED],
            paper__isnull=False,
            issued_on__isnull=False,
        )
        & ~Q(number=""),
        violation_error_message=_("A contract has a number and a paper exactly when it is issued."),
    ),
    models.CheckConstraint(
        name="residents_contract_signed_iff_date_and_scan",
        condition=Q(state=ContractState.SIGNED, signed_on__isnull=False, scan__isnull=False)
        | ~Q(state=ContractState.SIGNED) & Q(signed_on=None, scan=None),
        violation_error_message=_("A contract is signed exactly when the day and the signed copy are there."),
    ),
    models.CheckConstraint(
        name="residents_contract_both_signed",
        condition=Q(signed_on=None, university_signed_on=None, resident_signed_on=None)
        | Q(
            university_signed_on__isnull=False,
            resident_signed_on__isnull=False,
            signed_on__gte=Greatest("university_signed_on", "resident_signed_on"),
        ),
        violation_error_message=_("A signed contract has the day of each signature, none after the last."),
    ),
    models.CheckConstraint(
        name="residents_contract_ended_only_signed",
        condition=Q(ended_on=None)
        | Q(state=ContractState.SIGNED, ended_on__gte=Greatest("signed_on", "starts_on")),
        violation_error_message=_("Only a signed contract ends, and not before it was signed."),
    ),
    models.UniqueConstraint(
        name="residents_one_unended_contract",
        fields=["party", "unit"],
        condition=Q(state=ContractState.SIGNED, ended_on=None),
        violation_error_message=_("This resident already has a contract in this unit that has not ended."),
    ),
]

RESIDENCY_RULES = [
    models.UniqueConstraint(
        name="residents_one_unended_residency",
        fields=["party"],
        condition=Q(ended_on=None),
        violation_error_message=_("This resident already has a residency that has not ended."),
    ),
    models.CheckConstraint(
        name="residents_residency_expires_after_start",
        condition=Q(expires_on__gt=F("started_on")),
        violation_error_message=_("The contract must run out after the residency starts."),
    ),
    models.CheckConstraint(
        name="residents_residency_ends_within_contract",
        condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"), ended_on__lte=F("expires_on")),
        violation_error_message=_("The status ends after it starts and not later than the contract."),
    ),
    models.CheckConstraint(
        name="residents_residency_ended_iff_kind",
        condition=Q(ended_on=None, end_kind="")
        | Q(ended_on__isnull=False, end_kind__in=[k for k in EndKind.values if k]),
        violation_error_message=_("An ended residency names the day and the kind of its end."),
    ),
    models.CheckConstraint(
        name="residents_residency_terminated_iff_ground",
        condition=Q(end_kind=EndKind.TERMINATED, ground__in=TerminationGround.values)
        | ~Q(end_kind=EndKind.TERMINATED) & Q(ground=""),
        violation_error_message=_("A termination, and only it, names one of the four grounds of 3.3.4."),
    ),
    models.CheckConstraint(
        name="residents_residency_terminated_by_act",
        condition=~Q(end_kind=EndKind.TERMINATED) | ~Q(end_act_number="") & Q(end_act_date__isnull=False),
        violation_error_message=_("A termination names the number and the date of its act."),
    ),
    models.CheckConstraint(
        name="residents_residency_unit_takes_residents",
        condition=Q(unit__in=RESIDENT_UNITS),
        violation_error_message=_("Residents belong to the Technopark or to the Business incubator (3.2)."),
    ),
]

REPORT_RULES = [
    models.UniqueConstraint(
        name="residents_one_report_a_quarter",
        fields=["residency", "year", "quarter"],
        violation_error_message=_("There is already a report for this quarter."),
    ),
    models.CheckConstraint(
        name="residents_report_quarter_1_to_4",
        condition=Q(quarter__range=(1, 4)),
        violation_error_message=_("A year has four quarters."),
    ),
    models.CheckConstraint(
        name="residents_report_women_among_all",
        condition=Q(women=None) | Q(women__lte=F("jobs_full") + F("jobs_part")),
        violation_error_message=_("There cannot be more women than jobs."),
    ),
    models.CheckConstraint(
        name="residents_report_students_among_all",
        condition=Q(students=None) | Q(students__lte=F("jobs_full") + F("jobs_part")),
        violation_error_message=_("There cannot be more students than jobs."),
    ),
    models.CheckConstraint(
        name="residents_report_revenue_not_negative",
        condition=Q(revenue=None) | Q(revenue__gte=0),
        violation_error_message=_("Revenue cannot be negative."),
    ),
    models.CheckConstraint(
        name="residents_report_books_not_below_quarter",
        condition=Q(year_to_date=None) | Q(revenue=None) | Q(year_to_date__gte=F("revenue")),
        violation_error_message=_("Revenue since January cannot be less than that of the quarter."),
    ),
    models.CheckConstraint(
        name="residents_report_complete_when_sent",
        condition=Q(state__in=[ReportState.DRAFT, ReportState.RETURNED])
        | Q(
            jobs_full__isnull=False,
            jobs_part__isnull=False,
            women__isnull=False,
            students__isnull=False,
            revenue__isnull=False,
            submitted_at__isnull=False,
        )
        & (Q(asks_words=False) | ~Q(progress="")),
        violation_error_message=_("A report is sent only when every figure and the progress are there."),
    ),
    models.CheckConstraint(
        name="residents_report_verified_iff_by_whom",
        condition=Q(state=ReportState.VERIFIED, verified_at__isnull=False, verified_by__isnull=False)
        | ~Q(state=ReportState.VERIFIED) & Q(verified_at=None, verified_by=None),
        violation_error_message=_("A verified report names who verified it and when."),
    ),
]

INVESTMENT_RULES = [
    models.CheckConstraint(
        name="residents_investment_positive",
        condition=Q(amount__gt=0, rate__gt=0, amount_kgs__gt=0),
        violation_error_message=_("The amount and the rate must be more than zero."),
    ),
    models.CheckConstraint(
        name="residents_investment_from_outside",
        condition=~Q(origin__in=OWN_ORIGINS),
        violation_error_message=_("The founders' own money and OshTU's money are not investment attracted."),
    ),
    models.CheckConstraint(
        name="residents_investment_som_at_par",
        condition=~Q(currency=Currency.KGS) | Q(rate=1, amount_kgs=F("amount")),
        violation_error_message=_("Som need no rate."),
    ),
]
