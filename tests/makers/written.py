"""Applications found complete, scored or accepted, as rows: for tests that begin after that.

How an application gets there, act by act, is in `tests.makers.applications` and `.commission`;
tests/applications/test_written.py holds these rows against what the acts leave. An accepted one has had no
commission; nothing here has a history or a letter by mail.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count, pairwise
from typing import Any
from uuid import uuid4

from django.db import models

from accounts.models import User
from accounts.roles import Role
from applications.consent import CURRENT
from applications.domain.checklist import VERSION, items_for
from applications.domain.decision_letter import LETTER_PAPER
from applications.domain.units import suggest_unit
from applications.enums import ApplicationState, CallKind, CallState, Mark, Outcome
from applications.models import (
    Application,
    BudgetLine,
    Call,
    Checklist,
    ConflictDeclaration,
    Decision,
    Score,
    ScoreSheet,
    TeamMember,
)
from applications.papers import PROTOCOL_BEFORE_SESSIONS
from core.clock import day_of, now
from core.models import ActorKind, TransitionLog
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import (
    SHOWN,
    SUMMARIES,
    TEXTS,
    TITLES,
    answers_of,
    budget_lines,
    default_criteria,
    make_team,
)
from tests.makers.people import role_holder

REASONS = "Комиссиянын сунушу боюнча."
MARK = Decimal(80)
type Act = tuple[str, str, Role | None, str]
# Who did what, from the sending to the release; the applicant has no account.
ACTS = (
    ("submit", ApplicationState.DRAFT, None, ""),
    ("confirm_complete", ApplicationState.SUBMITTED, Role.UNIT_STAFF, SHOWN),
    ("start_evaluation", ApplicationState.COMPLETE, Role.DIRECTOR, ""),
    ("close_evaluation", ApplicationState.IN_EVALUATION, Role.DIRECTOR, ""),
    ("accept", ApplicationState.EVALUATED, Role.DIRECTOR, REASONS),
    ("release_acceptance", ApplicationState.DECIDED, Role.DIRECTOR, ""),
    ("", ApplicationState.ACCEPTED, None, ""),
)
# Beyond the numbers that the register gives in a test.
_numbers = count(5001)


def complete_application(
    call: Call | None = None,
    *,
    actor: User | None = None,
    at: datetime | None = None,
    language: str = "ky",
    **changes: Any,
) -> Application:
    """An application that a clerk found complete; `changes` are answers, as `make_draft` takes them."""
    at = at or now()
    row = _application(
        call or _call(at - timedelta(days=10)), ApplicationState.COMPLETE, at, changes, language
    )
    clerk = actor or role_holder(Role.UNIT_STAFF)
    marks = {item.code: Mark.PRESENT.value for item in items_for(row)}
    _insert(
        Checklist(
            application=row,
            round=1,
            version=VERSION,
            marks=marks,
            filled_by=clerk,
            filled_at=at,
            created_at=at,
        )
    )
    _insert(*_acts(row, at, ACTS[:3], {Role.UNIT_STAFF: clerk}))
    return row


def scored_by_all(
    application: Application, points: int, *, reason: str, overall: str, at: datetime | None = None
) -> None:
    """Every member of the commission has no conflict of interest and has sent the same points."""
    at = at or now()
    members = list(application.commission.members.order_by("pk"))
    criteria = list(application.criteria_set.criteria.all())
    given = {"application": application, "created_at": at}
    _insert(
        *(ConflictDeclaration(**given, member=one, has_conflict=False, declared_at=at) for one in members)
    )
    sheets = _insert(
        *(ScoreSheet(**given, member=one, overall=overall, saved_at=at, submitted_at=at) for one in members)
    )
    _insert(
        *(
            Score(sheet=sheet, criterion=criterion, points=points, comment=reason, created_at=at)
            for sheet in sheets
            for criterion in criteria
        )
    )


def accepted_application(*, at: datetime, **changes: Any) -> Application:
    """An application accepted at `at`, its applicant told; `changes` as above."""
    row = _application(_call(at), ApplicationState.EVALUATED, at, changes)
    _insert(_decision(row, at))
    Application.objects.filter(pk=row.pk).update(
        state=ApplicationState.ACCEPTED, decision=row.decisions.get()
    )
    people = {role: role_holder(role) for role in (Role.UNIT_STAFF, Role.DIRECTOR)}
    _insert(*_acts(row, at, ACTS, people))
    return Application.objects.get(pk=row.pk)


def _application(
    call: Call, state: ApplicationState, at: datetime, changes: dict[str, Any], language: str = "ky"
) -> Application:
    """The row with its budget and its team."""
    steps, extras = answers_of(changes)
    answers = {name: value for step in steps.values() for name, value in step.items()}
    suggested = suggest_unit(answers["stage"])
    assert suggested
    (row,) = _insert(
        Application(
            call=call,
            criteria_set=call.criteria if state is ApplicationState.EVALUATED else None,
            number=f"АРЗ-{at.year}-{next(_numbers):04d}",
            state=state,
            unit=suggested.unit,
            submitted_at=at,
            consent_at=at,
            consent_version=CURRENT,
            language=language,
            consent_language=language,
            amount_needed=extras.amount,
            budget_note=extras.note,
            created_at=at,
            **answers,
        )
    )
    _insert(*(TeamMember(application=row, position=n, **one) for n, one in enumerate(make_team(), 1)))
    lines = enumerate(budget_lines(extras.amount), 1)
    _insert(*(BudgetLine(application=row, position=n, **line) for n, line in lines))
    return Application.objects.get(pk=row.pk)


def _insert[M: models.Model](*rows: M) -> list[M]:
    return type(rows[0])._base_manager.bulk_create(rows)


def _call(at: datetime) -> Call:
    closes_at = at + timedelta(days=40)
    (call,) = _insert(
        Call(
            **{f"title_{code}": text for code, text in TITLES.items()},
            **{f"summary_{code}": text for code, text in SUMMARIES.items()},
            **{f"text_{code}": text for code, text in TEXTS.items()},
            state=CallState.ANNOUNCED,
            kind=CallKind.DATED,
            places_incubator=4,
            places_technopark=3,
            criteria=default_criteria(),
            opens_at=at,
            closes_at=closes_at,
            decision_on=day_of(closes_at + timedelta(days=30)),
            announced_at=at - timedelta(days=5),
        )
    )
    return call


def _decision(row: Application, at: datetime) -> Decision:
    director, day = role_holder(Role.DIRECTOR), day_of(at)
    protocol, letter = _insert(
        _paper(row, PaperKind.PROTOCOL, PROTOCOL_BEFORE_SESSIONS, at),
        _paper(row, PaperKind.DECISION_LETTER, LETTER_PAPER, at),
    )
    return Decision(
        application=row,
        outcome=Outcome.ACCEPTED,
        protocol=protocol,
        mark=MARK,
        reasons=REASONS,
        decided_on=day,
        decided_by=director,
        released_at=at,
        released_by=director,
        letter=letter,
        created_at=at,
    )


def _paper(row: Application, kind: PaperKind, template: str, at: datetime) -> IssuedPaper:
    """A paper with a number from before the portal's registers."""
    return IssuedPaper(
        kind=kind,
        number=f"{row.number}/{kind}",
        year=at.year,
        issued_on=day_of(at),
        title=kind.label,
        code=uuid4().hex[:14].upper(),
        template=template,
        subject=row,
        created_at=at,
    )


def _acts(
    row: Application,
    at: datetime,
    acts: Sequence[tuple[str, str, Role | None, str]],
    people: dict[Role, User],
) -> list[TransitionLog]:
    """The log of these acts but for the last, which is only where they led."""
    return [
        TransitionLog(
            record=row,
            transition=name,
            source=source,
            target=target,
            actor=people[role] if role else None,
            actor_kind=ActorKind.USER if role else ActorKind.APPLICANT,
            reason=reason,
            at=at,
        )
        for (name, source, role, reason), (_next, target, *_rest) in pairwise(acts)
    ]
