"""4.2.1: who leads the Centre by order enters the portal as its director, from the first day to the last."""

from datetime import date
from typing import Any

import pytest

from accounts.domain.appointments import appoint, dismiss
from accounts.domain.post_roles import follow_posts
from accounts.domain.roles import give_role
from accounts.models import Appointment, Post, User
from accounts.roles import Role
from accounts.tasks import follow_posts as follow_by_the_clock
from core.actors import StandIn
from core.clock import moment_of
from core.errors import FieldError
from core.models import TransitionLog
from tests.makers.people import make_user
from tests.makers.races import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TODAY, LATER = date(2026, 11, 22), date(2026, 12, 1)


def appointed(user: User, post: Post = Post.DIRECTOR, *, on: date = TODAY, **term: date) -> Appointment:
    order = {"order_number": "12-к", "order_date": date(2026, 11, 2)}
    return appoint(user, post, starts_on=on, actor=StandIn.SYSTEM, **order, **term)


def leads(user: User) -> bool:
    return User.objects.get(pk=user.pk).has_perm("applications.appoint_commission")


def test_the_role_comes_with_the_first_day_and_not_with_the_order() -> None:
    user = make_user(Role.UNIT_STAFF)
    appointed(user, on=LATER)
    assert not leads(user)
    assert follow_by_the_clock() == 0
    assert follow_posts(at=moment_of(LATER, 0)) == 1
    assert leads(user)
    assert follow_posts(at=moment_of(LATER, 1)) == 0


def test_who_acts_leads_beside_the_director_and_only_in_these_days() -> None:
    director, deputy = make_user(Role.DIRECTOR), make_user(Role.UNIT_STAFF)
    appointed(director)
    appointed(deputy, Post.ACTING_DIRECTOR, ends_on=LATER)
    assert leads(director)
    assert leads(deputy)
    follow_posts(at=moment_of(LATER, 23))
    assert leads(deputy)
    follow_posts(at=moment_of(date(2026, 12, 2), 0))
    assert leads(director)
    assert not leads(deputy)
    assert set(deputy.groups.values_list("name", flat=True)) == {Role.UNIT_STAFF.value}


def test_a_new_director_takes_the_role_from_the_one_before() -> None:
    old, new = make_user(Role.DIRECTOR), make_user()
    appointed(old, on=date(2026, 11, 3))
    appointed(new)
    assert leads(new)
    assert not leads(old)


def test_a_dismissed_director_keeps_the_role_to_the_end_of_the_last_day() -> None:
    director = make_user(Role.DIRECTOR)
    row = appointed(director, on=date(2026, 11, 3))
    dismiss(row, ends_on=TODAY, reason="№ 14-к, 20.11.2026", actor=StandIn.SYSTEM)
    assert leads(director)
    follow_posts(at=moment_of(date(2026, 11, 23), 0))
    assert not leads(director)
    last = TransitionLog.objects.of(director).last()
    assert (last.transition, bool(last.reason)) == ("take_role", True)


def test_a_director_who_was_never_appointed_here_keeps_the_role() -> None:
    director = make_user(Role.DIRECTOR)
    appointed(make_user(), on=date(2026, 11, 3), ends_on=date(2026, 11, 10))
    follow_posts()
    assert leads(director)


@pytest.mark.parametrize("post", [Post.DIRECTOR, Post.ACTING_DIRECTOR])
def test_somebody_who_watches_the_director_is_not_appointed_to_lead(post: Post) -> None:
    with pytest.raises(FieldError) as refused:
        appointed(make_user(Role.VICE_RECTOR), post, on=LATER)
    assert refused.value.field == "user"
    assert not Appointment.objects.exists()


def test_a_role_that_cannot_be_given_meanwhile_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    director, deputy = make_user(Role.DIRECTOR), make_user(Role.UNIT_STAFF)
    appointed(director, on=date(2026, 11, 3), ends_on=TODAY)
    appointed(deputy, Post.ACTING_DIRECTOR, on=LATER)
    give_role(deputy, Role.EXPERT, actor=StandIn.SYSTEM)
    assert follow_posts(at=moment_of(LATER, 0)) == 1
    assert not leads(director)
    assert not leads(deputy)
    assert "does not follow the order" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_change_each_role_once() -> None:
    director, deputy = make_user(Role.DIRECTOR), make_user()
    appointed(director, on=date(2026, 11, 3), ends_on=TODAY)
    appointed(deputy, on=LATER)
    at_once(*[lambda: follow_posts(at=moment_of(LATER, 0))] * 2)
    assert leads(deputy)
    assert not leads(director)
    for person, act in ((director, "take_role"), (deputy, "give_role")):
        assert TransitionLog.objects.of(person).filter(transition=act).count() == 1


def test_the_centre_may_leave_roles_to_the_administrator(settings: Any) -> None:
    settings.CENTRE = {**settings.CENTRE, "ROLE_FOLLOWS_POST": False}
    user = make_user()
    appointed(user)
    assert follow_posts() == 0
    assert not leads(user)
