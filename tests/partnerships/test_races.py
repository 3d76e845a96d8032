"""Two at once, each with a connection of its own and committed data: once is enough."""

from datetime import date
from typing import Any

import pytest

from accounts.roles import Role
from core.errors import DomainError
from core.models import TransitionLog
from partnerships.domain.agreements import record_signing
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.problems import accept_problem, decline_problem, file_problem
from partnerships.models import Problem
from tests.makers.partnerships import city_officer, clerk, filing, make_problem, signed_scan
from tests.makers.people import make_user
from tests.makers.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(answers: list[Any]) -> int:
    return sum(isinstance(answer, DomainError) for answer in answers)


def test_two_clerks_accept_one_problem_at_once_the_second_gets_a_sentence() -> None:
    problem = make_problem()
    people = [clerk(), make_user(Role.UNIT_STAFF)]
    answers = at_once(
        *(lambda user=user: accept_problem(Problem.objects.get(pk=problem.pk), actor=user) for user in people)
    )
    assert refusals(answers) == 1
    assert TransitionLog.objects.of(problem).filter(transition="accept").count() == 1


def test_accepting_and_filing_again_leave_one_problem_of_a_title() -> None:
    user, told = city_officer(), filing(title="Көпүрө эскирген")
    act = lambda: file_problem(told, actor=user)  # noqa: E731
    assert refusals(at_once(act, act)) == 1
    assert Problem.objects.filter(title="Көпүрө эскирген").count() == 1


def test_accepting_and_declining_at_once_end_in_a_state_the_log_tells() -> None:
    problem = make_problem()
    people = [clerk(), make_user(Role.UNIT_STAFF)]
    at_once(
        lambda: accept_problem(Problem.objects.get(pk=problem.pk), actor=people[0]),
        lambda: decline_problem(Problem.objects.get(pk=problem.pk), outcome="Жок.", actor=people[1]),
    )
    assert Problem.objects.get().state == TransitionLog.objects.of(problem).order_by("pk").last().target


def test_the_day_of_signing_is_entered_once() -> None:
    user, scans = clerk(), [signed_scan(), signed_scan()]
    answers = at_once(
        *(
            lambda scan=scan, day=day: record_signing(
                the_memorandum(), signed_on=date(2025, 5, day), scan=scan, actor=user
            )
            for day, scan in enumerate(scans, 1)
        )
    )
    assert refusals(answers) == 1
    assert the_memorandum().signed_on in (date(2025, 5, 1), date(2025, 5, 2))
