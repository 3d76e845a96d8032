"""4.2.1: the director is appointed and dismissed by the rector's order; one holds the post on a day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.domain.appointments import appoint, current, director_on, dismiss
from accounts.models import Appointment, Post, User
from accounts.roles import Role
from applications.domain.decision_letter import signatory
from core.actors import StandIn
from core.errors import DomainError, FieldError
from reporting.domain import signatories
from residents.domain.certificates import signatory_on
from residents.domain.resident_papers import signatory_of
from tests.makers.people import make_user
from tests.makers.races import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ORDER = {"order_number": "12-к", "order_date": date(2026, 1, 8), "actor": StandIn.SYSTEM}


def holds(post: Post, starts_on: date, ends_on: date | None = None, user: User | None = None) -> Appointment:
    person = user or make_user(Role.DIRECTOR)
    return appoint(person, post, starts_on=starts_on, ends_on=ends_on, **ORDER)


@pytest.mark.parametrize("changes", [{"order_number": " "}, {"ends_on": date(2026, 1, 1)}])
def test_an_appointment_has_its_order_and_its_days(changes: dict) -> None:
    with pytest.raises(FieldError):
        appoint(make_user(), Post.DIRECTOR, **{**ORDER, "starts_on": date(2026, 1, 9), **changes})


@pytest.mark.parametrize("post", list(Post))
@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 2, 1), date(2026, 3, 1)),
        (date(2026, 3, 31), None),
        (date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_nobody_else_holds_a_post_on_a_day_on_which_it_is_held(
    post: Post, starts_on: date, ends_on: date | None
) -> None:
    holds(post, date(2026, 3, 1), date(2026, 3, 31))
    with pytest.raises(FieldError) as refused:
        holds(post, starts_on, ends_on)
    assert refused.value.field == "starts_on"
    holds(post, date(2026, 4, 1), date(2026, 4, 30))


def test_the_database_itself_holds_one_open_appointment_a_post() -> None:
    row = holds(Post.DIRECTOR, date(2026, 1, 9))
    same = {"order_number": "13-к", "order_date": row.order_date, "starts_on": date(2026, 5, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(post=Post.DIRECTOR, user=row.user, **same)


@pytest.mark.django_db(transaction=True)
def test_of_two_orders_entered_at_one_moment_one_is_refused_with_a_sentence() -> None:
    people = [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]

    def enter(person: User) -> str:
        try:
            holds(Post.DIRECTOR, date(2026, 3, 1), user=person)
        except DomainError as refused:
            return str(refused)
        return ""

    found = at_once(*(lambda person=person: enter(person) for person in people))
    assert sorted(map(bool, found)) == [False, True]
    assert Appointment.objects.count() == 1


def test_a_dismissal_has_its_day_and_its_order() -> None:
    row = holds(Post.DIRECTOR, date(2026, 1, 9))
    for changes in ({"reason": ""}, {"ends_on": date(2026, 1, 8)}):
        with pytest.raises(FieldError):
            dismiss(row, **{"ends_on": date(2026, 11, 30), "reason": "44-к", **changes}, actor=StandIn.SYSTEM)
    dismiss(row, ends_on=date(2026, 11, 30), reason="44-к, 20.11.2026", actor=StandIn.SYSTEM)
    assert current(Post.DIRECTOR, date(2026, 11, 30)) == row
    assert current(Post.DIRECTOR, date(2026, 12, 1)) is None
    with pytest.raises(FieldError):
        dismiss(row, ends_on=date(2026, 12, 30), reason="45-к", actor=StandIn.SYSTEM)


def test_a_past_appointment_is_not_ended_again() -> None:
    row = holds(Post.DIRECTOR, date(2025, 1, 9), date(2025, 12, 31))
    with pytest.raises(DomainError):
        dismiss(row, ends_on=date(2025, 6, 1), reason="44-к", actor=StandIn.SYSTEM)


def test_who_acts_for_the_director_signs_every_paper_of_these_days() -> None:
    director, acting = holds(Post.DIRECTOR, date(2026, 1, 9)), make_user(Role.DIRECTOR)
    holds(Post.ACTING_DIRECTOR, date(2026, 7, 1), date(2026, 7, 31), acting)
    signed = {
        day: {
            director_on(day).user.short_name,
            signatory_on(day)["name"],
            signatory_of(day)["name"],
            signatories.director_on(day)["name"],
        }
        for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1))
    }
    assert list(signed.values()) == [
        {director.user.short_name},
        {acting.short_name},
        {acting.short_name},
        {director.user.short_name},
    ]
    assert signatory(acting, date(2026, 7, 5))["post"] == Post.ACTING_DIRECTOR
