"""The Board in the admin: members, a meeting from its agenda to its minutes, amendments."""

from datetime import date

import pytest

from documents.enums import ActKind
from reporting.domain.health import miscounted_votes
from reporting.domain.minutes import close_meeting
from reporting.models import Amendment, BoardDecision, BoardMeeting, BoardMember, BoardMinutes
from tests.makers.reporting import board_decision, decide, held_meeting, sits_on_board, vice_rector
from tests.makers.residents import director
from tests.makers.sessions import signed_copy

pytestmark = pytest.mark.django_db
MEMBERS, MEETINGS = "/admin/reporting/boardmember/", "/admin/reporting/boardmeeting/"
DECISIONS = "/admin/reporting/boarddecision/"


@pytest.fixture
def keeper(client):
    client.force_login(director())
    return client


def test_a_meeting_goes_from_its_agenda_to_closed_minutes(keeper, november_2026):
    vice_rector()
    first, second = sits_on_board(), sits_on_board()
    words = {"number": "1", "held_on": "22.11.2026", "begins_at": "14:30", "place": "ОшТУ"}
    keeper.post(f"{MEETINGS}add/", {**words, "agenda": "Отчет\nСтратегиялык план"})
    meeting = BoardMeeting.objects.get()
    base = f"{MEETINGS}{meeting.pk}/"
    item = meeting.agenda.first()
    keeper.post(f"{base}paper/", {"item": item.pk, "file": signed_copy()})
    late = keeper.post(f"{base}do/call/", {"reason": ""}).content.decode()
    assert "15-ноябрь" in late
    keeper.post(f"{base}do/call/", {"reason": "Инвестор келет"})
    keeper.post(f"{base}do/begin/")
    keeper.post(f"{base}attendance/", {"present": [first.pk, second.pk]})
    asked = {"kind": "endorse_plan", "text": "Планды жактыруу", "item": item.pk}
    keeper.post(f"{base}question/", asked)
    decision = BoardDecision.objects.get()
    votes = f"{DECISIONS}{decision.pk}/"
    assert first.name in keeper.get(f"{votes}votes/").content.decode()
    keeper.post(f"{votes}votes/", {f"vote_{first.pk}": "for"})
    refused = keeper.post(f"{votes}do/count/").content.decode()
    assert second.name in refused
    keeper.post(f"{votes}votes/", {f"vote_{second.pk}": "abstain"})
    keeper.post(f"{votes}do/count/")
    assert "№ 1/1" in keeper.get(f"{base}change/").content.decode()
    keeper.post(f"{base}do/close/")
    assert BoardMeeting.objects.get().state == "closed"
    assert keeper.get(f"{base}question/").status_code == 404
    keeper.post(f"{base}sign/", {"signed_on": "22.11.2026", "file": signed_copy()})
    assert BoardMinutes.objects.get().signed_on is not None


def test_closed_minutes_are_corrected_on_a_page_of_their_own_and_both_versions_are_listed(
    keeper, november_2026
):
    meeting = held_meeting()
    first = close_meeting(meeting, actor=director())
    base = f"{MEETINGS}{meeting.pk}/"
    assert f"{base}correct/" in keeper.get(f"{base}change/").content.decode()
    page = keeper.get(f"{base}correct/")
    words = {name: field.initial or "" for name, field in page.context["form"].fields.items()}
    kept = keeper.post(f"{base}correct/", {**words, "reason": "Себеби бар"}).content.decode()
    assert "Себеби бар" in kept
    assert meeting.minutes.count() == 1
    keeper.post(f"{base}correct/", {**words, "decision_1": "Оңдолгон чечим", "reason": "Ката кеткен"})
    second = meeting.minutes.get(version=2)
    desk = keeper.get(f"{base}change/").content.decode()
    for said in (f"№ {first.paper.number}", f"№ {second.paper.number}", "Ката кеткен"):
        assert said in desk
    members_page = keeper.get(f"/ky/board/meetings/{meeting.pk}/").content.decode()
    assert second.paper.number in members_page


def test_what_followed_a_decision_is_written_on_its_page(keeper, november_2026):
    decision = decide(held_meeting(), owner="Директор", due_on=date(2026, 11, 20))
    assert "Колдоо" in keeper.get(f"{DECISIONS}?follow=overdue").content.decode()
    base = f"{DECISIONS}{decision.pk}/"
    keeper.post(f"{base}prolong/", {"due_on": "20.12.2026", "words": "Кечикти"})
    keeper.post(f"{base}done/", {"done_on": "21.11.2026", "words": "Өттү", "file": signed_copy()})
    steps = list(decision.steps.values_list("kind", "words"))
    assert steps == [("prolonged", "Кечикти"), ("done", "Өттү")]
    assert decision.steps.get(kind="done").file is not None
    assert keeper.get(f"{base}done/").status_code == 404


def test_an_amendment_goes_from_its_proposal_into_force(keeper, november_2026):
    words = {"clause": "7.1", "wording": "Жаңы", "reason": "Себеп"}
    keeper.post("/admin/reporting/amendment/add/", words)
    row = Amendment.objects.get()
    base = f"/admin/reporting/amendment/{row.pk}/do/"
    keeper.post(f"{base}approve/", {"number": "3/4", "dated_on": "22.11.2026"})
    order = {"number": "12", "dated_on": "22.11.2026", "in_force_from": "22.11.2026"}
    keeper.post(f"{base}order/", order)
    assert Amendment.objects.in_force(date(2026, 11, 22)).get() == row
    assert "3/4" in keeper.get(f"/admin/reporting/amendment/{row.pk}/change/").content.decode()


def test_a_member_is_entered_and_ended(keeper):
    act = board_decision(kind=ActKind.RECTOR_ORDER)
    words = {"name": "Эшматов Кубан", "category": "state", "organisation": "Мэрия", "act": act.pk}
    keeper.post(f"{MEMBERS}add/", {**words, "starts_on": "01.09.2026"})
    member = BoardMember.objects.get()
    keeper.post(f"{MEMBERS}{member.pk}/end/", {"ends_on": "01.11.2026"})
    assert str(BoardMember.objects.get().ends_on) == "2026-11-01"
    assert f"{member.pk}/end/" not in keeper.get(f"{MEMBERS}{member.pk}/change/").content.decode()


def test_doctor_names_a_decision_whose_counts_are_not_those_of_the_votes(november_2026):
    decision = held_meeting().decisions.get()
    assert list(miscounted_votes()) == []
    BoardDecision.objects.filter(pk=decision.pk).update(votes_for=1)
    assert [decision.number in told for told in miscounted_votes()] == [True]
