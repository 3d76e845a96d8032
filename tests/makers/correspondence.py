"""Registered documents for tests, made through the domain functions."""

from datetime import date
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core.actors import Actor, StandIn
from core.clock import moment_of
from documents.domain.acts import record_act
from documents.domain.correspondence import register_document
from documents.domain.letterheads import add_letterhead, proposed_words
from documents.domain.resolutions import add_file_index, assign_document, complete_document
from documents.enums import ActKind, Register
from documents.models import Correspondence, FileIndex, GoverningAct, Letterhead
from tests.makers.people import make_user

DAY = date(2026, 7, 14)


def make_document(register: str = Register.INCOMING, *, on: date = DAY, **given: Any) -> Correspondence:
    """A document entered in a register."""
    facts = {"correspondent": "Ош шаарынын мэриясы", "subject": "Көйгөйлөрдүн тизмеси жөнүндө"}
    values = {**facts, "actor": StandIn.SYSTEM, "at": moment_of(on), **given}
    return register_document(register, registered_on=on, **values)


def assigned_document(
    executor: User | None = None, *, actor: User, on: date = DAY, **given: Any
) -> Correspondence:
    """A document with a resolution; due ten days later."""
    document = make_document(on=on, **given)
    return assign_document(
        document,
        resolution="Жооп даярдалсын.",
        executor=executor or make_user(Role.UNIT_STAFF),
        due_on=date.fromordinal(on.toordinal() + 10),
        actor=actor,
        at=moment_of(on),
    )


def done_document(*, actor: User, on: date = DAY) -> Correspondence:
    """A document that is carried out on the day it came."""
    document = assigned_document(actor=actor, on=on)
    return complete_document(
        document, result="Жооп жөнөтүлдү.", done_on=on, actor=document.executor, at=moment_of(on)
    )


def make_file_index(code: str = "01-05", year: int = DAY.year, **given: Any) -> FileIndex:
    """A file of the plan."""
    values = {"title": "Мэрия менен кат алышуу", "actor": StandIn.SYSTEM, **given}
    return add_file_index(code=code, year=year, **values)


def make_act(
    kind: str = ActKind.RECTOR_ORDER, *, actor: Actor = StandIn.SYSTEM, **given: Any
) -> GoverningAct:
    """An act in its register."""
    values = {"number": "214-б", "dated_on": date(2026, 1, 12), "title": "Фирмалык бланк жөнүндө", **given}
    return record_act(kind=kind, actor=actor, **values)


def make_letterhead(version: str = "1", *, from_day: date = date(2026, 2, 1), **given: Any) -> Letterhead:
    """A version of the letterhead, approved by an order of the rector."""
    values = {**proposed_words(), "actor": StandIn.SYSTEM, **given}
    values.setdefault("approved_by", GoverningAct.objects.filter(number="214-б").first() or make_act())
    return add_letterhead(version=version, in_force_from=from_day, **values)
