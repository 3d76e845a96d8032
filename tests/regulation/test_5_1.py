"""5.1: buildings, rooms and equipment belong to OshTU; the Centre manages and answers for them."""

import pytest
from django.test import Client

from core.errors import FieldError
from tests.makers.residents import clerk, director
from tests.makers.units import make_equipment, make_premises
from units.base.domain.property import change_premises
from units.base.models import Equipment, Premises

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


@pytest.mark.parametrize("missing", ["inventory_number", "act_number"])
def test_property_enters_the_register_with_its_inventory_number_and_act_of_transfer(missing: str) -> None:
    for make in (make_premises, make_equipment):
        with pytest.raises(FieldError) as caught:
            make(**{missing: ""})
        assert caught.value.field == missing
    assert not Equipment.objects.exists()


def test_somebody_answers_for_each_piece_and_a_change_leaves_its_trace() -> None:
    room = make_premises()
    change_premises(
        room, responsible=director(), condition="worn", lettable=True, preferential=False, actor=clerk()
    )
    assert [row.responsible for row in room.history.all()] == [director(), clerk()]


@pytest.mark.parametrize("model", [Premises, Equipment])
def test_the_portal_keeps_no_owner_that_could_be_changed(model: type[Premises] | type[Equipment]) -> None:
    names = {field.name for field in model._meta.get_fields()}
    assert names.isdisjoint({"owner", "ownership", "party"})


def test_the_page_of_each_piece_says_whose_it_is() -> None:
    client = Client()
    client.force_login(director())
    for row in (make_premises(), make_equipment()):
        page = client.get(f"/admin/units/{row._meta.model_name}/{row.pk}/change/")
        assert "ОшТУ" in page.content.decode()
        assert row.act_number in page.content.decode()
