"""8.1: the Centre cooperates with four kinds of partners on the basis of contracts and agreements.

«Борбор мамлекеттик органдар, бизнес-түзүмдөр, илимий жана билим берүү мекемелери, ошондой эле эл аралык
өнөктөштөр менен … түзүлгөн келишимдердин жана макулдашуулардын негизинде кызматташат.»
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.errors import FieldError
from partnerships.domain.memorandum import the_memorandum
from partnerships.enums import PartnerKind, Standing
from partnerships.models import Partner
from tests.makers.partnerships import make_agreement, make_partner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_there_are_four_kinds_of_partner():
    assert PartnerKind.values == ["state", "business", "science", "international"]


@pytest.mark.parametrize("kind", PartnerKind.values)
def test_a_partner_of_each_kind_is_entered(kind):
    assert make_partner(kind).kind == kind


def test_no_other_kind_of_partner_is_known():
    with pytest.raises(FieldError) as refused:
        make_partner("club")
    assert refused.value.field == "kind"
    with pytest.raises(IntegrityError, match="partner_kind_of_8_1"), transaction.atomic():
        Partner.objects.create(kind="club", name="Клуб")


def test_the_basis_is_a_contract_an_agreement_or_a_memorandum():
    partner = make_partner()
    for kind in ("contract", "agreement", "memorandum"):
        make_agreement(date(2026, 2, 1), kind=kind, partner=partner)
    assert {row.standing() for row in partner.agreements.all()} == {Standing.IN_FORCE}
    assert partner.agreements.count() == 3


def test_the_city_is_a_state_body_and_its_memorandum_one_of_the_agreements():
    partner = the_memorandum().partner
    assert (partner.kind, partner.name) == (PartnerKind.STATE, "Ош шаарынын мэриясы")


def test_an_agreement_may_have_no_end():
    agreement = make_agreement(date(2016, 2, 1), years=None)
    assert (agreement.expires_on, agreement.standing()) == (None, Standing.IN_FORCE)
