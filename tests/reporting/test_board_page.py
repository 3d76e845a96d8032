"""The members' own pages: what is next, votes, minutes, decisions; nothing new after the end of a term."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.quarters import Quarter
from documents.access import Viewer, may_read
from reporting.domain.board import end_membership
from reporting.domain.meetings import add_file, call_meeting
from reporting.domain.minutes import close_meeting
from reporting.models import BoardVote, Invitation
from tests.makers.people import make_user
from tests.makers.reporting import (
    convened_meeting,
    decide,
    held_meeting,
    meeting_under_way,
    question,
    ready_centre,
    sits_on_board,
    submitted_report,
    vice_rector,
)
from tests.makers.residents import director
from tests.makers.sessions import signed_copy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
PAGE = "/ky/board/"


@pytest.fixture
def member(client):
    """A member with an account, logged in."""
    seat = sits_on_board(user=make_user(Role.BOARD_MEMBER))
    client.force_login(seat.user)
    return seat


def meeting_url(meeting):
    return f"{PAGE}meetings/{meeting.pk}/"


def status(client, url):
    """The answer's code; a file is read to its end."""
    answer = client.get(url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_the_page_names_members_the_chair_and_the_decisions(client, member):
    sits_on_board(user=vice_rector())
    held_meeting(present=3)
    page = client.get(PAGE).content.decode()
    for words in (vice_rector().full_name, "Төрага", "Колдоо көрсөтүү."):
        assert words in page


def test_the_page_without_a_board_says_what_will_appear(client):
    client.force_login(make_user(Role.BOARD_MEMBER))
    assert "Азырынча эч ким" in client.get(PAGE).content.decode()


def test_a_meeting_in_preparation_is_shown_to_nobody_and_a_called_one_with_its_papers(client, member):
    meeting = convened_meeting()
    add_file(meeting.agenda.get(), file=signed_copy(), actor=director())
    assert meeting.number not in client.get(PAGE).content.decode()
    assert client.get(meeting_url(meeting)).status_code == 404
    call_meeting(meeting, actor=director())
    assert meeting.number in client.get(PAGE).content.decode()
    page = client.get(meeting_url(meeting)).content.decode()
    upload = meeting.agenda.get().files.get().upload
    assert upload.get_absolute_url() in page
    assert status(client, upload.get_absolute_url()) == 200
    assert Invitation.objects.get().read_at is not None


def test_a_member_votes_on_the_page_once(client, member):
    meeting = meeting_under_way(date(2026, 11, 22), members=2, present=3)
    decision = question(meeting)
    url = meeting_url(meeting)
    assert "Добуш берүү ачык" in client.get(PAGE).content.decode()
    assert BoardVote.objects.count() == 0
    without = client.post(url, {"decision": decision.pk, "opinion": "Ойлоном"})
    assert "Ойлоном" in without.content.decode()
    sent = {"decision": decision.pk, "choice": "against", "opinion": "Каражат жок."}
    assert client.post(url, sent).status_code == 302
    again = client.post(url, {**sent, "choice": "for"})
    assert again.status_code == 200
    assert BoardVote.objects.get().choice == "against"
    assert 'name="choice"' not in client.get(url).content.decode()


def test_who_is_absent_gets_no_form_and_a_sentence(client):
    meeting = meeting_under_way(members=2, present=2)
    absent = sits_on_board(user=make_user(Role.BOARD_MEMBER))
    client.force_login(absent.user)
    decision = question(meeting)
    assert 'name="choice"' not in client.get(meeting_url(meeting)).content.decode()
    client.post(meeting_url(meeting), {"decision": decision.pk, "choice": "for"})
    assert not BoardVote.objects.exists()


def test_the_minutes_and_what_followed_stand_on_the_page(client, member):
    meeting = held_meeting(present=3)
    decide(meeting, owner="Директор", due_on=date(2026, 11, 20))
    minutes = close_meeting(meeting, actor=director())
    page = client.get(PAGE).content.decode()
    for words in (minutes.paper.get_absolute_url(), "Директор", "Мөөнөтү өткөн"):
        assert words in page
    assert status(client, minutes.paper.get_absolute_url()) == 200


def test_a_former_member_reads_what_was_before_the_end_and_nothing_new(client, member):
    ready_centre()
    old_report = submitted_report(Quarter(2026, 2))
    old = held_meeting(date(2026, 8, 10), present=3)
    old_paper = close_meeting(old, actor=director()).paper
    end_membership(member, ends_on=date(2026, 9, 30), actor=director())
    new_report = submitted_report(Quarter(2026, 3))
    new = convened_meeting()
    add_file(new.agenda.get(), file=signed_copy(), actor=director())
    call_meeting(new, actor=director())
    page = client.get(PAGE).content.decode()
    assert (old.number in page, new.number in page) == (True, False)
    answers = {
        url: status(client, url)
        for url in (
            meeting_url(old),
            old_paper.get_absolute_url(),
            f"{PAGE}reports/{old_report.code}/",
            meeting_url(new),
            new.agenda.get().files.get().upload.get_absolute_url(),
            f"{PAGE}reports/{new_report.code}/",
            f"{PAGE}reports/{new_report.code}/ky.pdf",
            f"{PAGE}indicators/residents/{new_report.code}/",
            new_report.paper.get_absolute_url(),
        )
    }
    assert list(answers.values()) == [200] * 3 + [404] * 6


def test_papers_of_an_agenda_are_for_members_of_that_day_the_director_and_the_vice_rector():
    first = sits_on_board(user=make_user(Role.BOARD_MEMBER))
    late = sits_on_board(user=make_user(Role.BOARD_MEMBER), since=date(2026, 12, 11))
    meeting = convened_meeting()
    upload = add_file(meeting.agenda.get(), file=signed_copy(), actor=director()).upload
    call_meeting(meeting, actor=director())
    readers = {
        first.user: True,
        late.user: False,
        director(): True,
        vice_rector(): True,
        make_user(Role.RECTOR): False,
        make_user(Role.AUDITOR): False,
        make_user(Role.SECRETARY): False,
    }
    assert {user: may_read(upload, Viewer(user)) for user in readers} == readers
    assert not may_read(upload, Viewer())


@pytest.mark.parametrize("url", ["page", "meeting", "decisions", "meetings"])
def test_one_row_and_thirty_take_as_many_queries(client, url):
    sits_on_board(user=make_user(Role.BOARD_MEMBER))
    sits_on_board()
    client.force_login(director())
    addresses = {
        "page": lambda meeting: PAGE,
        "meeting": meeting_url,
        "decisions": lambda meeting: "/admin/reporting/boarddecision/",
        "meetings": lambda meeting: f"/admin/reporting/boardmeeting/{meeting.pk}/change/",
    }

    def count(meeting):
        client.get(addresses[url](meeting))
        with CaptureQueriesContext(connection) as queries:
            client.get(addresses[url](meeting))
        return len(queries)

    meeting = held_meeting(members=1, present=3)
    few = count(meeting)
    for _row in range(29):
        decide(meeting)
    if url == "page":
        for back in range(29):
            close_meeting(
                held_meeting(date(2026, 11, 9) - timedelta(days=back), members=0, present=2), actor=director()
            )
    assert count(meeting) == few
