"""4.2.1: the director is appointed by order; one at a time, by date."""

from datetime import date

import pytest

from accounts.domain.appointments import appoint, current
from accounts.models import Post
from core.errors import FieldError

pytestmark = pytest.mark.django_db


def make(user, starts_on, director):
    return appoint(
        user, Post.DIRECTOR, order_number="12-к", order_date=starts_on, starts_on=starts_on, actor=director
    )


def test_a_new_appointment_ends_the_one_before_on_the_day_before(user_of, director):
    old, new = user_of(), user_of()
    first = make(old, date(2025, 1, 10), director)
    make(new, date(2026, 3, 1), director)
    first.refresh_from_db()
    assert first.ends_on == date(2026, 2, 28)
    assert current(Post.DIRECTOR, on=date(2026, 2, 28)).user == old
    assert current(Post.DIRECTOR, on=date(2026, 3, 1)).user == new


def test_nobody_holds_a_post_before_the_first_day(user_of, director):
    make(user_of(), date(2026, 3, 1), director)
    assert current(Post.DIRECTOR, on=date(2026, 2, 28)) is None


def test_an_appointment_cannot_begin_before_the_one_it_ends(user_of, director):
    make(user_of(), date(2026, 3, 1), director)
    with pytest.raises(FieldError) as refused:
        make(user_of(), date(2026, 3, 1), director)
    assert refused.value.field == "starts_on"
