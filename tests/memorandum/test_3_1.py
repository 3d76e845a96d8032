"""Memorandum 3.1: what City Hall undertook, and the bank of city problems.

«Шаардагы ишканалардын жана мекемелердин негизги көйгөйлөрүн аныктап, аларды чечүүгө ОшТУнун илимий жана
академиялык ресурстарын тартуу үчүн сунуштарды берет.»
"""

from datetime import date

import pytest

from core.errors import FieldError, NotAllowed, WrongState
from partnerships.domain.evidence import Done, record_evidence
from partnerships.domain.memorandum import load_memorandum
from partnerships.domain.problems import accept_problem, decline_problem, solve_problem, start_problem
from partnerships.enums import Side
from partnerships.models import Evidence, Obligation, Problem
from tests.makers.partnerships import (
    accepted_problem,
    city_officer,
    clerk,
    enterprise,
    make_evidence,
    make_problem,
    obligation,
)

pytestmark = pytest.mark.django_db
DONE = Done(day=date(2026, 11, 2), kind="practice", what="34 орун берилди", by_whom="Мэрия")


def test_city_hall_has_four_obligations_that_quote_their_clause():
    load_memorandum()
    rows = Obligation.objects.filter(side=Side.CITY)
    assert [(row.code, row.clause) for row in rows] == [(f"C{n}", "3.1") for n in range(1, 5)]
    assert rows[1].text_ky == (
        "Шаардагы ишканалардын жана мекемелердин негизги көйгөйлөрүн аныктап, аларды чечүүгө ОшТУнун илимий "
        "жана академиялык ресурстарын тартуу үчүн сунуштарды берет."
    )


def test_city_hall_records_evidence_of_its_own_side_and_not_of_the_university():
    record_evidence(obligation("C3"), DONE, actor=city_officer())
    with pytest.raises(NotAllowed):
        record_evidence(obligation("U4"), DONE, actor=city_officer())
    assert Evidence.objects.get().obligation.code == "C3"


def test_staff_and_a_partner_do_not_speak_for_city_hall():
    for actor in (clerk(), enterprise()):
        with pytest.raises(NotAllowed):
            record_evidence(obligation("C3"), DONE, actor=actor)


def test_a_problem_filed_by_city_hall_is_itself_evidence():
    problem = make_problem()
    evidence = Evidence.objects.get()
    assert (evidence.obligation.code, evidence.problem, evidence.day) == ("C2", problem, date(2026, 11, 22))
    assert evidence.what == problem.title


def test_a_problem_filed_by_an_enterprise_is_no_act_of_city_hall():
    assert not make_problem(actor=enterprise()).by_city
    assert not Evidence.objects.exists()


def test_evidence_that_names_a_problem_is_public_when_the_problem_is():
    problem = make_problem()
    assert not Evidence.objects.public().exists()
    accept_problem(problem, actor=clerk())
    assert Evidence.objects.public().get().problem == problem


def test_a_problem_goes_from_filed_to_solved_by_the_acts_of_the_staff():
    problem = make_problem()
    assert problem.state == "new"
    accept_problem(problem, actor=clerk())
    start_problem(problem, solver="Электр энергетикасы кафедрасы", actor=clerk())
    solve_problem(problem, outcome="40 чырак алмаштырылды.", actor=clerk())
    assert (problem.state, problem.outcome) == ("solved", "40 чырак алмаштырылды.")


def test_a_declined_problem_has_a_reason_and_a_solved_one_a_result():
    problem = make_problem()
    with pytest.raises(FieldError):
        decline_problem(problem, outcome=" \u200b", actor=clerk())
    start_problem(accept_problem(problem, actor=clerk()), solver="Кафедра", actor=clerk())
    with pytest.raises(FieldError):
        solve_problem(problem, outcome="", actor=clerk())
    assert Problem.objects.get().state == "in_work"


def test_a_problem_that_nobody_began_is_not_solved():
    with pytest.raises(WrongState):
        solve_problem(accepted_problem(), outcome="Чечилди.", actor=clerk())


def test_city_hall_does_not_consider_its_own_problem():
    with pytest.raises(NotAllowed):
        accept_problem(make_problem(), actor=city_officer())


def test_every_line_for_city_hall_stands_on_the_public_page(client):
    evidence = make_evidence("C3", what="Жайкы практикага 41 орун сунушталды")
    hidden = make_evidence("C4", what="Ички жолугушуу", is_public=False)
    page = client.get("/ky/memorandum/").content.decode()
    assert evidence.what in page
    assert hidden.what not in page
