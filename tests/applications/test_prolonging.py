"""An announced call is prolonged by an act: later, with a reason, those who are writing are told once."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from applications.domain.announcing import close_call
from applications.domain.prolonging import prolong_call
from applications.enums import CallState
from applications.models import Call, CallProlonging
from core.clock import day_of, now
from core.errors import FieldErrors, NotAllowed, WrongState
from core.formatting import format_date, format_datetime
from core.models import TransitionLog
from tests.makers.applications import drafted_call, make_call, make_draft, submitted_application
from tests.makers.people import log_in, make_user
from tests.makers.races import at_once

pytestmark = pytest.mark.django_db
WHY = "Өткөн жумада байланыш үзүлдү."


def later(call: Call, days: int = 7) -> datetime:
    assert call.closes_at is not None
    return call.closes_at + timedelta(days=days)


def fields_refused(call: Call, director: User, **terms: object) -> set[str]:
    given = {"closes_at": later(call), "reason": WHY, **terms}
    with pytest.raises(FieldErrors) as refused:
        prolong_call(call, actor=director, **given)
    assert not CallProlonging.objects.exists()
    return {error.field for error in refused.value.errors}


def test_a_call_is_prolonged_with_a_reason_and_the_act_is_logged(director: User) -> None:
    call = make_call()
    before, after = call.closes_at, later(call)
    prolong_call(call, closes_at=after, reason=f"  {WHY} ", actor=director)
    assert (call.state, call.closes_at) == (CallState.ANNOUNCED, after)
    assert call.is_open(before)
    assert not call.is_open(after)
    log = TransitionLog.objects.of(call).last()
    assert (log.transition, log.actor, log.reason) == ("prolong", director, WHY)
    assert (call.prolongings.get().closed_before, call.history.first().closes_at) == (before, after)


def test_a_call_is_prolonged_only_to_a_later_moment_with_a_reason(director: User) -> None:
    call = make_call()
    assert fields_refused(call, director, closes_at=call.closes_at) == {"closes_at"}
    assert fields_refused(call, director, closes_at=later(call, -1), reason=" \u200b") == {
        "closes_at",
        "reason",
    }


def test_the_decision_is_put_off_where_it_would_come_before_the_new_end(director: User) -> None:
    call = make_call()
    far = later(call, 60)
    assert fields_refused(call, director, closes_at=far) == {"decision_on"}
    assert fields_refused(call, director, closes_at=far, decision_on=call.decision_on) == {"decision_on"}
    day = day_of(far) + timedelta(days=20)
    assert prolong_call(call, closes_at=far, decision_on=day, reason=WHY, actor=director).decision_on == day


def test_a_call_without_an_end_or_already_closed_is_not_prolonged(director: User) -> None:
    moment = now() + timedelta(days=90)
    by_act = make_call()
    close_call(by_act, reason=WHY, actor=director)
    for call in (
        make_call(kind="continuous"),
        make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(seconds=1)),
        by_act,
        drafted_call(),
    ):
        with pytest.raises(WrongState):
            prolong_call(call, closes_at=moment, reason=WHY, actor=director)
    assert not CallProlonging.objects.exists()


@pytest.mark.parametrize("role", [Role.UNIT_STAFF, Role.SECRETARY, Role.AUDITOR])
def test_only_the_director_prolongs(role: Role) -> None:
    call = make_call()
    with pytest.raises(NotAllowed):
        prolong_call(call, closes_at=later(call), reason=WHY, actor=make_user(role))


def test_each_address_with_a_draft_is_told_once_in_its_language(director: User) -> None:
    call = make_call()
    make_draft(call, email="a@talaa.example")
    make_draft(call, email="A@talaa.example")
    make_draft(call, email="b@talaa.example", language="ru")
    make_draft(email="other-call@talaa.example")
    submitted_application(call, email="sent@talaa.example")
    Email.objects.all().delete()
    prolong_call(call, closes_at=later(call), reason=WHY, actor=director)
    assert sorted(",".join(letter.to).lower() for letter in Email.objects.all()) == [
        "a@talaa.example",
        "b@talaa.example",
    ]
    for letter in Email.objects.all():
        assert WHY in letter.message
        assert "/apply/open/" in letter.message
    assert call.title_ru in Email.objects.get(to="b@talaa.example").subject


def test_two_who_prolong_at_once_the_second_is_told(transactional_db: None) -> None:
    call, people = make_call(), [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]
    moment = later(call)
    answers = at_once(
        *(
            lambda person=person: prolong_call(
                Call.objects.get(pk=call.pk), closes_at=moment, reason=WHY, actor=person
            )
            for person in people
        )
    )
    assert sum(isinstance(answer, FieldErrors) for answer in answers) == 1
    assert CallProlonging.objects.count() == 1


def test_the_database_holds_that_it_is_later_and_has_a_reason(director: User) -> None:
    call = prolong_call(make_call(), closes_at=now() + timedelta(days=50), reason=WHY, actor=director)
    for broken in ({"closes_at": call.prolongings.get().closed_before}, {"reason": ""}):
        row = call.prolongings.get()
        for name, value in broken.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_everybody_reads_the_old_and_the_new_end_and_the_reason(client: Client, director: User) -> None:
    call = make_call()
    before = format_datetime(call.closes_at)
    prolong_call(call, closes_at=later(call), reason="<b>Байланыш</b>", actor=director)
    words = client.get(reverse("portal:call", args=[call.pk])).content.decode()
    assert "&lt;b&gt;Байланыш&lt;/b&gt;" in words
    assert before in words
    assert format_datetime(call.closes_at) in words
    assert reverse("applications:apply_start", args=[call.pk]) in words


def test_the_director_prolongs_on_the_page_of_the_call(client: Client, director: User) -> None:
    log_in(client, director)
    call = make_call()
    page = reverse("admin:applications_call_transition", args=[call.pk, "prolong"])
    assert page in client.get(reverse("admin:applications_call_change", args=[call.pk])).content.decode()
    day = later(call, 5)
    typed = {"closes_at": format_date(day, "short"), "closes_time": "18:00", "reason": WHY}
    wrong = client.post(page, typed | {"closes_time": "25:00"})
    assert wrong.context["form"].errors.keys() == {"closes_time"}
    assert wrong.context["form"]["reason"].value() == WHY
    assert client.post(page, typed).status_code == 302
    assert day_of(Call.objects.get().closes_at) == day_of(day)


def test_what_cannot_be_prolonged_has_no_button(client: Client, director: User) -> None:
    log_in(client, director)
    over = make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(days=1))
    for call in (make_call(kind="continuous"), over):
        shown = client.get(reverse("admin:applications_call_change", args=[call.pk])).content.decode()
        assert "/do/prolong/" not in shown
