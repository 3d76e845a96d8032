"""What two people write at one moment: the second gets the constraint's own sentence, beside its field."""

import pytest
from django.db import IntegrityError

from accounts.models import Party, PartyKind, User
from core.actors import StandIn
from core.domain import transitions
from core.domain.clashes import Clash
from core.errors import DomainError
from documents.enums import ActKind
from documents.models import GoverningAct
from tests.makers.people import make_user

pytestmark = pytest.mark.django_db


def refused(row: object) -> Clash:
    with pytest.raises(Clash) as refusal:
        transitions.create(row, actor=StandIn.SYSTEM)
    return refusal.value


def party(inn: str = "00103202098765") -> Party:
    return Party(kind=PartyKind.ORGANISATION, inn=inn, name="ЖЧК «Тоо»")


def test_a_unique_value_is_said_beside_its_field() -> None:
    transitions.create(party(), actor=StandIn.SYSTEM)
    told = refused(party())
    assert (told.field, str(told)) == ("inn", "Мындай ИНН менен тарап мурда катталган.")


def test_values_that_are_unique_together_are_said_on_top() -> None:
    def act() -> GoverningAct:
        return GoverningAct(
            kind=ActKind.RECTOR_ORDER, number="12-к", dated_on="2026-09-03", title="Буйрук", issuer="ОшТУ"
        )

    transitions.create(act(), actor=StandIn.SYSTEM)
    told = refused(act())
    assert told.field == ""
    assert "катталган" in str(told)


def test_an_expression_that_is_unique_is_known_by_its_name() -> None:
    make_user(email="kim@oshtu.example")
    assert "электрондук" in str(refused(User(email="KIM@oshtu.example", surname="Ким", given_name="А")))


def test_a_check_says_its_sentence() -> None:
    assert "ИНН" in str(refused(party(inn="20103202098765")))


def test_it_is_a_rule_refused_and_a_row_refused_alike() -> None:
    assert issubclass(Clash, DomainError)
    assert issubclass(Clash, IntegrityError)
