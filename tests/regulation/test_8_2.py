"""8.2: the Regulation is amended on the proposal of the director or the Supervisory Board.

The Academic Council approves, the rector's order puts it into force.
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.errors import FieldError, NotAllowed, WrongState
from documents.models import GoverningAct
from reporting.domain.amendments import approve, decline, order, proposals, propose, version_on
from reporting.models import Amendment
from tests.makers.people import make_user
from tests.makers.reporting import amendment, amendment_in_force, decide, held_meeting
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
WORDS = {"clause": "3.3.4", "wording": "Жаңы редакция.", "reason": "Практика көрсөттү."}
COUNCIL, ORDERED = date(2026, 9, 20), date(2026, 10, 1)


def test_the_director_or_the_board_by_a_carried_decision_proposes() -> None:
    assert amendment().proposed_by == director()
    meeting = held_meeting(kind="propose_amendment")
    decision = meeting.decisions.get()
    by_board = propose(**WORDS, board_decision=decision, actor=director())
    assert (by_board.proposed_by, by_board.proposed_on) == (None, meeting.held_on)
    assert not proposals().exists()


def test_a_decision_that_was_not_carried_or_says_something_else_proposes_nothing() -> None:
    meeting = held_meeting()
    lost = decide(meeting, "for", "against", kind="propose_amendment")
    for decision in (meeting.decisions.get(position=1), lost):
        with pytest.raises(FieldError) as refused:
            propose(**WORDS, board_decision=decision, actor=director())
        assert refused.value.field == "board_decision"


def test_nobody_else_proposes() -> None:
    for someone in (make_user(Role.BOARD_MEMBER), make_user(Role.SECRETARY)):
        with pytest.raises(NotAllowed):
            propose(**WORDS, actor=someone)


def test_the_council_then_the_rectors_order_put_it_into_force() -> None:
    row = amendment()
    with pytest.raises(WrongState):
        order(row, number="12", dated_on=ORDERED, in_force_from=ORDERED, actor=director())
    approve(row, number="3/4", dated_on=COUNCIL, actor=director())
    assert not version_on(date(2026, 12, 31)).exists()
    order(row, number="12", dated_on=ORDERED, in_force_from=date(2026, 10, 5), actor=director())
    acts = {
        str(act.kind): (act.number, act.dated_on)
        for act in GoverningAct.objects.filter(number__in=("3/4", "12"))
    }
    assert acts == {"council_decision": ("3/4", COUNCIL), "rector_order": ("12", ORDERED)}
    assert row.state == "ordered"


def test_no_version_is_in_force_without_both_references() -> None:
    for missing in ("council_act", "order_act"):
        row = amendment_in_force(since=date(2026, 10, 1) if missing == "order_act" else date(2026, 11, 1))
        with pytest.raises(IntegrityError), transaction.atomic():
            Amendment.objects.filter(pk=row.pk).update(**{missing: None})
    waiting = amendment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=waiting.pk).update(in_force_from=date(2026, 10, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=waiting.pk).update(state="ordered")


def test_what_the_council_declines_goes_no_further() -> None:
    row = decline(amendment(), number="3/5", dated_on=COUNCIL, actor=director())
    with pytest.raises(WrongState):
        order(row, number="12", dated_on=ORDERED, in_force_from=ORDERED, actor=director())


@pytest.mark.parametrize(
    ("dated_on", "in_force_from", "field"),
    [
        (date(2026, 9, 19), ORDERED, "dated_on"),
        (date(2026, 11, 23), date(2026, 11, 23), "dated_on"),
        (ORDERED, date(2026, 9, 30), "in_force_from"),
    ],
)
def test_the_days_follow_each_other(dated_on: date, in_force_from: date, field: str) -> None:
    row = approve(amendment(), number="3/4", dated_on=COUNCIL, actor=director())
    with pytest.raises(FieldError) as refused:
        order(row, number="12", dated_on=dated_on, in_force_from=in_force_from, actor=director())
    assert refused.value.field == field


def test_the_council_decides_after_the_proposal() -> None:
    with pytest.raises(FieldError):
        approve(amendment(), number="3/4", dated_on=date(2026, 8, 31), actor=director())


def test_one_decision_of_the_council_may_approve_several() -> None:
    for clause in ("3.3.4", "7.1"):
        approve(amendment(clause), number="3/4", dated_on=COUNCIL, actor=director())
    assert GoverningAct.objects.filter(number="3/4").count() == 1


def test_the_version_in_force_is_that_of_the_day() -> None:
    first = amendment_in_force("3.3.4", since=date(2026, 3, 1))
    second = amendment_in_force("7.1", since=date(2026, 6, 1))
    amendment("1.3")
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 1))
    assert [list(version_on(day)) for day in days] == [[], [first], [first, second]]


def test_the_regulation_page_shows_the_version_of_any_day(client) -> None:  # type: ignore[no-untyped-def]
    amendment_in_force("3.3.4", since=date(2026, 3, 1))
    today = client.get("/ky/regulation/").content.decode()
    before = client.get("/ky/regulation/?on=28.02.2026").content.decode()
    assert "Жаңы редакция." in today
    assert "Жаңы редакция." not in before
    assert "28-февраль" in before
    assert client.get("/ky/regulation/?on=жок").status_code == 200
