"""PostgreSQL itself refuses two holders of one post on one day, whoever writes them (4.2.1)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Appointment, Post
from tests.makers.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
LAST = date(2026, 6, 30)


def appointed(starts_on: date, ends_on: date | None) -> Appointment:
    """A director by order, written past the domain."""
    days = {"order_date": starts_on, "starts_on": starts_on, "ends_on": ends_on}
    return Appointment.objects.create(post=Post.DIRECTOR, user=make_user(), order_number="1-к", **days)


@pytest.mark.parametrize("ends_on", [None, date(2026, 12, 31)])
def test_two_on_one_day_are_refused_by_the_database(ends_on: date | None) -> None:
    appointed(date(2026, 1, 9), LAST)
    with pytest.raises(IntegrityError, match="accounts_appointment_one_a_day"), transaction.atomic():
        appointed(LAST, ends_on)


def test_one_may_begin_on_the_day_after_the_other_has_ended() -> None:
    appointed(date(2026, 1, 9), LAST)
    appointed(LAST + timedelta(days=1), None)
    assert Appointment.objects.count() == 2
