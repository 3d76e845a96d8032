"""The hand-over after an end: lines of each room, and the act that closes it (3.3.4)."""

from datetime import date

import pytest

from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain import closing
from residents.domain.handover import issue_act, settle_item
from residents.models import HandoverItem, Residency
from tests.makers.ending import keeper_of, terminated
from tests.makers.finance import accountant
from tests.makers.ip import make_object, officer
from tests.makers.residents import clerk, director, make_residency, verified_report
from tests.makers.units import make_allocation, make_premises

pytestmark = pytest.mark.django_db


def line(residency: Residency, code: str) -> HandoverItem:
    return residency.handover.get(code=code)


def settle_all(residency: Residency) -> None:
    for item in residency.handover.all():
        settle_item(item, state="not_applicable", note="Берилген эмес.", actor=keeper_of(item))


def test_every_room_has_its_lines_in_the_list() -> None:
    assert set(closing.ITEMS) == {
        "residents.final_report",
        "ip.settled",
        "units.rooms",
        "units.keys",
        "units.equipment",
        "units.requests",
        "technopark.bookings",
        "finance.charges",
        "finance.debts",
    }
    residency = terminated(make_residency())
    assert set(residency.handover.values_list("code", "state")) == {(code, "open") for code in closing.ITEMS}


def test_a_line_has_one_owner() -> None:
    with pytest.raises(ValueError, match=r"units\.keys"):
        closing.register_items(closing.Item("units.keys", "?", "units.serve_request"))


def test_a_line_is_settled_by_its_own_room_and_says_who_and_when() -> None:
    residency = terminated(make_residency())
    with pytest.raises(NotAllowed):
        settle_item(line(residency, "finance.debts"), state="done", actor=clerk())
    with pytest.raises(NotAllowed):
        settle_item(line(residency, "units.keys"), state="done", actor=accountant())
    item = settle_item(line(residency, "finance.debts"), state="done", note="Карыз жок.", actor=accountant())
    assert (item.state, item.user, item.settled_on, item.note) == (
        "done",
        accountant(),
        clock.today(),
        "Карыз жок.",
    )
    opened = settle_item(item, state="open", actor=accountant())
    assert (opened.state, opened.user, opened.settled_on) == ("open", None, None)


def test_what_does_not_apply_says_why() -> None:
    residency = terminated(make_residency())
    with pytest.raises(FieldError) as refused:
        settle_item(line(residency, "units.equipment"), state="not_applicable", note=" ", actor=clerk())
    assert refused.value.field == "note"


def test_the_last_report_is_done_only_when_every_quarter_is_verified() -> None:
    residency = terminated(make_residency(), ground="own_wish", ended_on=date(2026, 4, 3))
    item = line(residency, "residents.final_report")
    verified_report(residency, Quarter(2026, 1))
    with pytest.raises(FieldError) as refused:
        settle_item(item, state="done", actor=clerk())
    assert "2026" in str(refused.value)
    verified_report(residency, Quarter(2026, 2))
    assert settle_item(item, state="done", actor=clerk()).state == "done"


def test_rights_are_done_only_when_they_are_settled() -> None:
    residency = make_residency()
    make_object(residency=residency)
    with pytest.raises(FieldError):
        settle_item(line(terminated(residency), "ip.settled"), state="done", actor=officer())


def test_rooms_fall_free_with_the_end_and_are_then_done() -> None:
    residency = make_residency()
    make_allocation(make_premises(), residency)
    item = line(terminated(residency), "units.rooms")
    assert settle_item(item, state="done", actor=clerk()).state == "done"


def test_the_act_waits_for_the_last_line_and_then_nothing_changes() -> None:
    residency = terminated(make_residency())
    with pytest.raises(DomainError):
        issue_act(residency, actor=director())
    settle_all(residency)
    with pytest.raises(NotAllowed):
        issue_act(residency, actor=clerk())
    paper = issue_act(residency, actor=director())
    assert (paper.kind, paper.number, paper.subject) == ("handover_act", "ӨА-2026/01", residency)
    assert len(paper.context["items"]) == len(closing.ITEMS)
    with pytest.raises(WrongState):
        issue_act(residency, actor=director())
    with pytest.raises(WrongState):
        settle_item(line(residency, "units.keys"), state="open", actor=clerk())
    assert IssuedPaper.objects.filter(kind="handover_act").count() == 1
