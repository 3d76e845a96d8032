"""Parties are known by their ИНН."""

import pytest

from accounts.domain.parties import register_party
from accounts.models import Party, PartyKind
from core.errors import FieldError

pytestmark = pytest.mark.django_db


def test_one_inn_is_one_party_with_the_newest_name(director):
    register_party(kind=PartyKind.ORGANISATION, inn="02507199510010", name="ЖЧК «Талаа»", actor=director)
    register_party(
        kind=PartyKind.ORGANISATION,
        inn="02507199510010",
        name="ЖЧК «Талаа Сенсор»",
        okpo="29693656",
        actor=director,
    )
    party = Party.objects.get()
    assert (party.name, party.okpo, party.inn) == ("ЖЧК «Талаа Сенсор»", "29693656", "02507199510010")
    assert party.history.count() == 2


def test_an_entrepreneurs_inn_cannot_be_a_legal_entitys(director):
    with pytest.raises(FieldError) as refused:
        register_party(kind=PartyKind.ORGANISATION, inn="20502198100469", name="ЖЧК «Талаа»", actor=director)
    assert refused.value.field == "inn"
