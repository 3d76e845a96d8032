"""Many applications with their protocols, decisions and letters (3.3.1)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accounts.models import User
from applications.consent import CURRENT
from applications.domain.decision_letter import LETTER_PAPER
from applications.domain.units import suggest_unit
from applications.enums import ApplicationState, Outcome
from applications.models import Application, Call, Commission, Decision
from applications.papers import PROTOCOL_BEFORE_SESSIONS
from core import clock
from documents.enums import PaperKind
from documents.models import IssuedPaper
from portal.demo.checking import REMARK
from portal.demo.decisions import REASONS
from portal.demo.many import words
from portal.demo.many.numbers import PLACE, Registers
from portal.demo.many.rows import insert, make, with_keys
from portal.demo.many.ways import ACCEPTED, EVENING, REJECTED, Way
from portal.demo.project import DemoProject

MARKS = {ACCEPTED: Decimal("81.50"), REJECTED: Decimal("48.25")}
OUTCOMES = {ACCEPTED: Outcome.ACCEPTED, REJECTED: Outcome.REJECTED}
WITH_COMMISSION = frozenset({"start_evaluation"})


@dataclass(frozen=True)
class Round:
    """What the applications of one year have in common."""

    call: Call
    commission: Commission


@dataclass(frozen=True)
class Writer:
    """Writes applications in bulk: `people` are the clerk and the director, `rounds` go by year."""

    shapes: Sequence[DemoProject]
    rounds: dict[int, Round]
    people: dict[str, User]
    registers: Registers

    def write(self, ways: Sequence[Way]) -> list[tuple[Way, Decision]]:
        """Insert the applications of some ways, and answer the accepted ones."""
        rows = with_keys([self._application(way) for way in ways])
        decided = [(way, row) for way, row in zip(ways, rows, strict=True) if way.acts in OUTCOMES]
        protocols = insert([self._protocol(way, row) for way, row in decided])
        letters = insert([self._letter(way, row) for way, row in decided])
        decisions = [
            self._decision(way, row, *papers)
            for (way, row), *papers in zip(decided, protocols, letters, strict=True)
        ]
        if decisions:
            with_keys(decisions)
        for decision in decisions:
            decision.application.decision = decision
        insert(rows)
        insert(decisions)
        return [
            (way, decision)
            for (way, _row), decision in zip(decided, decisions, strict=True)
            if decision.outcome == Outcome.ACCEPTED
        ]

    def _application(self, way: Way) -> Application:
        shape = self.shapes[way.number % len(self.shapes)]
        suggested = suggest_unit(shape.stage)
        round_ = self.rounds[way.sent_on.year]
        sent_at = clock.moment_of(way.sent_on, EVENING)
        row = make(
            Application,
            public_id=uuid.uuid5(PLACE, f"application:{way.number}"),
            call=round_.call,
            **(_terms(round_.commission) if any(one[0] in WITH_COMMISSION for one in way.acts) else {}),
            unit=suggested.unit if suggested else "",
            remark=REMARK if way.state == ApplicationState.RETURNED else "",
            created_at=clock.moment_of(way.sent_on, 11),
            state=way.state,
            **words.applicant(shape, way.number, registered=way.acts == ACCEPTED),
            **words.project(shape, way.number),
        )
        if way.acts:
            row.number = self.registers.take(PaperKind.APPLICATION, way.sent_on).number
            row.submitted_at = row.consent_at = sent_at
            row.consent_version, row.consent_language = CURRENT, row.language
        return row

    def _protocol(self, way: Way, row: Application) -> IssuedPaper:
        closed = way.acts[-3]
        return self.registers.paper(
            PaperKind.PROTOCOL,
            row,
            way.day(closed),
            clock.moment_of(way.day(closed)),
            title="Эксперттик комиссиянын протоколу",
            template=PROTOCOL_BEFORE_SESSIONS,
            mark=MARKS[way.acts],
        )

    def _letter(self, way: Way, row: Application) -> IssuedPaper:
        decided = way.acts[-1]
        return self.registers.paper(
            PaperKind.DECISION_LETTER,
            row,
            way.day(decided),
            clock.moment_of(way.day(decided)),
            title="Арыз боюнча чечим жөнүндө",
            template=LETTER_PAPER,
            outcome=str(OUTCOMES[way.acts]),
        )

    def _decision(self, way: Way, row: Application, protocol: IssuedPaper, letter: IssuedPaper) -> Decision:
        decided = way.acts[-1]
        return make(
            Decision,
            application=row,
            outcome=OUTCOMES[way.acts],
            protocol=protocol,
            letter=letter,
            mark=MARKS[way.acts],
            reasons=REASONS[way.state],
            decided_on=way.day(decided),
            decided_by=self.people["director"],
            created_at=clock.moment_of(way.day(decided)),
            released_at=clock.moment_of(way.day(decided)),
            released_by=self.people["director"],
        )


def _terms(commission: Commission) -> dict[str, Any]:
    """What an application is evaluated by, once it is given to a commission."""
    return {
        "commission": commission,
        "criteria_set": commission.criteria_set,
        "scores_due_on": commission.due_on,
    }
