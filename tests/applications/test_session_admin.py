"""The secretary's pages on sessions in the admin, as a browser sends them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.sessions_voting import cast_vote
from applications.enums_session import Choice, ItemState, SessionState
from applications.models import AgendaItem, CommissionSession, SessionProtocol
from core.clock import today
from core.formatting import format_date
from tests.makers.applications import make_call
from tests.makers.commission import (
    appointed_commission,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.documents import make_file
from tests.makers.people import log_in
from tests.makers.sessions import (
    PLACE,
    closed_item,
    issued_protocol,
    item_being_voted,
    scored_application,
    secretary,
    session_under_way,
    signed_copy,
    vote_all,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
NAME = "admin:applications_commissionsession_"


def page(name, *arguments):
    return reverse(NAME + name, args=arguments)


def html(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def desk(client):
    log_in(client, secretary())
    return client


def test_the_secretary_calls_a_session(desk):
    application = scored_application()
    assert desk.get(page("choose")).headers["Location"] == page("call", application.commission.pk)
    assert application.number in html(desk.get(page("call", application.commission.pk)))
    answer = desk.post(
        page("call", application.commission.pk),
        {
            "held_on": format_date(today(), "short"),
            "time": "14:30",
            "place": PLACE,
            "applications": [application.pk],
        },
    )
    session = CommissionSession.objects.get()
    assert answer.headers["Location"] == page("change", session.pk)
    assert f"{session.held_at.astimezone():%M}" == "30"


def test_a_time_that_is_none_is_said_beside_its_field(desk):
    application = scored_application()
    sent = {"held_on": "29.11.2026", "time": "саат экиде", "place": PLACE, "applications": [application.pk]}
    answer = html(desk.post(page("call", application.commission.pk), sent))
    assert "14:30" in answer
    assert "саат экиде" in answer
    assert not CommissionSession.objects.exists()


def test_without_work_the_page_of_the_call_says_when_there_will_be_some(desk):
    make_call()
    assert "<form method" not in html(desk.get(page("choose"))).partition("<main")[2]


def test_a_session_is_held_from_the_desk_alone(desk):
    application = scored_application()
    session = session_under_way([application])
    item = session.items.get()
    members = [member.pk for member in session.commission.members.all()]
    desk.post(page("attendance", session.pk), {"present": members})
    desk.post(page("item", session.pk, item.pk, "open"), {"kind": "secret"})
    vote_all(AgendaItem.objects.get(pk=item.pk), Choice.FOR, Choice.FOR, Choice.AGAINST)
    shown = html(desk.get(page("change", session.pk)))
    assert "3 / 3" in shown
    desk.post(page("item", session.pk, item.pk, "note"), {"note": "Прототип көрсөтүлдү."})
    desk.post(page("item", session.pk, item.pk, "close"))
    answer = desk.post(page("transition", session.pk, "close_session"))
    assert answer.status_code == 302
    protocol = SessionProtocol.objects.get()
    assert protocol.paper.number in html(desk.get(page("change", session.pk)))
    sent = {"signed_on": format_date(today(), "short"), "file": signed_copy()}
    desk.post(page("sign", session.pk), sent)
    protocol.refresh_from_db()
    assert protocol.is_signed


def test_while_the_vote_is_open_the_desk_says_who_voted_and_not_what(desk):
    item = item_being_voted(is_secret=True)
    chair, *others = experts_of(item.application)
    vote_all_but_last(item)
    shown = html(desk.get(page("change", item.session.pk)))
    assert "2 / 3" in shown
    assert others[-1].short_name in shown.partition("agenda")[2]
    assert str(Choice.AGAINST.label).lower() not in shown.partition("agenda")[2].lower()
    assert chair.short_name in shown


def vote_all_but_last(item):
    for expert in experts_of(item.application)[:-1]:
        cast_vote(item, expert=expert, choice=Choice.AGAINST)


def test_a_refusal_of_the_domain_is_said_on_the_page(desk):
    item = item_being_voted()
    answer = html(desk.post(page("item", item.session.pk, item.pk, "close")))
    assert experts_of(item.application)[0].short_name in answer
    assert AgendaItem.objects.get().state == ItemState.VOTING


def test_an_act_of_another_state_is_refused_in_a_sentence(desk):
    item = closed_item()
    answer = html(desk.post(page("item", item.session.pk, item.pk, "postpone"), {"reason": "Кийин."}))
    assert 'role="alert"' in answer
    assert AgendaItem.objects.get().state == ItemState.CLOSED


def test_the_live_quorum_counts_recusals_and_attendance(desk):
    application = scored_application(number=4)
    recused, absent = experts_of(application)[2:]
    declare_conflict(application, expert=recused, has_conflict=True, statement="Тууганым.")
    session = session_under_way([application], absent=[absent])
    shown = html(desk.get(page("change", session.pk)))
    assert recused.short_name in shown.partition("agenda")[2]
    assert "text-red-700" in shown.partition("agenda")[2]


def test_the_draft_is_a_pdf_without_a_number(desk):
    session = session_under_way()
    answer = desk.get(page("draft", session.pk))
    assert answer.content.startswith(b"%PDF")
    assert not SessionProtocol.objects.exists()


def test_a_signed_copy_that_is_no_document_is_refused(desk):
    session = issued_protocol().session
    sent = {"signed_on": format_date(today(), "short"), "file": make_file("кол.exe", b"MZ")}
    html(desk.post(page("sign", session.pk), sent))
    assert not SessionProtocol.objects.get().is_signed


def test_a_correction_keeps_what_was_typed_and_then_issues_a_new_version(desk):
    session = issued_protocol().session
    item = session.items.get()
    words = {"place": PLACE, f"note_{item.pk}": "Команда <b>келди</b>.", "reason": ""}
    assert "Команда &lt;b&gt;келди&lt;/b&gt;." in html(desk.post(page("correct", session.pk), words))
    desk.post(page("correct", session.pk), {**words, "reason": "Айтылганы жазылбай калган."})
    assert SessionProtocol.objects.count() == 2


def test_pages_of_a_session_in_another_state_are_not_there(desk):
    session = session_under_way()
    assert desk.get(page("sign", session.pk)).status_code == 404
    assert desk.get(page("correct", session.pk)).status_code == 404
    closed = issued_protocol().session
    assert desk.get(page("attendance", closed.pk)).status_code == 404
    assert closed.state == SessionState.CLOSED


@pytest.mark.parametrize("name", ["change", "changelist"])
def test_the_desk_asks_the_database_the_same_at_one_application_and_at_many(
    desk, django_assert_num_queries, name
):
    few, many = session_of(1), session_of(6)
    address = page(name, few.pk) if name == "change" else page(name)
    desk.get(address)
    count = count_of(desk, address)
    other = page(name, many.pk) if name == "change" else page(name)
    with django_assert_num_queries(count):
        desk.get(other)


def count_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def session_of(number):
    call, experts = make_call(), make_experts(3)
    made = [complete_application(call, actor=role_holder(Role.UNIT_STAFF)) for _each in range(number)]
    appointed_commission(made, experts=experts)
    for application in made:
        application.refresh_from_db()
        for expert in experts:
            send_scores(application, expert)
    return session_under_way(made)
