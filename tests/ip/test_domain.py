"""Objects, creators and titles of protection (VI, 7.2)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed
from core.quarters import Quarter
from ip.domain.grants import record_grant
from ip.domain.objects import add_creator, register_object
from ip.enums import PATENT_KINDS, CreatorRole, GrantKind, IPKind, grant_kind
from ip.models import Grant, IPObject
from tests.makers.ip import make_grant, make_object, officer
from tests.makers.residents import clerk, director, make_residency

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 15)


def test_an_object_is_registered_with_its_words_cleaned_and_its_history_begun():
    made = register_object(
        title="  Жаңгак\u202e  чакчу ", kind=IPKind.UTILITY_MODEL, description="Сыпаттама", actor=officer()
    )
    assert (made.title, made.kind) == ("Жаңгак чакчу", "utility_model")
    assert made.history.get().history_user == officer()


def test_an_object_of_a_resident_takes_the_residents_direction():
    residency = make_residency()
    made = make_object(residency=residency, direction="ict")
    assert made.direction == residency.direction == "agro"


def test_an_object_without_a_title_is_refused_beside_the_field():
    with pytest.raises(FieldError) as refused:
        register_object(title=" \u200b ", kind=IPKind.INVENTION, actor=officer())
    assert refused.value.field == "title"


@pytest.mark.parametrize("who", [director, clerk])
def test_only_the_ip_officer_keeps_the_register(who):
    with pytest.raises(NotAllowed):
        register_object(title="Ыкма", kind=IPKind.INVENTION, actor=who())
    with pytest.raises(NotAllowed):
        add_creator(make_object(), name="Ли В. С.", role=CreatorRole.STAFF, actor=who())
    with pytest.raises(NotAllowed):
        record_grant(make_object(), document_number="1", granted_on=DAY, actor=who())


def test_a_creator_is_named_once():
    made = make_object()
    with pytest.raises(FieldError, match="авторлорунун арасында бар"):
        add_creator(made, name=" Абдыкадырова  Сонунбү Мамбетовна", role=CreatorRole.STAFF, actor=officer())
    assert made.creators.count() == 1


def test_a_creator_with_an_account_is_named_by_the_account():
    made = make_object()
    creator = add_creator(made, name="", role=CreatorRole.STAFF, user=director(), actor=officer())
    assert creator.name == director().full_name


def test_a_grant_keeps_number_day_and_the_kind_of_document():
    grant = make_grant(DAY, IPKind.INVENTION, number=" KG  2405 ")
    assert (grant.document_number, grant.granted_on, grant.kind) == ("KG 2405", DAY, GrantKind.PATENT)


@pytest.mark.parametrize("kind", list(IPKind))
def test_only_three_kinds_are_patents(kind):
    patents = {"invention", "utility_model", "industrial_design"}
    assert (grant_kind(kind) == GrantKind.PATENT) is (kind in PATENT_KINDS) is (kind.value in patents)


def test_an_object_is_granted_once():
    grant = make_grant(DAY)
    with pytest.raises(DomainError, match="коргоо документи катталган"):
        record_grant(grant.ip_object, document_number="9", granted_on=DAY, actor=officer())
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(ip_object=grant.ip_object, kind="patent", document_number="9", granted_on=DAY)


def test_a_number_belongs_to_one_document_of_its_kind():
    make_grant(DAY, IPKind.INVENTION, number="302")
    make_grant(DAY, IPKind.SOFTWARE, number="302")
    with pytest.raises(FieldError) as refused:
        make_grant(DAY, IPKind.INDUSTRIAL_DESIGN, number="302")
    assert refused.value.field == "document_number"


def test_know_how_is_never_granted():
    with pytest.raises(DomainError, match="сыр катары"):
        record_grant(make_object(IPKind.KNOW_HOW), document_number="1", granted_on=DAY, actor=officer())


@pytest.mark.parametrize(("number", "day"), [("", DAY), ("5", date(2026, 11, 23))])
def test_a_grant_has_a_number_and_a_day_that_has_come(number, day):
    with pytest.raises(FieldError):
        record_grant(make_object(), document_number=number, granted_on=day, actor=officer())
    assert not Grant.objects.exists()


def test_a_grant_of_a_submitted_quarter_is_refused():
    lock_quarter(Quarter(2026, 3), actor=director())
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        make_grant(DAY)
    make_grant(date(2026, 10, 1))


def test_the_register_is_searched_as_people_type():
    make_object(title="Өрүк кургаткыч")
    assert IPObject.objects.filter(folded__contains="орук").count() == 1


def test_grants_are_dated_when_they_are_recorded():
    grant = make_grant(DAY)
    assert clock.day_of(grant.created_at) == DAY
    assert clock.day_of(grant.history.get().history_date) == DAY
