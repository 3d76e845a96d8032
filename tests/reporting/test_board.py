"""The Board in the admin and on its page: members, a meeting from agenda to minutes."""

import pytest

from accounts.roles import Role
from documents.enums import ActKind
from reporting.models import BoardMeeting, BoardMember
from tests.makers.people import make_user
from tests.makers.reporting import board_decision, held_meeting, sits_on_board, vice_rector
from tests.makers.residents import director

pytestmark = pytest.mark.django_db
MEMBERS, MEETINGS = "/admin/reporting/boardmember/", "/admin/reporting/boardmeeting/"


@pytest.fixture
def keeper(client):
    client.force_login(director())
    return client


def test_a_meeting_is_recorded_from_its_agenda_to_closed_minutes(keeper):
    vice_rector()
    first, second = sits_on_board(), sits_on_board()
    words = {"number": "1", "held_on": "10.11.2026", "place": "ОшТУ", "agenda": "Отчет\nСтратегиялык план"}
    keeper.post(f"{MEETINGS}add/", words)
    meeting = BoardMeeting.objects.get()
    base = f"{MEETINGS}{meeting.pk}/"
    keeper.post(f"{base}attendance/", {"present": [first.pk, second.pk]})
    decision = {
        "kind": "endorse_plan",
        "text": "Стратегиялык өнүгүү планын жактыруу",
        "votes_for": "1",
        "votes_against": "0",
        "abstained": "0",
    }
    refused = keeper.post(f"{base}decision/", decision).content.decode()
    assert "Стратегиялык өнүгүү планын жактыруу" in refused
    assert not meeting.decisions.exists()
    keeper.post(f"{base}decision/", {**decision, "abstained": "1"})
    page = keeper.get(f"{base}change/").content.decode()
    assert "№ 1/1" in page
    keeper.post(f"{base}do/close/")
    assert BoardMeeting.objects.get().state == "closed"
    assert keeper.get(f"{base}decision/").status_code == 404


def test_a_member_is_entered_and_ended(keeper):
    act = board_decision(kind=ActKind.RECTOR_ORDER)
    words = {"name": "Эшматов Кубан", "category": "state", "organisation": "Мэрия", "act": act.pk}
    keeper.post(f"{MEMBERS}add/", {**words, "starts_on": "01.09.2026"})
    member = BoardMember.objects.get()
    keeper.post(f"{MEMBERS}{member.pk}/end/", {"ends_on": "01.11.2026"})
    assert str(BoardMember.objects.get().ends_on) == "2026-11-01"
    assert f"{member.pk}/end/" not in keeper.get(f"{MEMBERS}{member.pk}/change/").content.decode()


def test_the_boards_page_names_members_the_chair_and_the_last_decisions(client):
    sits_on_board(user=vice_rector())
    held_meeting(present=3)
    client.force_login(make_user(Role.BOARD_MEMBER))
    page = client.get("/ky/board/").content.decode()
    for words in (vice_rector().full_name, "Төрага", "Колдоо көрсөтүү."):
        assert words in page


def test_the_boards_page_without_a_board_says_what_will_appear(client):
    client.force_login(make_user(Role.BOARD_MEMBER))
    assert "Азырынча эч ким" in client.get("/ky/board/").content.decode()
