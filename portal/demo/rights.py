"""Whose the demonstration Centre's objects are: one joint, one that waits for its contract (6.2)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from documents.domain.uploads import store_upload
from ip.domain.objects import add_creator, register_object
from ip.domain.settlement import (
    CONTRACT_SCAN,
    record_circumstances,
    record_rights_contract,
    settle_ownership,
)
from ip.enums import CreatorRole, IPKind, OwnershipState
from ip.models import IPObject
from portal.demo.papers import signed_copy
from portal.demo.people import user
from portal.demo.timeline import Timeline

JOINT = "Кездемени катмарлап бычуу ыкмасы"
OFFICER = "ip"


class Rights:
    """Plans the settlement of every object, after it is entered."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self) -> None:
        """Plan a look at the register each quarter, and the student's object."""
        for back in range(6, -1, -1):
            self.line.plan(self.line.quarter(back).end - timedelta(days=3), self._settle_all, hour=17)
        self.line.plan(self.line.open_quarter.start + timedelta(days=18), self._student, hour=12)
        self.line.plan(self.line.open_quarter.start + timedelta(days=25), self._settle_all, hour=17)

    def _settle_all(self, at: datetime) -> None:
        for row in IPObject.objects.filter(ownership=OwnershipState.UNEXAMINED).order_by("pk"):
            if row.title == JOINT:
                self._joint(row, at)
            else:
                _examine(row, at)
                settle_ownership(row, settled_on=at.date(), actor=user(OFFICER), at=at)

    def _joint(self, row: IPObject, at: datetime) -> None:
        officer = user(OFFICER)
        add_creator(row, name="", role=CreatorRole.STAFF, user=user("university"), actor=officer, at=at)
        _examine(row, at, used=("equipment",))
        record_rights_contract(
            row,
            number="ИМ-3",
            signed_on=at.date() - timedelta(days=8),
            scan=store_upload(signed_copy(), purpose=CONTRACT_SCAN, actor=officer, at=at),
            actor=officer,
            at=at,
        )
        first, second = row.creators.all()
        settle_ownership(
            row,
            settled_on=at.date(),
            contributions={first.pk: Decimal(70), second.pk: Decimal(30)},
            shares={"resident": Decimal("62.50"), "oshtu": Decimal("37.50")},
            actor=officer,
            at=at,
        )

    def _student(self, at: datetime) -> None:
        officer = user(OFFICER)
        row = register_object(
            title="Шаардык автобустардын жүрүшүн болжолдоочу программа",
            kind=IPKind.SOFTWARE,
            direction="ict",
            actor=officer,
            at=at,
        )
        add_creator(
            row, name="Мамажанов Нурислам Акылбекович", role=CreatorRole.STUDENT, actor=officer, at=at
        )
        _examine(row, at, used=("equipment", "supervision"))


def _examine(row: IPObject, at: datetime, *, used: Iterable[str] = ()) -> None:
    staff = row.creators.filter(role=CreatorRole.STAFF).values_list("pk", flat=True)
    asked = ("equipment", "funding", "supervision", "background")
    record_circumstances(
        row,
        **{name: name in used for name in asked},
        in_duties=dict.fromkeys(staff, True),
        actor=user(OFFICER),
        at=at,
    )
