"""3.3.1: the protocol of a session and of a written procedure.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.protocol import mark_in, protocol_of
from applications.domain.sessions import (
    close_session,
    put_on_agenda,
    record_attendance,
)
from applications.domain.sessions_protocol import correct_protocol, digest_of, sign_protocol
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    write_note,
)
from applications.enums_session import Choice, Result
from applications.models import SessionProtocol
from core.clock import today
from core.errors import FieldError, NotAllowed, WrongState
from documents.domain import papers, snapshots
from documents.domain.verification import confirm
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import make_call
from tests.makers.commission import (
    appointed_commission,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.documents import text_of
from tests.makers.refusals import refused
from tests.makers.sessions import (
    PLACE,
    issued_protocol,
    planned_session,
    scored_application,
    secretary,
    session_under_way,
    signed_copy,
    signed_protocol,
    vote_all,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


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
