"""Any order of acts on a contract: hypothesis plays them, and what must hold, holds after each."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from core import clock
from core.errors import DomainError
from residents.domain.agreement import agree, reopen_contract
from residents.domain.contracts import cancel_contract, issue_contract
from residents.domain.residencies import graduate_residency
from residents.domain.signing import sign_contract
from residents.domain.supplements import (
    cancel_supplement,
    draft_supplement,
    issue_supplement,
    sign_supplement,
)
from residents.enums_contract import Standing
from residents.models import Contract, Residency, Supplement
from tests.makers.residents import clerk, director, drafted_contract, signed_copy, someone

pytestmark = pytest.mark.django_db
START = date(2026, 1, 20)
DAYS = st.integers(0, 40)


@contextmanager
def refused_is_fine() -> Iterator[None]:
    """A refusal is a sentence and changes nothing; anything else is a mistake."""
    with suppress(DomainError), transaction.atomic():
        yield


@pytest.mark.usefixtures("november_2026")
def test_no_order_of_acts_breaks_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)
    people = {"clerk": clerk(), "director": director()}

    class Acts(ContractActs):
        staff = people

    run_state_machine_as_test(
        Acts,
        settings=settings(
            max_examples=6,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


class ContractActs(RuleBasedStateMachine):
    """One contract of 12 months, and its supplements, by acts on any days."""

    staff: dict[str, User]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.contract = drafted_contract(starts_on=START, months=9)
        self.text: Any = None
        self.last = self.contract.ends_on

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def row(self) -> Contract:
        return Contract.objects.get(pk=self.contract.pk)

    def supplement(self) -> Supplement | None:
        return self.row().supplements.order_by("-place").first()

    @rule()
    def agrees(self) -> None:
        with refused_is_fine():
            agree(self.row(), how="Кат менен.", actor=self.staff["clerk"])

    @rule()
    def opens_again(self) -> None:
        with refused_is_fine():
            reopen_contract(self.row(), reason="Мөөнөт.", actor=self.staff["clerk"])

    @rule(day=DAYS)
    def issues(self, day: int) -> None:
        with refused_is_fine():
            issue_contract(self.row(), issued_on=START + timedelta(days=day), actor=self.staff["clerk"])

    @rule(day=DAYS)
    def signs(self, day: int) -> None:
        with refused_is_fine():
            sign_contract(
                self.row(),
                signed_on=START + timedelta(days=day - 5),
                scan=signed_copy(),
                representative=someone(),
                actor=self.staff["director"],
            )

    @rule()
    def cancels(self) -> None:
        with refused_is_fine():
            cancel_contract(self.row(), reason="Баш тартты.", actor=self.staff["clerk"])

    @rule(days=st.integers(-30, 400))
    def extends(self, days: int) -> None:
        row, at = self.row(), clock.moment_of(START + timedelta(days=60))
        with refused_is_fine():
            made = draft_supplement(
                row,
                effective_on=START + timedelta(days=60),
                new_ends_on=row.ends_on + timedelta(days=days),
                actor=self.staff["clerk"],
                at=at,
            )
            issue_supplement(made, actor=self.staff["clerk"], at=at)

    @rule(day=st.integers(50, 300))
    def signs_the_supplement(self, day: int) -> None:
        found = self.supplement()
        if found is not None:
            with refused_is_fine():
                signed_on = START + timedelta(days=day)
                sign_supplement(found, signed_on=signed_on, scan=signed_copy(), actor=self.staff["director"])

    @rule()
    def cancels_the_supplement(self) -> None:
        found = self.supplement()
        if found is not None:
            with refused_is_fine():
                cancel_supplement(found, reason="Керек эмес.", actor=self.staff["clerk"])

    @rule(day=st.integers(30, 260))
    def ends(self, day: int) -> None:
        residency = Residency.objects.filter(contract=self.contract).first()
        if residency is not None:
            with refused_is_fine():
                ended_on = START + timedelta(days=day)
                graduate_residency(residency, ended_on=ended_on, actor=self.staff["director"])

    @invariant()
    def a_signed_contract_and_a_residency_are_one_thing(self) -> None:
        row = self.row()
        residency = Residency.objects.filter(contract=row).first()
        assert (row.state == "signed") == (residency is not None)
        if residency is not None:
            assert residency.expires_on == row.ends_on + timedelta(days=1)
            assert row.ended_on == residency.ended_on
            assert row.signed_on >= row.issued_on >= START

    @invariant()
    def issued_words_never_change(self) -> None:
        row = self.row()
        if row.number:
            self.text = self.text or row.text
            assert row.text == self.text

    @invariant()
    def the_last_day_moves_only_later_and_by_signed_supplements(self) -> None:
        row = self.row()
        assert row.ends_on >= self.last
        moved = row.supplements.filter(state="signed").order_by("-place").first()
        assert row.ends_on == (moved.new_ends_on if moved else self.contract.ends_on)
        self.last = row.ends_on

    @invariant()
    def standing_follows_the_dates(self) -> None:
        row = self.row()
        residency = Residency.objects.filter(contract=row).first()
        in_force = row.standing() == Standing.IN_FORCE
        assert in_force == (residency is not None and residency.is_in_force())
