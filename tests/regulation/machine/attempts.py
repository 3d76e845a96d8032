"""How the machine tries an act: by whom, on what, when; and what must hold of a refusal."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

import time_machine
from django.db import connection, models, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant
from post_office.models import Email

from accounts.models import User
from applications.models import (
    Appeal,
    Application,
    Assignment,
    Attendance,
    Ballot,
    Commission,
    CommissionSession,
    Condition,
    ConflictDeclaration,
    Decision,
    Score,
    SessionProtocol,
    UnitTransfer,
    Vote,
)
from core.actors import StandIn
from core.clock import moment_of, today
from core.errors import DomainError
from core.models import TransitionLog
from documents.models import GoverningAct, IssuedPaper, NumberSeries
from residents.models import Contract, Residency
from tests.makers.selection import Selection
from tests.regulation.machine.invariants import INVARIANTS, frozen_now

STARTED = date(2026, 10, 5)
LIKELY = st.sampled_from((True,) * 9 + (False,))
WRITTEN = (
    TransitionLog,
    Email,
    GoverningAct,
    IssuedPaper,
    Ballot,
    *(
        model.history.model
        for model in (
            Appeal, Application, Assignment, Attendance, Commission, CommissionSession, Condition, Contract,
            ConflictDeclaration, Decision, Residency, Score, SessionProtocol, UnitTransfer, Vote,
        )
    ),
)  # fmt: skip


class Attempts(RuleBasedStateMachine):
    """One run: it begins with the same selection under way, and leaves nothing behind."""

    selection: Selection
    #: over all runs: which acts were done, and which were refused
    done: Counter[str]
    refused: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)
        self.clock = time_machine.travel(moment_of(STARTED + timedelta(days=1), 9), tick=False)
        self.shown = self.clock.start()
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.frozen = frozen_now()
        self.seen: tuple[Any, ...] = ()

    def teardown(self) -> None:
        """Take everything back, the clock too."""
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)
        self.clock.stop()

    @invariant()
    def every_invariant_holds(self) -> None:
        """After each act that wrote anything; a refused one writes nothing, which `attempt` sees to."""
        written = _written()
        if written == self.seen:
            return
        self.seen = written
        for holds in INVARIANTS:
            broken = list(holds())
            assert not broken, f"{holds.__name__}: {broken}"
        frozen = frozen_now()
        changed = {name for name, value in self.frozen.items() if frozen.get(name) != value}
        assert not changed, f"changed, though closed: {changed}"
        self.frozen = frozen

    def attempt(self, name: str, act: Callable[[], Any]) -> Any:
        """Try an act; a refusal is a sentence and leaves nothing behind, and nothing else may be raised."""
        before = _written()
        try:
            found = act()
        except DomainError as error:
            refusal = error
        else:
            self.done[name] += 1
            return found if found is not None else True
        assert str(refusal).strip(), f"{name} is refused without a sentence"
        assert _written() == before, f"{name} was refused and left something behind"
        self.refused[name] += 1
        return None

    def likely(self, data: st.DataObject) -> bool:
        """Say whether this choice is a fitting one: nine of ten are."""
        return data.draw(LIKELY)

    def one[M: models.Model](
        self, data: st.DataObject, rows: models.QuerySet[M] | Iterable[M], **fitting: Any
    ) -> M | None:
        """One of the rows, most often one that fits; nothing where there is none at all."""
        if isinstance(rows, models.QuerySet):
            chosen = list(rows.filter(**fitting).order_by("pk")) if fitting and self.likely(data) else []
            rows = chosen or list(rows.order_by("pk"))
        known = list(rows)
        return known[data.draw(st.integers(0, len(known) - 1))] if known else None

    def application(self, data: st.DataObject, *states: str, **fitting: Any) -> Application:
        """An application, most often one in such a state."""
        if states:
            fitting["state__in"] = states
        found = self.one(data, Application.objects.all(), **fitting)
        assert found is not None
        return found

    def who(self, data: st.DataObject, *right: User) -> User:
        """The right person most often, else anybody."""
        people = list(right) if right and self.likely(data) else self.selection.people
        return people[data.draw(st.integers(0, len(people) - 1))]

    def actor(self, data: st.DataObject, *right: User) -> Any:
        """The right person most often, else anybody, or nobody with an account."""
        stand_ins = [None] * 8 + [StandIn.APPLICANT, StandIn.SYSTEM]
        return data.draw(st.sampled_from(stand_ins)) or self.who(data, *right)

    def day(self, data: st.DataObject, usual: int = 0) -> date:
        """A day counted from today: the usual one, or one too early or too late."""
        return today() + timedelta(days=usual if self.likely(data) else data.draw(st.integers(-40, 40)))

    def words(self, data: st.DataObject, usual: str) -> str:
        """What is usually written, or nothing."""
        return usual if self.likely(data) else data.draw(st.sampled_from(("", "   ", "<b>?</b>")))

    def pass_time(self, days: int) -> None:
        """Let days go by."""
        self.shown.shift(timedelta(days=days))


def _written() -> tuple[Any, ...]:
    """How many rows were ever written: histories, logs, letters, papers and numbers."""
    tables = " , ".join(f'(SELECT COUNT(*) FROM "{model._meta.db_table}")' for model in WRITTEN)  # noqa: S608
    numbers = f'(SELECT COALESCE(SUM(last), 0) FROM "{NumberSeries._meta.db_table}")'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {tables}, {numbers}")
        return tuple(cursor.fetchone())
