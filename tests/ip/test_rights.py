"""The desk of the rights and the author's own pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.errors import FieldError, NotAllowed, WrongState
from ip.domain.objects import add_creator
from ip.domain.settlement import record_rights_contract, reopen_ownership, settle_ownership
from ip.models import Creator, IPObject, Owner
from tests.makers.applications import make_file
from tests.makers.ip import examined, made_object, make_object, make_scan, officer, with_contract
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency

pytestmark = pytest.mark.django_db
LIST, OWN = "/admin/ip/ipobject/", "/ky/ip/"
DAY = date(2026, 11, 20)


@pytest.fixture
def keeper(client):
    client.force_login(officer())
    return client


def author_of(made: IPObject):
    """A member of the university, named an author of the object."""
    member = make_user(Role.UNIVERSITY_MEMBER)
    add_creator(made, name="", role="staff", user=member, actor=officer())
    return member


def test_the_desk_quotes_the_clause_and_says_what_lacks(keeper):
    made = examined(made_object("student"), used=("equipment",))
    page = keeper.get(f"{LIST}{made.pk}/change/").content.decode()
    assert "олуттуу ресурстар" in page
    assert f"{LIST}{made.pk}/rights/contract/" in page
    assert f"{LIST}{made.pk}/rights/settle/" not in page
    assert keeper.get(f"{LIST}{made.pk}/rights/settle/").status_code == 404


def test_from_circumstances_to_shares_by_the_pages_of_the_desk(keeper):
    made = made_object("resident", "staff", residency=make_residency())
    resident, staff = made.creators.all()
    base = f"{LIST}{made.pk}/rights/"
    keeper.post(f"{base}circumstances/", {"background": "on", f"duties-{staff.pk}": "yes"})
    keeper.post(f"{base}contract/", {"number": "ИМ-7", "signed_on": "02.11.2026", "file": make_file()})
    shares = {
        f"contribution-{resident.pk}": "70,5",
        f"contribution-{staff.pk}": "29,5",
        "share-resident": "60",
        "share-oshtu": "39",
        "settled_on": "20.11.2026",
    }
    refused = keeper.post(f"{base}settle/", shares).content.decode()
    assert "99,00%" in refused
    assert 'value="70,5"' in refused
    keeper.post(f"{base}settle/", {**shares, "share-oshtu": "40"})
    made.refresh_from_db()
    assert (made.ownership, made.used_background) == ("settled", True)
    page = keeper.get(f"{LIST}{made.pk}/change/").content.decode()
    assert "60,00%" in page
    assert "70,50%" in page


def test_settled_rights_stand_until_they_are_opened_with_a_reason():
    made = settle_ownership(examined(made_object("staff")), settled_on=DAY, actor=officer())
    with pytest.raises(WrongState):
        add_creator(made, name="Кечиккен автор", role="staff", actor=officer())
    with pytest.raises(WrongState):
        examined(made)
    with pytest.raises(FieldError):
        reopen_ownership(made, reason=" ", actor=officer())
    reopen_ownership(made, reason="Автор унутулган.", actor=officer())
    assert (made.ownership, made.ownership_basis, made.owners.count()) == ("examined", "", 0)
    assert Owner.history.filter(history_type="-").get().history_change_reason == "Автор унутулган."


def test_a_contract_has_a_number_a_day_that_has_come_and_its_own_copy():
    made = examined(made_object("student"), used=("funding",))
    for number, day in (("", DAY), ("7", date(2026, 11, 23))):
        with pytest.raises(FieldError):
            record_rights_contract(made, number=number, signed_on=day, scan=make_scan(), actor=officer())


def test_rights_are_not_settled_before_the_day_of_the_contract():
    made = with_contract(examined(made_object("student"), used=("funding",)))
    with pytest.raises(FieldError):
        settle_ownership(made, settled_on=date(2026, 11, 1), actor=officer())


def test_only_the_ip_officer_settles():
    made = examined(made_object("staff"))
    with pytest.raises(NotAllowed):
        settle_ownership(made, settled_on=DAY, actor=clerk())
    with pytest.raises(NotAllowed):
        record_rights_contract(made, number="7", signed_on=DAY, scan=make_scan(), actor=clerk())


def test_the_database_refuses_what_cannot_be():
    made = examined(made_object("student"))
    creator = made.creators.get()
    for model, pk, broken in (
        (IPObject, made.pk, {"ownership_basis": "6.2.1"}),
        (IPObject, made.pk, {"contract_number": "7"}),
        (Creator, creator.pk, {"in_duties": True}),
        (Creator, creator.pk, {"contribution": Decimal("100.01")}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=pk).update(**broken)


def test_an_author_sees_own_objects_and_others_get_404(client):
    mine, others = make_object(title="Менин ыкмам"), make_object(title="Башка ыкма")
    client.force_login(author_of(mine))
    page = client.get(OWN).content.decode()
    assert "Менин ыкмам" in page
    assert "Башка ыкма" not in page
    assert client.get(f"{OWN}{mine.pk}/").status_code == 200
    assert client.get(f"{OWN}{others.pk}/").status_code == 404


def test_an_author_reads_the_owner_the_clause_and_the_contract(client):
    made = made_object("resident", residency=make_residency())
    member = author_of(made)
    with_contract(examined(made))
    creators = made.creators.values_list("pk", flat=True)
    settle_ownership(
        made,
        settled_on=DAY,
        contributions=dict.fromkeys(creators, Decimal(50)),
        shares={"resident": Decimal(75), "oshtu": Decimal(25)},
        actor=officer(),
    )
    client.force_login(member)
    page = client.get(f"{OWN}{made.pk}/").content.decode()
    for words in ("6.2.4", "75,00%", "25,00%", "ИМ-7"):
        assert words in page
    scan = made.contract_scan.get_absolute_url()
    answer = client.get(scan)
    assert (answer.status_code, bool(answer.getvalue())) == (200, True)
    client.force_login(make_user(Role.UNIVERSITY_MEMBER))
    assert client.get(scan).status_code == 404


def test_an_author_without_objects_reads_what_will_appear(client):
    client.force_login(make_user(Role.UNIVERSITY_MEMBER))
    assert "авторлорунун" in client.get(OWN).content.decode()


def test_thirty_objects_cost_as_many_queries_as_one(client):
    made = make_object()
    member = author_of(made)
    client.force_login(member)
    client.get(OWN)
    with CaptureQueriesContext(connection) as one:
        client.get(OWN)
    for _number in range(29):
        add_creator(make_object(), name="", role="staff", user=member, actor=officer())
    with CaptureQueriesContext(connection) as thirty:
        client.get(OWN)
    assert len(thirty) == len(one)
