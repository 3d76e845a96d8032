"""Memorandum 3.2: what the university undertook; no figures and no deadlines are set for anything in 3."""

import re
from datetime import date

import pytest

from core.domain.quarter_lock import lock_quarter
from core.errors import FieldError, NotAllowed
from core.quarters import Quarter
from partnerships.domain.evidence import Done, plan_action, record_evidence
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import board
from partnerships.enums import Side
from partnerships.models import Evidence, Obligation
from tests.makers.partnerships import city_officer, clerk, make_evidence, obligation
from tests.makers.residents import director

pytestmark = pytest.mark.django_db


def line(code):
    return next(one for one in board(the_memorandum()) if one.obligation.code == code)


def test_the_university_has_four_obligations_that_quote_their_clause():
    rows = Obligation.objects.filter(side=Side.UNIVERSITY)
    assert [(row.code, row.clause) for row in rows] == [(f"U{n}", "3.2") for n in range(1, 5)]
    assert rows[3].text_ky == (
        "Студенттерди жана магистранттарды практикалык тажрыйба алуу үчүн шаардык ишканалар менен тыгыз "
        "кызматташууга багыттайт."
    )


def test_the_board_has_eight_obligations():
    assert [one.obligation.code for one in board(the_memorandum())] == [
        *(f"C{n}" for n in range(1, 5)),
        *(f"U{n}" for n in range(1, 5)),
    ]


def test_the_staff_speak_for_the_university_and_city_hall_does_not():
    assert make_evidence("U2").obligation.side == Side.UNIVERSITY
    with pytest.raises(NotAllowed):
        plan_action(
            obligation("U2"), due_on=date(2027, 1, 1), what="Талкуу", who="Кафедра", actor=city_officer()
        )


def test_the_last_activity_is_the_day_of_the_latest_evidence():
    assert (line("U1").last_on, line("U1").silent) == (None, True)
    for day in (date(2026, 10, 5), date(2026, 11, 3), date(2026, 9, 1)):
        make_evidence("U1", day)
    assert (line("U1").last_on, line("U1").silent) == (date(2026, 11, 3), False)


@pytest.mark.parametrize(
    ("day", "silent"), [(date(2026, 5, 22), False), (date(2026, 5, 21), True)], ids=["six months", "more"]
)
def test_an_obligation_is_silent_after_the_months_of_the_setting(day, silent):
    make_evidence("U3", day)
    assert line("U3").silent is silent


def test_no_page_of_the_obligations_shows_a_percentage(client):
    make_evidence("U1")
    client.force_login(city_officer())
    for path in ("/ky/memorandum/", "/ky/city/obligations/"):
        text = re.sub(r"<[^>]+>", " ", client.get(path).content.decode())
        assert "%" not in text


def test_evidence_is_of_a_day_that_has_come_and_not_before_the_memorandum():
    for day in (date(2026, 11, 23), date(2024, 12, 31)):
        with pytest.raises(FieldError) as refused:
            make_evidence("U1", day)
        assert refused.value.field == "day"
    assert not Evidence.objects.exists()


def test_evidence_of_a_submitted_quarter_is_refused_beside_the_day():
    lock_quarter(Quarter(2026, 3), actor=director())
    with pytest.raises(FieldError, match="2026-жылдын 3-кварталы") as refused:
        make_evidence("U1", date(2026, 9, 30))
    assert refused.value.field == "day"
    make_evidence("U1", date(2026, 10, 1))


def test_a_planned_action_is_done_by_its_evidence_and_once():
    action = plan_action(
        obligation("U1"), due_on=date(2026, 12, 1), what="Темалар", who="Окуу бөлүмү", actor=clerk()
    )
    assert line("U1").planned == [action]
    done = Done(day=date(2026, 11, 20), kind="study", what="Темалар бекитилди", by_whom="Окуу бөлүмү")
    record_evidence(obligation("U1"), done, action=action, actor=clerk())
    assert line("U1").planned == []
    with pytest.raises(FieldError):
        record_evidence(obligation("U1"), done, action=action, actor=clerk())
    assert Evidence.objects.count() == 1


def test_an_action_is_planned_for_a_day_still_to_come():
    with pytest.raises(FieldError) as refused:
        plan_action(obligation("U1"), due_on=date(2026, 11, 21), what="Тема", who="Бөлүм", actor=clerk())
    assert refused.value.field == "due_on"
