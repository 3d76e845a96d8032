"""3.3.1: the invariants of the machine are no idle ones. With a rule switched off, its own goes red."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import transaction

from applications.consent import CURRENT
from applications.domain.conflicts import declare_conflict
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.letters import write_to_applicant
from applications.domain.scoring import score
from applications.domain.sessions_voting import cast_vote
from applications.domain.submission import send_application
from applications.enums import ApplicationState, Outcome
from applications.enums_session import ItemState
from applications.models import AgendaItem, Application, SecretVoter
from core.clock import today
from documents.domain.numbers import take_number
from tests.makers.selection import Selection, selection_under_way
from tests.regulation.machine import invariants
from tests.regulation.machine.invariants import INVARIANTS, frozen_now

pytestmark = pytest.mark.django_db
S = ApplicationState


def last_in(state: str) -> Application:
    """The last one in such a state: of the evaluated ones, that whose protocol is issued."""
    return Application.objects.filter(state=state).order_by("-pk")[0]


def voted_item() -> AgendaItem:
    return AgendaItem.objects.get(state=ItemState.VOTING)


def a_number_is_lost(found: Selection) -> None:
    def twice(kind: str, **terms: object):
        take_number(kind, **terms)
        return take_number(kind, **terms)

    with patch("applications.domain.submission.take_number", twice):
        send_application(
            Application.objects.filter(state=S.DRAFT).earliest("pk"), consent_version=CURRENT, language="ky"
        )


def the_applicant_is_told_at_once(found: Selection) -> None:
    row = last_in(S.EVALUATED)
    decide(row, outcome=Outcome.ACCEPTED, reasons="Мыкты.", decided_on=today(), actor=found.director)
    write_to_applicant(row, "application_accepted")


def nobody_asks_for_the_quorum(found: Selection) -> None:
    with patch("applications.domain.evaluation.require_quorum"):
        row = Application.objects.filter(state=S.IN_EVALUATION, score_sheets=None).order_by("pk")[0]
        declare_conflict(row, expert=found.experts[0], has_conflict=False)
        score(row, expert=found.experts[0], points={}, overall="…")
        with (
            patch("applications.domain.summary.Summary.mark", 50),
            patch("applications.domain.summary.Summary.passes", True),
        ):
            close_evaluation(row, actor=found.director)


def a_ballot_has_no_voter(found: Selection) -> None:
    with patch.object(SecretVoter.objects, "create"):
        cast_vote(voted_item(), expert=found.experts[0], choice="for")


def who_has_not_declared_votes(found: Selection) -> None:
    item = voted_item()
    seat = item.session.commission.members.get(user=found.experts[2])
    with patch("applications.domain.sessions_voting._voter", return_value=seat):
        cast_vote(item, expert=found.experts[2], choice="for")


def an_act_is_not_logged(found: Selection) -> None:
    with patch("core.domain.transitions._log"):
        send_application(
            Application.objects.filter(state=S.DRAFT).earliest("pk"), consent_version=CURRENT, language="ky"
        )


def a_change_has_no_history(found: Selection) -> None:
    Application.objects.filter(pk=last_in(S.COMPLETE).pk).update(title="Башка долбоор")


SWITCHED_OFF: dict[Callable[[Selection], None], Callable[[], Iterator[str]]] = {
    a_number_is_lost: invariants.numbers_without_gap_or_double,
    the_applicant_is_told_at_once: invariants.nobody_told_before_the_release,
    nobody_asks_for_the_quorum: invariants.quorum_in_each_protocol,
    a_ballot_has_no_voter: invariants.as_many_voters_as_ballots,
    who_has_not_declared_votes: invariants.recused_members_neither_score_nor_vote,
    an_act_is_not_logged: invariants.every_move_declared_and_logged,
    a_change_has_no_history: invariants.history_is_whole,
}


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_each_invariant_goes_red_when_its_rule_is_switched_off() -> None:
    found = selection_under_way()
    assert not [broken for holds in INVARIANTS for broken in holds()]
    for switch_off, holds in SWITCHED_OFF.items():
        with taken_back():
            switch_off(found)
            assert list(holds()), f"{switch_off.__name__} and {holds.__name__} sees nothing"
    before = frozen_now()
    with taken_back():
        item = AgendaItem.objects.filter(state=ItemState.CLOSED).order_by("pk")[0]
        with (
            patch("applications.domain.scoring.locked_in_evaluation", lambda row: row),
            patch("applications.domain.scoring._unsent_sheet", _any_sheet),
        ):
            criterion = item.application.criteria_set.criteria.first()
            score(item.application, expert=found.experts[0], points={criterion.pk: 5})
        assert frozen_now() != before, "scores after the closing are not seen"


def _any_sheet(application: Application, member: object, at: object):
    return application.score_sheets.get(member=member)
