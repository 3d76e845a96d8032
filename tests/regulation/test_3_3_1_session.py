"""3.3.1: the session of the expert commission, its votes and its protocol.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

import io
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from pypdf import PdfReader

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.protocol import mark_in, protocol_of
from applications.domain.scoring import score
from applications.domain.sessions import (
    call_session,
    cancel_session,
    close_session,
    open_session,
    put_on_agenda,
    record_attendance,
)
from applications.domain.sessions_counting import Tally, Verdict, verdict_of
from applications.domain.sessions_protocol import correct_protocol, digest_of, sign_protocol
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    postpone_item,
    write_dissent,
    write_note,
)
from applications.enums_session import Choice, ItemState, Result
from applications.models import AgendaItem, Ballot, SecretVoter, SessionProtocol, Vote
from core.clock import now, today
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents.domain import papers, snapshots
from documents.domain.verification import confirm
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import complete_application, make_call
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appointed_commission,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.sessions import (
    PLACE,
    closed_item,
    issued_protocol,
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


def refused(act, error=DomainError):
    with pytest.raises(error) as caught:
        act()
    return str(caught.value)


def text_of(paper, language="ky"):
    pages = PdfReader(io.BytesIO(papers.render(paper, language))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def members_of(item):
    return [member.user for member in item.session.commission.members.select_related("user").order_by("pk")]


# The session: called for applications in evaluation, opened on its day


def test_a_session_has_a_day_a_place_and_an_agenda_of_applications_in_evaluation():
    application = scored_application()
    session = planned_session([application])
    assert (session.place, session.items.get().application) == (PLACE, application)
    late = complete_application(application.call, actor=role_holder(Role.UNIT_STAFF))
    refused(lambda: put_on_agenda(session, applications=[late], actor=secretary()), FieldError)


def test_a_session_without_a_place_or_an_agenda_is_not_called():
    application = scored_application()
    given = {"held_at": now(), "actor": secretary()}
    refused(
        lambda: call_session(application.commission, place=" ", applications=[application], **given),
        FieldError,
    )
    refused(lambda: call_session(application.commission, place=PLACE, applications=[], **given), FieldError)


def test_an_application_stands_on_one_agenda_at_a_time():
    session = planned_session()
    refused(lambda: planned_session([session.items.get().application]))


def test_a_session_is_opened_on_its_day():
    session = planned_session(held_at=now() + timedelta(days=2))
    refused(lambda: open_session(session, actor=secretary()), WrongState)


def test_only_the_secretary_and_the_director_hold_sessions(clerk):
    session = planned_session()
    refused(lambda: open_session(session, actor=clerk), NotAllowed)
    refused(lambda: record_attendance(session, present=[], actor=clerk), NotAllowed)
    refused(lambda: planned_session_by(clerk), NotAllowed)


def planned_session_by(actor):
    application = scored_application()
    return call_session(
        application.commission, held_at=now(), place=PLACE, applications=[application], actor=actor
    )


def test_only_members_of_the_commission_attend_its_session():
    session, other = session_under_way(), session_under_way()
    refused(
        lambda: record_attendance(session, present=other.commission.members.all(), actor=secretary()),
        FieldError,
    )


def test_a_cancelled_session_gives_its_applications_back():
    session = planned_session()
    application = session.items.get().application
    refused(lambda: cancel_session(session, reason=" ", actor=secretary()), FieldError)
    cancel_session(session, reason="Кворум чогулган жок.", actor=secretary())
    assert planned_session([application]).items.get().state == ItemState.WAITING


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


# The quorum: of score sheets and of present members who may vote


def test_no_vote_is_opened_before_the_quorum_has_scored():
    application = application_in_evaluation(number=3)
    for expert in experts_of(application)[:2]:
        send_scores(application, expert)
    declare_conflict(application, expert=experts_of(application)[2], has_conflict=False)
    session = session_under_way([application])
    refused(lambda: open_voting(session.items.get(), is_secret=False, actor=secretary()))


def test_no_vote_is_opened_without_the_quorum_of_present_members():
    application = scored_application(number=3)
    session = session_under_way([application], absent=experts_of(application)[2:])
    sentence = refused(lambda: open_voting(session.items.get(), is_secret=False, actor=secretary()))
    assert "2" in sentence
    assert "3" in sentence


def test_a_recommendation_without_quorum_is_refused():
    """All four have scored, but two leave while the vote is open: two are there to vote."""
    item = item_being_voted(number=4)
    staying = item.session.commission.members.order_by("pk")[:2]
    record_attendance(item.session, present=staying, actor=secretary())
    for member in staying:
        cast_vote(item, expert=member.user, choice=Choice.FOR)
    refused(lambda: close_voting(item, actor=secretary()))
    item.refresh_from_db()
    assert (item.state, item.result) == (ItemState.VOTING, "")


def test_recusals_count_by_application_and_not_by_session():
    application = scored_application(number=4)
    recused = experts_of(application)[3]
    declare_conflict(application, expert=recused, has_conflict=True, statement="Тууганым.")
    item = session_under_way([application]).items.get()
    open_voting(item, is_secret=False, actor=secretary())
    for expert in experts_of(application)[:3]:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    closed = close_voting(item, actor=secretary())
    assert (closed.votes_for, closed.result) == (3, Result.RECOMMENDED)


def test_a_vote_is_closed_when_all_who_are_present_have_voted():
    item = item_being_voted(number=4)
    *voting, silent = members_of(item)
    for expert in voting:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    assert silent.short_name in refused(lambda: close_voting(item, actor=secretary()))
    staying = item.session.commission.members.exclude(user=silent)
    record_attendance(item.session, present=staying, actor=secretary())
    assert close_voting(item, actor=secretary()).votes_for == 3


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


# Nothing changes after an item is closed


def test_a_closed_item_does_not_change():
    item = closed_item()
    for act in (
        lambda: close_voting(item, actor=secretary()),
        lambda: open_voting(item, is_secret=True, actor=secretary()),
        lambda: postpone_item(item, reason="Кийинкиге.", actor=secretary()),
    ):
        refused(act, WrongState)
    item.refresh_from_db()
    assert (item.state, item.votes_for) == (ItemState.CLOSED, 3)


def test_the_scores_of_a_closed_item_are_frozen():
    application = application_in_evaluation(number=4)
    *scoring, late = experts_of(application)
    for expert in scoring:
        send_scores(application, expert)
    declare_conflict(application, expert=late, has_conflict=False)
    item = session_under_way([application]).items.get()
    open_voting(item, is_secret=False, actor=secretary())
    vote_all(item)
    close_voting(item, actor=secretary())
    refused(lambda: score(application, expert=late, points=all_points(application)), WrongState)


def test_a_postponed_application_is_voted_on_anew_with_no_vote_of_before():
    item = item_being_voted(is_secret=True)
    cast_vote(item, expert=members_of(item)[0], choice=Choice.AGAINST)
    refused(lambda: postpone_item(item, reason="", actor=secretary()), FieldError)
    postpone_item(item, reason="Эксперттин суроосуна жооп күтүлөт.", actor=secretary())
    (again,) = put_on_agenda(item.session, applications=[item.application], actor=secretary())
    open_voting(again, is_secret=False, actor=secretary())
    vote_all(again, Choice.FOR)
    assert close_voting(again, actor=secretary()).votes_for == 3


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


# The protocol: one for the session, with its number, its ranking and its signatures


def test_a_session_closes_when_every_item_is_voted_on_or_postponed():
    session = session_under_way()
    refused(lambda: close_session(session, actor=secretary()))
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 0


def test_a_session_gives_one_numbered_protocol_for_all_its_items():
    session = session_of_three(4, 4, 2)
    protocol = close_session(session, actor=secretary())
    assert protocol.paper.number == f"ПР-{today().year}/01"
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 1
    applications = [item.application for item in session.items.all()]
    assert {protocol_of(application) for application in applications} == {protocol.paper}
    assert [mark_in(protocol.paper, application) for application in applications] == [80, 80, 40]
    refused(lambda: close_session(session, actor=secretary()), WrongState)


def session_of_three(*points):
    clerk, experts = role_holder(Role.UNIT_STAFF), make_experts(3)
    call = make_call()
    made = [complete_application(call, actor=clerk) for _each in points]
    appointed_commission(made, experts=experts)
    for application, given in zip(made, points, strict=True):
        application.refresh_from_db()
        for expert in experts:
            send_scores(application, expert, given)
    session = session_under_way(made)
    for item in session.items.all():
        open_voting(item, is_secret=False, actor=secretary())
        vote_all(item)
        close_voting(item, actor=secretary())
    return session


def test_the_ranking_shows_ties_and_the_pass_mark():
    protocol = close_session(session_of_three(4, 4, 2), actor=secretary())
    rows = snapshots.thaw(protocol.paper.context)["ranking"]
    assert [(row["place"], row["mark"], row["is_tied"], row["passes"]) for row in rows] == [
        (1, Decimal(80), True, True),
        (1, Decimal(80), True, True),
        (3, Decimal(40), False, False),
    ]
    assert "60" in text_of(protocol.paper)


def test_the_protocol_says_who_was_there_who_stepped_aside_and_how_each_voted():
    application = scored_application(number=5)
    *voting, recused, absent = experts_of(application)
    declare_conflict(application, expert=recused, has_conflict=True, statement="Жеке себеп.")
    session = session_under_way([application], absent=[absent])
    item = open_voting(session.items.get(), is_secret=False, actor=secretary())
    for expert, choice in zip(voting, (Choice.FOR, Choice.FOR, Choice.AGAINST), strict=True):
        cast_vote(item, expert=expert, choice=choice)
    write_note(item, note="Команда прототибин көрсөттү.", actor=secretary())
    close_voting(item, actor=secretary())
    paper = close_session(session, actor=secretary()).paper
    text = text_of(paper)
    for words in (PLACE, "Команда прототибин көрсөттү.", "катышты", "катышкан жок", paper.code):
        assert words in text
    assert "Жеке себеп" not in text
    assert [row["is_present"] for row in paper.context["attendance"]] == [True] * 4 + [False]
    assert text.count(absent.full_name) == 2  # in the lists, not on the signature sheet
    assert text.count(voting[0].full_name) == 3
    assert paper.context["digest"][:20] in text.replace(" ", "")


def test_the_protocol_reads_in_russian_too():
    text = text_of(issued_protocol(Choice.FOR).paper, "ru")
    assert "Протокол экспертной комиссии" in text
    assert "катышты" not in text


def test_a_signed_protocol_has_its_scan_and_day_and_does_not_change_any_more():
    protocol = signed_protocol()
    again = {"signed_on": today(), "file": signed_copy(), "actor": secretary()}
    refused(lambda: sign_protocol(protocol, **again), WrongState)
    item = protocol.session.items.get()
    refused(lambda: write_note(item, note="Башкача.", actor=secretary()), WrongState)
    refused(lambda: put_on_agenda(protocol.session, applications=[], actor=secretary()), WrongState)
    refused(lambda: record_attendance(protocol.session, present=[], actor=secretary()), WrongState)
    content = dict(protocol.paper.context)
    content.pop("issued_with")
    digest = content.pop("digest")
    assert digest_of(snapshots.thaw(content)) == digest


def test_a_protocol_is_not_signed_before_its_issue_or_in_the_future():
    protocol = issued_protocol()
    for day in (today() - timedelta(days=1), today() + timedelta(days=1)):
        refused(
            lambda day=day: sign_protocol(protocol, signed_on=day, file=signed_copy(), actor=secretary()),
            FieldError,
        )


def correct(protocol, **words):
    item = protocol.session.items.get()
    given = {"reason": "Орду ката жазылган.", "place": "ОшТУ, 1-корпус", "notes": {item.pk: item.note}}
    return correct_protocol(protocol, **{**given, **words}, actor=secretary())


def test_a_correction_is_a_new_version_with_a_reason_that_names_the_one_it_replaces():
    signed = signed_protocol()
    refused(lambda: correct(signed, reason=" "), FieldError)
    new = correct(signed)
    assert (new.version, new.paper.number) == (2, f"{signed.paper.number}-2")
    text = text_of(new.paper)
    for words in ("Орду ката жазылган.", "ОшТУ, 1-корпус", signed.paper.number):
        assert words in text
    assert protocol_of(signed.session.items.get().application) == new.paper
    assert not new.is_signed


def test_a_correction_that_changes_nothing_is_refused():
    protocol = issued_protocol()
    refused(lambda: correct(protocol, place=protocol.session.place), FieldError)
    assert SessionProtocol.objects.count() == 1


def test_the_replaced_version_stays_and_says_which_took_its_place():
    signed = signed_protocol()
    before = papers.render(signed.paper)
    new = correct(signed)
    old = confirm(signed.paper.code)
    assert not old.is_valid
    assert old.paper.replaced_by == new.paper
    assert papers.render(old.paper) == before
    assert confirm(new.paper.code).is_valid
    refused(lambda: correct(signed), WrongState)
    refused(
        lambda: sign_protocol(signed, signed_on=today(), file=signed_copy(), actor=secretary()), WrongState
    )


def test_a_correction_leaves_marks_votes_and_attendance_as_they_were():
    protocol = issued_protocol(Choice.FOR, Choice.AGAINST, Choice.FOR)
    new = correct(protocol)
    for name in ("attendance", "ranking", "items"):
        assert new.paper.context[name] == protocol.paper.context[name]


def test_only_the_secretary_and_the_director_sign_and_correct(clerk):
    protocol = issued_protocol()
    refused(lambda: sign_protocol(protocol, signed_on=today(), file=signed_copy(), actor=clerk), NotAllowed)
    refused(
        lambda: correct_protocol(protocol, reason="Ката.", place="Башка", notes={}, actor=clerk), NotAllowed
    )


# The written procedure: without a meeting, by the score sheets of the quorum


def test_an_evaluation_may_be_closed_without_a_meeting(director):
    application = scored_application(points=3)
    paper = close_evaluation(application, actor=director)
    item = application.agenda_items.get()
    assert (protocol_of(application), item.result, item.votes_for) == (paper, Result.RECOMMENDED, None)
    assert mark_in(paper, application) == Decimal(60)


def test_with_the_other_setting_every_application_comes_before_a_session(director, settings):
    settings.CENTRE = {**settings.CENTRE, "WRITTEN_PROCEDURE": False}
    application = scored_application()
    refused(lambda: close_evaluation(application, actor=director))
    assert application.state == "in_evaluation"


def test_what_stands_on_an_agenda_is_not_closed_in_writing(director):
    session = planned_session()
    application = session.items.get().application
    refused(lambda: close_evaluation(application, actor=director), WrongState)
