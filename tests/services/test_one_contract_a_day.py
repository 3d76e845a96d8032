"""PostgreSQL itself refuses two signed contracts of one party in one unit on one day (1.4)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from residents.models import Contract
from tests.makers.residents import accepted_application, issued_contract, make_residency, signed_copy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ENDED = date(2026, 11, 10)


@pytest.fixture
def another() -> Contract:
    """A second contract of a party whose first ended on ENDED, issued and not signed yet."""
    first = make_residency().contract
    Contract.objects.filter(pk=first.pk).update(ended_on=ENDED)
    application = accepted_application(
        applicant_name=first.party.name,
        inn=first.party.inn,
        registration_number=first.party.registration_number,
    )
    return issued_contract(application, unit=first.unit)


def sign(contract: Contract, day: date) -> None:
    """Write the signing behind the domain's back."""
    days = {"signed_on": day, "university_signed_on": day, "resident_signed_on": day}
    Contract.objects.filter(pk=contract.pk).update(state="signed", scan=signed_copy(), **days)


def test_two_on_one_day_are_refused_by_the_database(another: Contract) -> None:
    with pytest.raises(IntegrityError, match="residents_contract_one_a_day"), transaction.atomic():
        sign(another, date(2026, 11, 9))


def test_one_may_begin_on_the_day_the_other_has_ended(another: Contract) -> None:
    sign(another, ENDED)
    assert Contract.objects.filter(party=another.party, state="signed").count() == 2
