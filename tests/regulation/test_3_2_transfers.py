"""3.2: a resident moves between the units by an act with its day and reason; one unit owns its project.

The Technopark takes a project whose concept is proven (3.2.2). For the Centre as a whole nobody is admitted
by a transfer and nobody leaves.
"""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from core import clock
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed
from core.quarters import Quarter
from reporting.indicators import INDICATORS
from reporting.indicators.residents import resident_flows
from residents.domain import alumni, headcount, queries
from residents.domain.agreement import agree
from residents.domain.contracts import cancel_contract, draft_contract, issue_contract, redraft_contract
from residents.domain.gates import hold_back, open_gate
from residents.domain.handover import last_report_missing
from residents.domain.periods import next_quarter, reporting_quarters
from residents.domain.residencies import graduate_residency
from residents.domain.signing import sign_contract
from residents.domain.transfers import order_transfer
from residents.enums import EndKind
from residents.enums_project import TransferState
from residents.models import Contract, Residency, Transfer
from tests.makers.projects import act_copy, early_residency, moved, ordered, passed, planned, transferred
from tests.makers.residents import (
    clerk,
    director,
    filed_report,
    make_residency,
    representative_of,
    signatory,
    signed_copy,
    verified_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def test_the_technopark_takes_a_project_whose_gate_is_passed() -> None:
    residency = early_residency()
    with pytest.raises(DomainError, match=r"3\.2\.2"):
        ordered(residency)
    assert not Contract.objects.filter(follows=residency.contract).exists()
    gate = passed(residency)
    assert ordered(residency).gate == gate


def test_a_later_not_yet_takes_the_gate_back() -> None:
    residency = early_residency()
    passed(residency)
    later = open_gate(residency.project, actor=clerk())
    hold_back(later, reason="Кардар кетти.", actor=director())
    with pytest.raises(DomainError):
        ordered(residency)


def test_back_to_the_incubator_a_reason_is_enough() -> None:
    residency = make_residency()
    with pytest.raises(FieldError) as caught:
        ordered(residency, reason=" ")
    assert caught.value.field == "reason"
    assert ordered(residency, reason="Модель кайра иштелет.").to_unit == Unit.INCUBATOR


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"act_number": " "}, "act_number"),
        ({"act_file": None}, "act_file"),
        ({"act_date": date(2026, 12, 1)}, "act_date"),
        ({"act_date": date(2026, 1, 2)}, "act_date"),
        ({"starts_on": date(2026, 9, 1)}, "starts_on"),
        ({"months": 0}, "months"),
    ],
)
def test_a_transfer_is_an_act_with_its_day_and_copy(words: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as caught:
        ordered(make_residency(), **words)
    assert caught.value.field == field
    assert not Transfer.objects.exists()


def test_the_director_orders_a_transfer_and_once() -> None:
    residency = make_residency()
    words = {
        "reason": "а",
        "starts_on": date(2026, 11, 22),
        "act_number": "1",
        "act_date": date(2026, 11, 22),
    }
    with pytest.raises(NotAllowed):
        order_transfer(residency, **words, act_file=act_copy(), actor=clerk())
    ordered(residency)
    with pytest.raises(DomainError):
        ordered(residency)


def test_the_new_contract_ends_one_residency_and_begins_the_other_on_the_same_day() -> None:
    old = early_residency()
    passed(old)
    new = moved(old)
    old.refresh_from_db()
    assert (old.end_kind, old.ended_on, old.ground) == (EndKind.TRANSFERRED, date(2026, 9, 15), "")
    assert (new.started_on, new.unit, new.party) == (old.ended_on, Unit.TECHNOPARK, old.party)
    assert (old.end_act_number, old.end_act_date) == ("31-б", date(2026, 9, 10))
    assert old.contract.ended_on == old.ended_on
    assert new.contract.follows == old.contract
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.moved_on, transfer.to_residency) == ("done", old.ended_on, new)


def test_one_unit_owns_the_project_at_a_time_and_it_goes_on_there() -> None:
    old = early_residency()
    project = planned(old)
    passed(old)
    new = moved(old)
    project.refresh_from_db()
    assert project.residency == new
    assert project.stages.count() == 2
    assert not Residency.objects.filter(pk=old.pk, project__isnull=False).exists()
    assert Residency.objects.in_force().filter(party=old.party).get() == new


def test_the_people_who_act_for_the_resident_stay_and_are_told() -> None:
    old = early_residency()
    person = representative_of(old)
    passed(old)
    new = moved(old)
    assert representative_of(new) == person
    assert Email.objects.filter(to=person.email).count() == 2


def test_a_transfer_is_neither_an_admission_nor_a_leaving() -> None:
    transferred()
    flows = resident_flows(Q3)
    assert flows.balances
    assert (flows.start, flows.admitted, flows.expired, flows.graduated, flows.end) == (1, 0, 0, 0, 1)
    assert not queries.residencies_ended(Q3.start, Q3.end).exists()
    assert not alumni.former(date(2026, 11, 22)).exists()


def test_jobs_and_revenue_go_on_from_the_unit_before() -> None:
    old = early_residency()
    verified_report(old, Q1)
    verified_report(old, Q2, jobs_full=9)
    passed(old)
    new = moved(old)
    report = verified_report(new, Q3, jobs_full=10)
    change = next(one for one in headcount.jobs_changes(Q3) if one.report == report)
    assert (change.before.full, change.change.total) == (9, 1)
    assert queries.year_revenue_before(report) == 2 * report.revenue
    assert queries.previous_report(report).period == Q2


def test_the_quarter_of_a_transfer_is_reported_once() -> None:
    new = transferred()
    old = Transfer.objects.get().residency
    assert list(queries.expected_reports(Q3)) == [new]
    assert reporting_quarters(old) == (Q1, Q2)
    assert reporting_quarters(new) == (Q3,)
    assert next_quarter(old, date(2026, 9, 20)) is None


def test_a_quarter_already_reported_is_not_reported_again_from_the_other_unit() -> None:
    old = early_residency()
    passed(old)
    filed_report(old, Q3)
    with pytest.raises(FieldError) as caught:
        moved(old)
    assert caught.value.field == "signed_on"
    old.refresh_from_db()
    assert (old.ended_on, Transfer.objects.get().state) == (None, TransferState.ORDERED)


def test_rooms_are_handed_over_and_there_is_no_dispute() -> None:
    transferred()
    old = Transfer.objects.get().residency
    assert old.handover.filter(code="units.rooms").exists()
    assert not old.terminations.exists()


def test_a_contract_of_a_transfer_cancelled_withdraws_it() -> None:
    residency = make_residency()
    transfer = ordered(residency)
    cancel_contract(transfer.contract, reason="Резидент макул эмес.", actor=clerk())
    transfer.refresh_from_db()
    assert transfer.state == TransferState.WITHDRAWN
    assert ordered(residency, act_number="32-б").state == TransferState.ORDERED


def test_an_application_still_has_one_contract_of_an_admission() -> None:
    residency = make_residency()
    with pytest.raises(DomainError):
        draft_contract(
            residency.contract.application,
            starts_on=date(2026, 11, 22),
            signatory=signatory(),
            counterpart_name="Асанова М. К.",
            actor=clerk(),
        )
    transfer = ordered(residency)
    assert transfer.contract.application == residency.contract.application


def test_the_draft_of_a_transfer_keeps_its_unit_and_the_figures_at_admission() -> None:
    residency = make_residency()
    contract = ordered(residency).contract
    redraft_contract(
        contract,
        starts_on=contract.starts_on,
        signatory=signatory(),
        counterpart_name="Асанова М. К.",
        unit=Unit.TECHNOPARK,
        baseline_jobs_full=99,
        actor=clerk(),
    )
    contract.refresh_from_db()
    assert (contract.unit, contract.baseline_jobs_full) == (Unit.INCUBATOR, residency.baseline_jobs_full)


def test_a_status_that_ended_in_the_meantime_is_not_transferred() -> None:
    residency = make_residency()
    contract = ordered(residency).contract
    graduate_residency(residency, ended_on=date(2026, 9, 12), actor=director())
    with pytest.raises(DomainError):
        _signed(contract, date(2026, 9, 15))
    assert not Residency.objects.filter(contract=contract).exists()


def test_a_transfer_is_not_carried_out_before_its_first_day() -> None:
    residency = make_residency()
    contract = ordered(residency, starts_on=date(2026, 12, 1)).contract
    with pytest.raises(FieldError) as caught:
        _signed(contract, date(2026, 11, 20))
    assert caught.value.field == "signed_on"


def test_the_database_wants_a_passed_gate_for_the_technopark() -> None:
    transfer = ordered(make_residency())
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.filter(pk=transfer.pk).update(to_unit=Unit.TECHNOPARK)


def test_the_hand_over_of_a_transfer_does_not_wait_for_the_quarter_reported_from_the_other_unit() -> None:
    old = early_residency()
    verified_report(old, Q1)
    verified_report(old, Q2)
    passed(old)
    moved(old)
    old.refresh_from_db()
    assert last_report_missing(old) == ""


def _signed(contract: Contract, on: date) -> Residency:
    at = clock.moment_of(on)
    agree(contract, how="Кат менен.", actor=clerk(), at=at)
    issue_contract(contract, actor=clerk(), at=at)
    contract.refresh_from_db()
    return sign_contract(
        contract, signed_on=on, scan=signed_copy(), actor=director(), at=clock.moment_of(on, 15)
    )


def test_jobs_counted_before_a_transfer_are_not_counted_again_after_it() -> None:
    old = early_residency()
    verified_report(old, Q1, jobs_full=9)
    passed(old)
    new = moved(old)
    verified_report(new, Q3, jobs_full=10)
    jobs = INDICATORS["jobs_created"]
    by_quarter = [jobs.value(quarter) for quarter in (Q1, Q2, Q3)]
    assert by_quarter[1:] == [0, 1]
    assert jobs.year_to_date(Q3) == sum(by_quarter) == sum(row.value for row in jobs.rows(Q1, Q3))
