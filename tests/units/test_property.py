"""The register of rooms and equipment: what is refused, what changes, when a room is under repair."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed
from core.quarters import Quarter
from tests.makers.residents import clerk, director, expert
from tests.makers.units import make_equipment, make_laboratory, make_premises
from units.base.domain.property import change_equipment, change_premises
from units.base.domain.repairs import begin_repair, finish_repair
from units.base.enums import Condition
from units.base.models import Equipment, Premises

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("building", ""),
        ("room", ""),
        ("area", Decimal(0)),
        ("capacity", 0),
        ("inventory_number", " "),
        ("act_number", ""),
        ("act_date", date(2026, 11, 23)),
        ("preferential", True),
    ],
)
def test_room_that_cannot_be_is_refused_beside_its_field(field, value):
    with pytest.raises(FieldError) as caught:
        make_premises(**{field: value})
    assert caught.value.field == field
    assert not Premises.objects.exists()


def test_a_room_and_an_inventory_number_are_entered_once():
    make_premises(room="201", inventory_number="П-1")
    for field, changes in (
        ("room", {"room": "201"}),
        ("inventory_number", {"inventory_number": "П-1"}),
    ):
        with pytest.raises(FieldError) as caught:
            make_premises(**changes)
        assert caught.value.field == field


def test_what_changes_of_a_room_keeps_its_history():
    room = make_premises()
    changed = change_premises(
        room,
        responsible=director(),
        condition=Condition.WORN,
        lettable=False,
        preferential=False,
        actor=director(),
    )
    assert (changed.responsible, changed.condition, changed.lettable) == (director(), "worn", False)
    assert [row.history_user for row in room.history.all()] == [director(), clerk()]


def test_equipment_moves_with_a_trace():
    piece, other = make_equipment(), make_laboratory()
    change_equipment(
        piece, premises=other, responsible=clerk(), condition="good", bookable=False, actor=clerk()
    )
    assert Equipment.objects.get().premises == other
    assert piece.history.count() == 2


def test_only_those_with_the_right_keep_the_register():
    with pytest.raises(NotAllowed):
        make_premises(actor=expert())
    with pytest.raises(NotAllowed):
        begin_repair(make_premises(), started_on=JUNE, reason="Чатыр", actor=expert())


def test_a_room_is_under_repair_from_the_first_day_until_the_day_it_is_ready():
    room = make_premises()
    repair = begin_repair(room, started_on=JUNE, reason="Чатыр", actor=clerk())
    assert [repair.goes_on(day) for day in (date(2026, 5, 31), JUNE, date(2026, 8, 1))] == [
        False,
        True,
        True,
    ]
    repair = finish_repair(room, ended_on=date(2026, 7, 1), actor=clerk())
    assert [repair.goes_on(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [True, False]


def test_a_repair_begins_once_and_ends_after_it_began():
    room = make_premises()
    with pytest.raises(DomainError):
        finish_repair(room, ended_on=JUNE, actor=clerk())
    begin_repair(room, started_on=JUNE, reason="Чатыр", actor=clerk())
    with pytest.raises(DomainError):
        begin_repair(room, started_on=JUNE, reason="Чатыр", actor=clerk())
    with pytest.raises(FieldError):
        finish_repair(room, ended_on=date(2026, 5, 31), actor=clerk())
    finish_repair(room, ended_on=date(2026, 7, 1), actor=clerk())
    with pytest.raises(FieldError):
        begin_repair(room, started_on=date(2026, 6, 15), reason="Пол", actor=clerk())


def test_a_repair_in_a_closed_quarter_is_refused():
    lock_quarter(Quarter(2026, 2), actor=director())
    with pytest.raises(DomainError):
        begin_repair(make_premises(), started_on=JUNE, reason="Чатыр", actor=clerk())


@pytest.mark.parametrize(
    "changes", [{"area": Decimal(0)}, {"condition": "repair"}, {"preferential": True}, {"capacity": 0}]
)
def test_the_database_refuses_such_a_room_too(changes):
    room = make_premises()
    for name, value in changes.items():
        setattr(room, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        room.save()
