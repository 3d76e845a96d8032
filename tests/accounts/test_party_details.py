"""A party's data: codes checked, founders with at most the whole, contacts that can be reached (1.4)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.domain.parties import register_party
from accounts.domain.party_details import (
    add_contact,
    add_founder,
    change_details,
    end_contact,
    end_founder,
)
from accounts.models import Contact, Founder, Party, PartyKind
from accounts.roles import Role
from core.actors import StandIn
from core.errors import DomainError, FieldError, NotAllowed
from tests.makers.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def firm(**changes: str) -> Party:
    given = {"kind": PartyKind.ORGANISATION, "inn": "02507199510010", "name": "ЖЧК «Талаа»", **changes}
    return register_party(**given, actor=StandIn.SYSTEM)  # type: ignore[arg-type]


def clerk():
    return make_user(Role.UNIT_STAFF)


@pytest.mark.parametrize("okpo", ["1234567", "123456789", "2969365O"])
def test_okpo_has_eight_digits_even_by_the_database(okpo: str) -> None:
    with pytest.raises(FieldError) as caught:
        firm(okpo=okpo)
    assert caught.value.field == "okpo"
    party = firm(okpo="2969 3656")
    assert party.okpo == "29693656"
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.filter(pk=party.pk).update(okpo="1234567x")


def test_details_change_by_who_prepares_contracts() -> None:
    party = firm(address="Ош")
    changed = change_details(party, okpo="29693656", phone="0555 12 34 56", actor=clerk())
    assert (changed.okpo, changed.phone, changed.address) == ("29693656", "+996555123456", "")
    with pytest.raises(NotAllowed):
        change_details(party, actor=make_user(Role.EXPERT))


def test_shares_of_the_founders_are_at_most_the_whole() -> None:
    party, actor = firm(), clerk()
    first = add_founder(party, name="Асанова М.", share=Decimal("60"), actor=actor)
    for share in (Decimal("40.01"), Decimal(0), Decimal(101)):
        with pytest.raises(FieldError) as caught:
            add_founder(party, name="Эгемова А.", share=share, actor=actor)
        assert caught.value.field == "share"
    with pytest.raises(FieldError):
        add_founder(party, name="Асанова М.", share=Decimal(1), actor=actor)
    add_founder(party, name="Эгемова А.", share=Decimal(40), actor=actor)
    end_founder(first, left_on=date(2026, 11, 20), actor=actor)
    add_founder(party, name="Асанова М.", share=Decimal(60), actor=actor)
    assert Founder.objects.filter(party=party).count() == 3
    with pytest.raises(DomainError):
        end_founder(first, left_on=date(2026, 11, 21), actor=actor)


def test_an_entrepreneur_has_no_founders() -> None:
    party = firm(kind=PartyKind.ENTREPRENEUR, inn="21205199500012")
    with pytest.raises(DomainError):
        add_founder(party, name="Асанова М.", share=Decimal(100), actor=clerk())


def test_a_contact_can_be_reached() -> None:
    party, actor = firm(), clerk()
    with pytest.raises(FieldError):
        add_contact(party, name="Асанова М.", actor=actor)
    row = add_contact(party, name="Асанова М.", phone="0555123456", actor=actor)
    with pytest.raises(FieldError):
        end_contact(row, left_on=date(2026, 11, 23), actor=actor)
    end_contact(row, left_on=date(2026, 11, 22), actor=actor)
    assert Contact.objects.get().left_on == date(2026, 11, 22)


def test_the_page_shows_founders_and_contacts_and_changes_them() -> None:
    party = firm()
    client = Client()
    client.force_login(clerk())
    client.post(
        reverse("admin:accounts_party_founder", args=[party.pk]), {"name": "Асанова", "share": "55,5"}
    )
    wrong = client.post(reverse("admin:accounts_party_details", args=[party.pk]), {"okpo": "12"})
    assert set(wrong.context["form"].errors) == {"okpo"}
    client.post(
        reverse("admin:accounts_party_contact", args=[party.pk]), {"name": "Эсеп", "email": "a@talaa.example"}
    )
    page = client.get(reverse("admin:accounts_party_change", args=[party.pk])).content.decode()
    assert "Асанова" in page
    assert "a@talaa.example" in page
    founder = Founder.objects.get()
    assert founder.share == Decimal("55.50")
    client.post(reverse("admin:accounts_founder_end", args=[founder.pk]), {"left_on": "22.11.2026"})
    assert Founder.objects.get().left_on == date(2026, 11, 22)
