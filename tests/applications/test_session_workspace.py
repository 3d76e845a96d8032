"""The member's pages on sessions, as a tablet sends them, without JavaScript."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.sessions import close_session, record_attendance
from applications.domain.sessions_protocol import correct_protocol, sign_protocol
from applications.domain.sessions_queries import protocols_to_sign
from applications.domain.sessions_voting import close_voting
from applications.enums_session import Choice
from applications.models import Ballot, DissentingOpinion, SecretVoter, Vote
from core.clock import today
from tests.applications.test_session_admin import count_of, session_of
from tests.makers.commission import (
    application_in_evaluation,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.people import log_in
from tests.makers.sessions import (
    closed_item,
    item_being_voted,
    planned_session,
    scored_application,
    secretary,
    session_under_way,
    signed_copy,
    signed_protocol,
    vote_all,
)

pytestmark = pytest.mark.django_db


def address(session):
    return reverse("applications:session", args=[session.pk])


def html(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def vote(client, item, choice):
    sent = {"vote": item.pk, f"vote{item.pk}-choice": choice}
    return client.post(address(item.session), sent, follow=True)


def test_who_was_there_finds_the_protocol_that_waits_for_their_signature(client):
    item = item_being_voted(number=4)
    *present, absent = experts_of(item.application)
    record_attendance(
        item.session, present=item.session.commission.members.exclude(user=absent), actor=secretary()
    )
    vote_all(item)
    close_voting(item, actor=secretary())
    home = reverse("applications:commission")
    log_in(client, present[0])
    assert 'id="to-sign"' not in html(client.get(home))
    protocol = close_session(item.session, actor=secretary())
    for person, waits in ((present[0], True), (present[2], True), (absent, False)):
        log_in(client, person)
        assert ('id="to-sign"' in html(client.get(home))) is waits
        assert (address(item.session) in html(client.get(home))) is waits
        assert client.get(address(item.session)).context["awaits_signature"] is waits
    sign_protocol(protocol, signed_on=today(), file=signed_copy(), actor=secretary())
    log_in(client, present[0])
    assert 'id="to-sign"' not in html(client.get(home))
    assert not client.get(address(item.session)).context["awaits_signature"]


def test_a_corrected_protocol_waits_for_the_signature_anew(client):
    signed = signed_protocol()
    expert = signed.session.commission.members.first().user
    assert protocols_to_sign(expert) == []
    item = signed.session.items.get()
    new = correct_protocol(
        signed, reason="Орду ката.", place="214", notes={item.pk: item.note}, actor=secretary()
    )
    assert protocols_to_sign(expert) == [new]


def test_the_protocol_of_a_written_procedure_is_signed_by_who_scored(client):
    application = application_in_evaluation(number=4, quorum=3)
    *scored, silent = experts_of(application)
    for expert in scored:
        send_scores(application, expert)
    paper = close_evaluation(application, actor=role_holder(Role.DIRECTOR))
    assert [len(protocols_to_sign(expert)) for expert in (scored[0], silent)] == [1, 0]
    log_in(client, scored[0])
    assert paper.get_absolute_url() in html(client.get(reverse("applications:commission")))


def test_a_member_finds_the_session_and_votes_openly(client):
    item = item_being_voted()
    log_in(client, experts_of(item.application)[0])
    assert address(item.session) in html(client.get(reverse("applications:sessions")))
    shown = html(vote(client, item, Choice.FOR))
    assert Vote.objects.get().choice == Choice.FOR
    assert str(Choice.FOR.label) in shown
    assert 'name="vote"' not in shown


def test_after_a_secret_vote_the_page_does_not_say_what_was_voted(client):
    item = item_being_voted(is_secret=True)
    log_in(client, experts_of(item.application)[0])
    shown = html(vote(client, item, Choice.AGAINST))
    assert (SecretVoter.objects.count(), Ballot.objects.count()) == (1, 1)
    assert str(Choice.AGAINST.label) not in shown.partition("<main")[2]


def test_who_presses_twice_is_told_in_a_sentence(client):
    item = item_being_voted()
    log_in(client, experts_of(item.application)[0])
    vote(client, item, Choice.FOR)
    assert 'role="alert"' in html(vote(client, item, Choice.AGAINST))
    assert Vote.objects.get().choice == Choice.FOR


def test_a_vote_without_a_choice_is_said_on_top_and_beside_the_field(client):
    item = item_being_voted()
    log_in(client, experts_of(item.application)[0])
    shown = html(client.post(address(item.session), {"vote": item.pk}))
    assert f'href="#id_vote{item.pk}-choice' in shown
    assert not Vote.objects.exists()


def test_a_member_with_a_conflict_sees_why_and_no_form(client):
    item = item_being_voted(number=4)
    recused = experts_of(item.application)[3]
    declare_conflict(item.application, expert=recused, has_conflict=True, statement="Тууганым.")
    log_in(client, recused)
    assert 'name="vote"' not in html(client.get(address(item.session)))
    assert 'role="alert"' in html(vote(client, item, Choice.FOR))
    assert not Vote.objects.exists()


def test_an_absent_member_sees_why_and_no_form(client):
    application = scored_application(number=4)
    session = session_under_way([application], absent=experts_of(application)[3:])
    log_in(client, experts_of(application)[3])
    shown = html(client.get(address(session)))
    assert 'name="vote"' not in shown


def test_a_dissenting_opinion_is_written_from_the_page(client):
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST)
    log_in(client, experts_of(item.application)[2])
    sent = {"dissent": item.pk, f"dissent{item.pk}-text": "Баасы негизсиз."}
    shown = html(client.post(address(item.session), sent, follow=True))
    assert DissentingOpinion.objects.get().text == "Баасы негизсиз."
    assert 'name="dissent"' not in shown


def test_an_empty_opinion_is_not_sent_and_stays_open(client):
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST)
    log_in(client, experts_of(item.application)[2])
    shown = html(client.post(address(item.session), {"dissent": item.pk}))
    assert "<details open" in shown


def test_members_of_other_commissions_see_nothing(client):
    session = planned_session()
    log_in(client, make_experts(1)[0])
    assert client.get(address(session)).status_code == 404
    assert client.post(address(session), {"vote": session.items.get().pk}).status_code == 404
    assert address(session) not in html(client.get(reverse("applications:sessions")))


@pytest.mark.parametrize("sent", [{}, {"vote": "x"}, {"vote": "999999"}, {"dissent": "9" * 400}])
def test_what_names_no_item_is_not_there(client, sent):
    session = session_under_way()
    log_in(client, experts_of(session.items.get().application)[0])
    assert client.post(address(session), sent).status_code == 404


def test_after_the_session_its_members_open_the_protocol(client):
    item = closed_item()
    protocol = close_session(item.session, actor=secretary())
    log_in(client, experts_of(item.application)[0])
    assert protocol.paper.get_absolute_url() in html(client.get(address(item.session)))
    assert client.get(protocol.paper.get_absolute_url()).getvalue().startswith(b"%PDF")


def test_the_page_asks_the_database_the_same_at_one_application_and_at_many(
    client, django_assert_num_queries
):
    few, many = session_of(1), session_of(6)
    log_in(client, few.commission.members.first().user)
    client.get(address(few))
    count = count_of(client, address(few))
    log_in(client, many.commission.members.first().user)
    client.get(address(many))
    with django_assert_num_queries(count):
        client.get(address(many))
