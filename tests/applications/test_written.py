"""The rows from which many tests begin are those that the acts leave."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.forms.models import model_to_dict

from accounts.roles import Role
from applications.domain.summary import summary
from applications.models import Application, ConflictDeclaration, Score, ScoreSheet
from core.clock import moment_of, now
from core.models import TransitionLog
from tests.makers import commission, written
from tests.makers.applications import default_criteria, found_complete, make_call, submitted_application
from tests.makers.people import role_holder
from tests.makers.written import scored_by_all

pytestmark = pytest.mark.django_db
# What differs from application to application, and what only an expert commission leaves.
OWN = {"id", "number", "call", "inn", "email", "applicant_name", "registration_number", "folded", "decision"}
OF_COMMISSION = {"commission", "scores_due_on"}


@pytest.fixture(autouse=True)
def one_moment() -> Iterator[None]:
    """Everything happens at ten in the morning of 22 November 2026."""
    with time_machine.travel(moment_of(date(2026, 11, 22)), tick=False):
        yield


def told(application: Application) -> dict[str, Any]:
    """What the row says but for its own names and numbers, with what belongs to it and its log."""
    row = Application.objects.get(pk=application.pk)
    log = TransitionLog.objects.of(row).values_list("transition", "source", "target", "actor_kind", "reason")
    return {
        **{name: value for name, value in model_to_dict(row).items() if name not in OWN | OF_COMMISSION},
        "created_at": row.created_at,
        "team": list(row.team.values_list("position", "name", "role", "experience")),
        "budget": list(row.budget.values_list("position", "purpose", "kind", "source", "amount")),
        "checked": list(row.checklists.values_list("round", "version", "marks")),
        "log": list(log),
    }


def test_a_written_complete_application_is_what_the_check_leaves() -> None:
    walked = found_complete(submitted_application(make_call()), actor=role_holder(Role.UNIT_STAFF))
    assert told(written.complete_application(make_call())) == told(walked)


def test_a_written_accepted_application_is_what_the_commission_and_the_director_leave() -> None:
    walked = told(commission.accepted_application(reasons=written.REASONS))
    rows = told(written.accepted_application(at=now()))
    assert {**rows, "checked": walked["checked"]} == walked


def said(application: Application) -> list[Any]:
    """What each member has declared and sent, with the marks that follow from it."""
    rows = [
        [model_to_dict(row, exclude=["id", "application", "member", "sheet"]) for row in found.order_by("pk")]
        for found in (
            ConflictDeclaration.objects.filter(application=application),
            ScoreSheet.objects.filter(application=application),
            Score.objects.filter(sheet__application=application),
        )
    ]
    return [*rows, *((one.standing, one.sent_at, one.mark) for one in summary(application).experts)]


def test_written_scores_are_what_the_experts_leave_who_declare_score_and_send() -> None:
    criteria = default_criteria()
    walked, rows = (commission.application_in_evaluation() for _each in (1, 2))
    for expert in commission.experts_of(walked):
        commission.send_scores(walked, expert, 3)
    scored_by_all(rows, 3, reason=commission.REASON, overall=commission.OVERALL)
    assert said(rows) == said(walked)
    assert (len(said(rows)[2]), walked.criteria_set) == (3 * criteria.criteria.count(), criteria)


def test_a_written_decision_is_what_the_director_leaves() -> None:
    walked = commission.accepted_application(reasons=written.REASONS).decision
    rows = written.accepted_application(at=now()).decision
    names = ("version", "outcome", "mark", "reasons", "decided_on", "decider", "decided_by_id", "reversed_on")
    assert [getattr(rows, name) for name in names] == [getattr(walked, name) for name in names]
    assert (rows.letter.template, rows.letter.kind) == (walked.letter.template, walked.letter.kind)
    assert rows.released_by == walked.released_by
