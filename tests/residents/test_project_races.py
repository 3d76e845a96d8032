"""Two at once on one project, each with a connection of its own and committed data: once is enough."""

from datetime import date

import pytest

from core import clock
from core.errors import DomainError
from residents.domain.agreement import agree
from residents.domain.contracts import cancel_contract, issue_contract
from residents.domain.gates import hold_back, open_gate, pass_gate
from residents.domain.project_changes import approve_change, refuse_change, withdraw_change
from residents.domain.signing import sign_contract
from residents.domain.stages import report_stage, return_stage, verify_stage
from residents.models import GateReview, Project, ProjectChange, Residency, Stage, Transfer
from tests.makers.projects import (
    as_planned,
    early_residency,
    ordered,
    planned,
    proven,
    reported,
    requested,
    stage_file,
    wish,
)
from tests.makers.races import at_once
from tests.makers.residents import clerk, director, make_residency, representative_of, signed_copy

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(answers: list[object]) -> int:
    return sum(isinstance(answer, DomainError) for answer in answers)


def test_a_request_is_approved_once_by_two_at_once() -> None:
    project = planned()
    change, first, second = requested(project.residency, wish()), clerk(), clerk()
    answers = at_once(
        lambda: approve_change(ProjectChange.objects.get(pk=change.pk), actor=first),
        lambda: approve_change(ProjectChange.objects.get(pk=change.pk), actor=second),
    )
    assert refusals(answers) == 1
    project.refresh_from_db()
    assert (project.version, project.stages.count(), project.versions.count()) == (3, 3, 3)


def test_of_an_approval_a_refusal_and_a_withdrawal_one_stands() -> None:
    project = planned()
    change, staff = requested(project.residency, wish()), clerk()
    resident = representative_of(project.residency)
    answers = at_once(
        lambda: approve_change(ProjectChange.objects.get(pk=change.pk), actor=staff),
        lambda: refuse_change(ProjectChange.objects.get(pk=change.pk), reason="Жок.", actor=staff),
        lambda: withdraw_change(ProjectChange.objects.get(pk=change.pk), actor=resident),
    )
    assert refusals(answers) == 2
    change.refresh_from_db()
    assert Stage.objects.filter(project=project).count() == (3 if change.state == "approved" else 2)


def test_two_representatives_ask_at_once_and_one_request_is_open() -> None:
    residency = make_residency()
    answers = at_once(
        lambda: requested(Residency.objects.get(pk=residency.pk), wish(title="А")),
        lambda: requested(Residency.objects.get(pk=residency.pk), wish(title="Б")),
    )
    assert refusals(answers) == 1
    assert ProjectChange.objects.count() == 1


def test_a_stage_reported_while_its_change_is_approved_is_one_or_the_other() -> None:
    project = planned()
    stage = project.stages.first()
    change = requested(project.residency, as_planned(stage, drop=True))
    staff, resident, file = clerk(), representative_of(project.residency), stage_file()
    answers = at_once(
        lambda: approve_change(ProjectChange.objects.get(pk=change.pk), actor=staff),
        lambda: report_stage(
            Stage.objects.get(pk=stage.pk),
            done_on=date(2026, 5, 20),
            result="Бүттү.",
            file=file,
            actor=resident,
        ),
    )
    assert refusals(answers) == 1


def test_a_stage_is_verified_or_returned_by_two_at_once() -> None:
    stage, staff = reported(planned().stages.first()), clerk()
    answers = at_once(
        lambda: verify_stage(Stage.objects.get(pk=stage.pk), actor=staff),
        lambda: return_stage(Stage.objects.get(pk=stage.pk), remark="Кол жок.", actor=staff),
    )
    assert refusals(answers) == 1


def test_one_review_is_opened_and_concluded_once() -> None:
    project, staff, head = early_residency().project, clerk(), director()
    answers = at_once(
        lambda: open_gate(Project.objects.get(pk=project.pk), actor=staff),
        lambda: open_gate(Project.objects.get(pk=project.pk), actor=staff),
    )
    assert refusals(answers) == 1
    review = proven(GateReview.objects.get())
    answers = at_once(
        lambda: pass_gate(GateReview.objects.get(pk=review.pk), actor=head),
        lambda: hold_back(GateReview.objects.get(pk=review.pk), reason="Жок.", actor=head),
    )
    assert refusals(answers) == 1


def test_a_transfer_is_carried_out_or_withdrawn() -> None:
    residency = make_residency()
    contract = ordered(residency).contract
    at = clock.moment_of(date(2026, 9, 12))
    agree(contract, how="Кат менен.", actor=clerk(), at=at)
    issue_contract(contract, actor=clerk(), at=at)
    scan, head, staff = signed_copy(), director(), clerk()
    own = type(contract)
    answers = at_once(
        lambda: sign_contract(
            own.objects.get(pk=contract.pk), signed_on=date(2026, 9, 15), scan=scan, actor=head
        ),
        lambda: cancel_contract(own.objects.get(pk=contract.pk), reason="Ката.", actor=staff),
    )
    assert refusals(answers) == 1
    done = Transfer.objects.get().state == "done"
    assert Residency.objects.count() == (2 if done else 1)
    assert Residency.objects.filter(ended_on=None).count() == 1
