"""PostgreSQL itself refuses two residencies of one party on one day, whoever writes them (1.4)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from residents.models import Residency
from tests.makers.residents import issued_contract, make_residency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ENDED = date(2026, 11, 10)


@pytest.fixture
def another() -> Residency:
    """A second residency of a party whose first ended on ENDED, not saved yet."""
    residency = make_residency()
    ends = {"ended_on": ENDED, "end_kind": "graduated"}
    Residency.objects.filter(pk=residency.pk).update(**ends)
    residency.pk, residency.contract = None, issued_contract()
    return residency


def test_two_on_one_day_are_refused_by_the_database(another: Residency) -> None:
    another.started_on = ENDED - timedelta(days=1)
    with pytest.raises(IntegrityError, match="residents_residency_one_a_day"), transaction.atomic():
        another.save(force_insert=True)


def test_one_may_begin_on_the_day_the_other_has_ended(another: Residency) -> None:
    another.started_on = ENDED
    another.save(force_insert=True)
    assert Residency.objects.filter(party=another.party).count() == 2
