"""The report as a machine of states: whatever people press, nothing is lost and nothing slips through."""

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.domain.quarter_lock import is_open, lock_quarter
from core.errors import DomainError
from core.models import TransitionLog
from core.quarters import Quarter
from residents.domain.reports import Stale, file_report, return_report, save_report, verify_report
from residents.domain.restatements import restate
from residents.enums import ReportState
from residents.models import PeriodicReport
from tests.makers.residents import clerk, director, figures, make_residency, representative_of, saved_report

Q1 = Quarter(2026, 1)
S = ReportState
SUMS = st.integers(0, 9).map(Decimal)
pytestmark = pytest.mark.django_db


class ReportMachine(RuleBasedStateMachine):
    """A model of the report beside the real one: state, version, revenue, whether the quarter is closed."""

    report: PeriodicReport

    @initialize()
    def begin(self) -> None:
        self.work = transaction.atomic()
        self.work.__enter__()
        self.report = saved_report(make_residency(), Q1, revenue=Decimal(5))
        self.state, self.version, self.revenue, self.closed = S.DRAFT, 1, Decimal(5), False
        self.corrections = self.moves = 0

    def may(self, act, allowed: bool) -> bool:
        """Do the act; it happens exactly when the model allows it."""
        try:
            act()
        except DomainError:
            assert not allowed
            return False
        assert allowed
        return True

    @rule(revenue=SUMS, behind=st.integers(0, 1))
    def save(self, revenue: Decimal, behind: int) -> None:
        actor, seen = representative_of(self.report.residency), self.version - behind
        allowed = self.state in (S.DRAFT, S.RETURNED) and not behind
        if self.may(
            lambda: save_report(self.report, figures=figures(revenue=revenue), seen=seen, actor=actor),
            allowed,
        ):
            self.version, self.revenue = self.version + 1, revenue

    @rule()
    def send(self) -> None:
        actor = representative_of(self.report.residency)
        if self.may(lambda: file_report(self.report, actor=actor), self.state in (S.DRAFT, S.RETURNED)):
            self.state, self.moves = S.SUBMITTED, self.moves + 1

    @rule()
    def give_back(self) -> None:
        allowed = self.state == S.SUBMITTED or (self.state == S.VERIFIED and not self.closed)
        act = lambda: return_report(self.report, remarks={"revenue": "Текшериңиз."}, actor=clerk())  # noqa: E731
        if self.may(act, allowed):
            self.state, self.moves = S.RETURNED, self.moves + 1

    @rule()
    def verify(self) -> None:
        allowed = self.state == S.SUBMITTED and not self.closed
        if self.may(lambda: verify_report(self.report, actor=clerk()), allowed):
            self.state, self.moves = S.VERIFIED, self.moves + 1

    @rule(late=st.integers(0, 3))
    def close(self, late: int) -> None:
        if late == 0:
            lock_quarter(Q1, actor=director())
            self.closed = True

    @rule(revenue=SUMS)
    def correct(self, revenue: Decimal) -> None:
        allowed = self.closed and self.state == S.VERIFIED and revenue != self.revenue
        act = lambda: restate(self.report, field="revenue", new=revenue, reason="Ката.", actor=clerk())  # noqa: E731
        if self.may(act, allowed):
            self.revenue, self.corrections = revenue, self.corrections + 1

    @invariant()
    def stands_as_the_model_says(self) -> None:
        row = PeriodicReport.objects.get(pk=self.report.pk)
        assert (row.state, row.version, row.revenue) == (self.state, self.version, self.revenue)
        assert bool(row.verified_by) == (self.state == S.VERIFIED)
        assert self.state == S.SUBMITTED or bool(row.remarks) == (self.state == S.RETURNED)
        assert is_open(Q1) is not self.closed
        assert row.restatements.count() == self.corrections
        assert TransitionLog.objects.of(row).count() == self.moves + self.corrections

    def teardown(self) -> None:
        if hasattr(self, "work"):
            transaction.set_rollback(True)
            self.work.__exit__(None, None, None)


def test_report_goes_only_the_ways_that_are_declared(november_2026: None) -> None:
    run_state_machine_as_test(
        ReportMachine,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_an_older_version_is_never_written_over_a_newer_one(november_2026: None) -> None:
    report = saved_report(make_residency(), Q1)
    actor = representative_of(report.residency)
    save_report(report, figures=figures(jobs_full=7), seen=1, actor=actor)
    for seen in (0, 1):
        with pytest.raises(Stale):
            save_report(report, figures=figures(jobs_full=8), seen=seen, actor=actor)
    with pytest.raises(Stale):
        file_report(report, seen=1, actor=actor)
    assert PeriodicReport.objects.get().jobs_full == 7
