"""3.3.1: the votes of a session, open and secret, how they are counted, dissenting opinions.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.sessions import (
    close_session,
    record_attendance,
)
from applications.domain.sessions_counting import Tally, Verdict, verdict_of
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    postpone_item,
    write_dissent,
)
from applications.enums_session import Choice, ItemState, Result
from applications.models import AgendaItem, Ballot, SecretVoter, Vote
from core.errors import FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from tests.makers.applications import make_call
from tests.makers.commission import (
    application_in_evaluation,
    appointed_commission,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.documents import text_of
from tests.makers.refusals import refused
from tests.makers.sessions import (
    closed_item,
    item_being_voted,
    members_of,
    scored_application,
    secretary,
    session_under_way,
    vote_all,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


# The vote: by present members without a conflict of interest, once


def test_nobody_but_a_member_votes():
    item = item_being_voted()
    stranger = make_experts(1)[0]
    refused(lambda: cast_vote(item, expert=stranger, choice=Choice.FOR), NotAllowed)
    refused(lambda: cast_vote(item, expert=secretary(), choice=Choice.FOR), NotAllowed)
    assert Vote.objects.count() == 0


@pytest.mark.parametrize("is_secret", [False, True])
def test_a_member_who_is_absent_does_not_vote(is_secret):
    application = scored_application(number=4)
    absent = experts_of(application)[3]
    session = session_under_way([application], absent=[absent])
    item = open_voting(session.items.get(), is_secret=is_secret, actor=secretary())
    assert refused(lambda: cast_vote(item, expert=absent, choice=Choice.FOR), NotAllowed)
    assert (Vote.objects.count(), Ballot.objects.count()) == (0, 0)


@pytest.mark.parametrize("is_secret", [False, True])
def test_a_member_with_a_conflict_of_interest_does_not_vote(is_secret):
    item = item_being_voted(number=4, is_secret=is_secret)
    recused = members_of(item)[3]
    declare_conflict(item.application, expert=recused, has_conflict=True, statement="Тууганым.")
    refused(lambda: cast_vote(item, expert=recused, choice=Choice.FOR), NotAllowed)
    assert (Vote.objects.count(), Ballot.objects.count()) == (0, 0)


def test_a_member_who_declared_nothing_does_not_vote():
    application = application_in_evaluation(number=4)
    *scoring, silent = experts_of(application)
    for expert in scoring:
        send_scores(application, expert)
    session = session_under_way([application])
    item = open_voting(session.items.get(), is_secret=False, actor=secretary())
    refused(lambda: cast_vote(item, expert=silent, choice=Choice.FOR), NotAllowed)


@pytest.mark.parametrize("is_secret", [False, True])
def test_each_member_votes_once(is_secret):
    item = item_being_voted(is_secret=is_secret)
    chair = members_of(item)[0]
    cast_vote(item, expert=chair, choice=Choice.FOR)
    refused(lambda: cast_vote(item, expert=chair, choice=Choice.AGAINST), WrongState)
    assert Vote.objects.count() + Ballot.objects.count() == 1


def test_the_database_itself_holds_one_vote_of_each():
    item = item_being_voted(number=4, is_secret=True)
    member = item.session.commission.members.first()
    SecretVoter.objects.create(item=item, member=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecretVoter.objects.create(item=item, member=member)
    Vote.objects.create(item=item, member=member, choice=Choice.FOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(item=item, member=member, choice=Choice.FOR)


def test_there_are_three_ways_to_vote():
    item = item_being_voted()
    refused(lambda: cast_vote(item, expert=members_of(item)[0], choice="maybe"), FieldError)


def test_nobody_votes_before_the_vote_is_open_or_after_it_is_closed():
    session = session_under_way()
    item = session.items.get()
    chair = members_of(item)[0]
    refused(lambda: cast_vote(item, expert=chair, choice=Choice.FOR), WrongState)
    open_voting(item, is_secret=False, actor=secretary())
    vote_all(item)
    close_voting(item, actor=secretary())
    refused(lambda: cast_vote(item, expert=chair, choice=Choice.FOR), WrongState)


def test_one_vote_is_open_at_a_time():
    clerk, experts = role_holder(Role.UNIT_STAFF), make_experts(3)
    call = make_call()
    made = [complete_application(call, actor=clerk) for _each in range(2)]
    appointed_commission(made, experts=experts)
    for application in made:
        application.refresh_from_db()
        for expert in experts:
            send_scores(application, expert)
    first, second = session_under_way(made).items.all()
    open_voting(first, is_secret=False, actor=secretary())
    refused(lambda: open_voting(second, is_secret=False, actor=secretary()))


def test_a_conflict_that_appears_after_the_vote_stops_the_count():
    item = item_being_voted(number=4)
    vote_all(item)
    declare_conflict(item.application, expert=members_of(item)[3], has_conflict=True, statement="Тууганым.")
    refused(lambda: close_voting(item, actor=secretary()))
    item.refresh_from_db()
    assert item.state == ItemState.VOTING


def test_who_has_voted_stays_until_the_vote_is_closed():
    item = item_being_voted(number=4)
    chair, *others = item.session.commission.members.order_by("pk")
    cast_vote(item, expert=chair.user, choice=Choice.FOR)
    refused(lambda: record_attendance(item.session, present=others, actor=secretary()), FieldError)


# The count: a majority of those present, the chair's vote on a tie


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ((3, 1, 0), Result.RECOMMENDED),
        ((1, 3, 0), Result.NOT_RECOMMENDED),
        ((2, 1, 1), Result.NOT_RECOMMENDED),
        ((2, 2, 0), Result.EVEN),
        ((0, 0, 4), Result.EVEN),
    ],
)
def test_more_than_half_of_those_present_recommend(votes, result):
    assert verdict_of(Tally(*votes), present=4, of_present=True) == Verdict(result)


def test_with_the_other_setting_more_for_than_against_is_enough():
    assert verdict_of(Tally(2, 1, 1), present=4, of_present=False).result == Result.RECOMMENDED


def test_the_chairs_vote_breaks_a_tie_in_an_open_vote():
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, number=4)
    assert (item.result, item.by_chair) == (Result.RECOMMENDED, True)


def test_a_tie_in_a_secret_vote_is_no_recommendation():
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, number=4, is_secret=True)
    assert (item.result, item.by_chair) == (Result.EVEN, False)


def test_with_the_other_setting_a_tie_is_no_recommendation(settings):
    settings.CENTRE = {**settings.CENTRE, "CHAIR_BREAKS_TIE": False}
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, number=4)
    assert item.result == Result.EVEN


# A secret vote: who has voted and what was voted lie apart


def test_a_secret_vote_keeps_who_voted_and_what_was_voted():
    item = closed_item(Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, is_secret=True)
    voters = set(SecretVoter.objects.values_list("member__user", flat=True))
    assert voters == {expert.pk for expert in members_of(item)}
    assert Counter(Ballot.objects.values_list("choice", flat=True)) == Counter(Choice.values)
    assert Vote.objects.count() == 0


def test_nothing_in_a_ballot_leads_to_its_voter():
    item = item_being_voted(is_secret=True)
    assert {field.name for field in Ballot._meta.fields} == {"id", "item", "choice"}
    assert {field.name for field in SecretVoter._meta.fields} == {"id", "item", "member"}
    assert not hasattr(Ballot, "history")
    assert not hasattr(SecretVoter, "history")
    logged = TransitionLog.objects.count()
    history = AgendaItem.history.count()
    vote_all(item, Choice.AGAINST, Choice.FOR)
    assert (TransitionLog.objects.count(), AgendaItem.history.count()) == (logged, history)


def test_a_ballot_cannot_be_found_by_its_place_or_its_key():
    """The box is shaken: no ballot keeps its key, and the last one put in is not the last in its table."""
    order = (connection.vendor == "sqlite" and "rowid") or "ctid"
    places = []
    for _try in range(12):
        item = item_being_voted(number=4, is_secret=True)
        *others, last = members_of(item)
        for expert in others:
            cast_vote(item, expert=expert, choice=Choice.FOR)
        before = set(Ballot.objects.filter(item=item).values_list("pk", flat=True))
        cast_vote(item, expert=last, choice=Choice.AGAINST)
        ballots = Ballot.objects.filter(item=item)
        assert before.isdisjoint(ballots.values_list("pk", flat=True))
        rows = ballots.extra(select={"place": order}).extra(order_by=["place"])  # noqa: S610  our own words
        places.append([ballot.choice for ballot in rows].index(Choice.AGAINST))
        assert list(rows) == sorted(rows, key=lambda ballot: ballot.pk)
        cancel_vote(item)
    assert len(set(places)) > 1


def cancel_vote(item):
    postpone_item(item, reason="Кайра.", actor=secretary())


def test_the_secret_is_kept_in_the_protocol_and_in_every_record_of_the_item():
    item = closed_item(Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, is_secret=True)
    protocol = close_session(item.session, actor=secretary())
    members = protocol.paper.context["items"][0]["members"]
    assert {member["choice"] for member in members} == {""}
    assert {one["choice"] for one in item.content["members"]} == {""}
    assert "Каршы" not in str(model_to_dict(item))


# The dissenting opinion, word for word


def test_a_dissenting_opinion_stands_in_the_protocol_word_for_word():
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST)
    words = "Баасы негизсиз: «рынок» бөлүмүндө <эсеп> жок & далил жок."
    write_dissent(item, expert=members_of(item)[2], text=words)
    protocol = close_session(item.session, actor=secretary())
    assert protocol.paper.context["items"][0]["dissents"][0]["text"] == words
    assert words in text_of(protocol.paper)


def test_a_dissenting_opinion_is_written_once_by_who_voted_while_the_session_sits():
    application = scored_application(number=4)
    absent = experts_of(application)[3]
    session = session_under_way([application], absent=[absent])
    item = open_voting(session.items.get(), is_secret=False, actor=secretary())
    third = members_of(item)[2]
    refused(lambda: write_dissent(item, expert=third, text="Каршымын."), WrongState)
    vote_all(item)
    close_voting(item, actor=secretary())
    refused(lambda: write_dissent(item, expert=absent, text="Каршымын."), NotAllowed)
    refused(lambda: write_dissent(item, expert=third, text=" \u200b"), FieldError)
    write_dissent(item, expert=third, text="Каршымын.")
    refused(lambda: write_dissent(item, expert=third, text="Дагы."), WrongState)
    close_session(session, actor=secretary())
    refused(lambda: write_dissent(item, expert=members_of(item)[0], text="Кеч."), WrongState)
