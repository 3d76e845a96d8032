"""The signing of a contract and the invitation of the representative."""

from datetime import date

import pytest
from django.core import mail
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.folding import fold
from core.quarters import Quarter
from residents.domain.signing import invite_representative, sign_contract
from residents.models import Contract, Representative, Residency
from tests.makers.applications import make_file
from tests.makers.people import make_user
from tests.makers.residents import (
    accepted_application,
    clerk,
    director,
    drafted_contract,
    issued_contract,
    make_residency,
    signed_copy,
    someone,
)

pytestmark = pytest.mark.django_db


def sign(contract: Contract, signed_on: date, **changes: object) -> Residency:
    given = {"scan": signed_copy(), "representative": someone(), "actor": director()}
    return sign_contract(contract, signed_on=signed_on, **{**given, **changes})  # type: ignore[arg-type]


def refused(contract: Contract, signed_on: date) -> str:
    with pytest.raises(FieldError) as caught:
        sign(contract, signed_on)
    assert Residency.objects.count() == 0
    assert Contract.objects.get(pk=contract.pk).signed_on is None
    return caught.value.field


def test_signing_makes_the_residency_from_the_contract() -> None:
    contract = issued_contract()
    residency = sign(contract, date(2026, 2, 2))
    assert residency.contract == contract
    assert residency.party == contract.party
    assert residency.started_on == date(2026, 2, 2)
    assert residency.expires_on == date(2028, 1, 20)
    assert (residency.baseline_jobs_full, residency.baseline_jobs_part) == (3, 1)
    assert fold("РК-2026/01") in residency.folded


def test_status_begins_with_the_first_day_of_the_contract_when_that_is_later() -> None:
    contract = issued_contract(starts_on=date(2026, 3, 1))
    residency = sign(contract, date(2026, 2, 2))
    assert residency.started_on == date(2026, 3, 1)
    assert not residency.is_in_force(date(2026, 2, 28))


@pytest.mark.parametrize("day", [date(2026, 1, 19), date(2026, 11, 23)])
def test_signing_is_not_before_the_decision_and_not_in_the_future(day: date) -> None:
    assert refused(issued_contract(), day) == "signed_on"


def test_signing_is_not_before_the_contract_was_issued() -> None:
    contract = issued_contract()
    contract.issued_on = date(2026, 1, 25)
    contract.save()
    assert refused(contract, date(2026, 1, 24)) == "signed_on"


def test_signing_is_not_after_the_term() -> None:
    assert refused(issued_contract(months=1), date(2026, 2, 20)) == "signed_on"


def test_signing_in_a_closed_quarter_is_refused() -> None:
    contract = issued_contract()
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError):
        sign(contract, date(2026, 2, 2))
    assert Residency.objects.count() == 0
    assert sign(contract, date(2026, 4, 1)).started_on == date(2026, 4, 1)


def test_a_draft_and_a_signed_contract_cannot_be_signed() -> None:
    contract = drafted_contract()
    with pytest.raises(WrongState):
        sign(contract, date(2026, 2, 2))
    signed = make_residency().contract
    with pytest.raises(WrongState):
        sign(signed, date(2026, 2, 2))
    assert Residency.objects.count() == 1


def test_file_kept_for_another_purpose_is_no_signed_copy() -> None:
    from documents.domain.uploads import store_upload

    other = store_upload(make_file(), purpose="something_else", actor=director())
    with pytest.raises(FieldError):
        sign(issued_contract(), date(2026, 2, 2), scan=other)


def test_clerk_cannot_record_the_signing() -> None:
    with pytest.raises(NotAllowed):
        sign(issued_contract(), date(2026, 2, 2), actor=clerk())


def test_party_with_an_unended_residency_gets_no_second_one() -> None:
    first = make_residency()
    second = accepted_application(
        applicant_name=first.party.name,
        inn=first.party.inn,
        registration_number=first.party.registration_number,
    )
    contract = issued_contract(second)
    with pytest.raises(DomainError):
        sign(contract, date(2026, 2, 3))
    assert Contract.objects.get(pk=contract.pk).state == "issued"


def test_representative_is_invited_with_a_role_and_an_address_for_the_password() -> None:
    residency = make_residency(representative=someone(email="aida@talaa.example"))
    user = User.objects.get(email="aida@talaa.example")
    letter = Email.objects.filter(to="aida@talaa.example").get()
    assert user.has_role(Role.RESIDENT)
    assert not user.has_usable_password()
    assert Representative.objects.get().party == residency.party
    assert "/account/password/reset/key/" in letter.message
    assert "/ky/cabinet/" in letter.message
    assert residency.contract.number in letter.subject
    assert mail.outbox == []


def test_letter_is_in_the_language_of_the_representative() -> None:
    make_residency(representative=someone(email="aida@talaa.example", language="ru"))
    letter = Email.objects.filter(to="aida@talaa.example").get()
    assert "/ru/cabinet/" in letter.message


def test_known_person_gets_no_address_for_a_password() -> None:
    known = make_user(Role.RESIDENT, email="known@talaa.example")
    make_residency(representative=someone(email="Known@talaa.example"))
    letter = Email.objects.filter(to=known.email).get()
    assert "/account/password/reset/key/" not in letter.message
    assert Representative.objects.get().user == known


def test_more_people_can_represent_a_resident_each_once() -> None:
    residency = make_residency()
    invited = someone(email="second@talaa.example")
    for _time in range(2):
        invite_representative(residency, invited, actor=clerk())
    assert Representative.objects.filter(party=residency.party).count() == 2


def test_invitation_needs_the_permission() -> None:
    residency = make_residency()
    with pytest.raises(NotAllowed):
        invite_representative(residency, someone(), actor=make_user(Role.EXPERT))


def test_wrong_address_of_the_representative_leaves_everything_as_it_was() -> None:
    contract = issued_contract()
    with pytest.raises(FieldError):
        sign(contract, date(2026, 2, 2), representative=someone(email="not-an-address"))
    assert Residency.objects.count() == 0
    assert Contract.objects.get(pk=contract.pk).state == "issued"


def test_dates_given_are_the_dates_written() -> None:
    residency = make_residency(started_on=date(2026, 2, 2))
    assert clock.day_of(residency.created_at) == date(2026, 2, 2)
    assert clock.day_of(residency.history.get().history_date) == date(2026, 2, 2)
