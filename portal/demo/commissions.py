"""What experts and their chair do beside scoring: their records, readers, a waiver, an alternate (3.3.1)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from applications.domain.alternates import alternates_for, call_in_alternate
from applications.domain.commission import appoint_standing_commission
from applications.domain.membership import commission_of
from applications.domain.profiles import describe_expert
from applications.domain.waivers import waive_conflict
from applications.domain.workload import assign_readers, readings_of
from applications.enums import MemberRole
from applications.models import Application
from core import clock
from core.enums import Direction
from portal.demo.people import user
from portal.demo.timeline import Timeline

# The application three experts are shut out of, and the one in which the portal finds a conflict by itself.
LACKING_QUORUM, FOUND = "altyn", "svarka"
OSHTU = "Ош технологиялык университети"
PROFILES = (
    ("expert", "Кыргыз-Түрк «Манас» университети", "Экономика кафедрасы", (Direction.ICT, Direction.AGRO)),
    ("expert2", "Ош мамлекеттик университети", "Агрономия кафедрасы", (Direction.AGRO,)),
    ("expert3", "ЖЧК «Түштүк Сервис»", "", (Direction.ICT, Direction.ENGINEERING)),
    ("expert4", OSHTU, "Машина куруу кафедрасынын", (Direction.ENGINEERING, Direction.ENERGY)),
    ("expert5", OSHTU, "Электр энергетика кафедрасы", (Direction.ENERGY,)),
    ("expert6", "Ош шаардык инновация борбору", "", (Direction.ICT,)),
)
ROLES = (MemberRole.CHAIR, MemberRole.SECRETARY, *[MemberRole.MEMBER] * 3, MemberRole.ALTERNATE)
WAIVER = "Кафедра чоң, эксперт долбоордун катышуучусу менен чогуу иштебейт; ширетүү боюнча башка эксперт жок."


class CommissionWork:
    """Plans these acts; `applications` holds the applications by the project's key."""

    def __init__(self, line: Timeline, applications: Mapping[str, Application]) -> None:
        self.line = line
        self.applications = applications

    def plan(self, closes: date) -> None:
        """Plan the acts around the call that is being evaluated."""
        self.line.plan(closes - timedelta(days=20), self._describe)
        self.line.plan(closes + timedelta(days=1), self._appoint_standing)
        self.line.plan(closes + timedelta(days=3), self._share_out, hour=9)
        self.line.plan(closes + timedelta(days=3), self._waive, hour=16)
        self.line.plan(closes + timedelta(days=8), self._call_in)

    def _describe(self, at: datetime) -> None:
        for key, organisation, department, directions in PROFILES:
            describe_expert(
                user(key),
                organisation=organisation,
                department=department,
                directions=directions,
                actor=user("secretary"),
                at=at,
            )

    def _appoint_standing(self, at: datetime) -> None:
        appoint_standing_commission(
            order_number="21-б",
            order_date=clock.day_of(at),
            in_force_to=clock.day_of(at) + timedelta(days=365),
            members=[(user(key), role) for (key, *_rest), role in zip(PROFILES, ROLES, strict=True)],
            actor=user("director"),
            at=at,
        )

    def _share_out(self, at: datetime) -> None:
        commission = commission_of(self._fresh(FOUND))
        readers = {row.application.pk: row.proposed for row in readings_of(commission)}
        assign_readers(commission, readers=readers, actor=user("secretary"), at=at)

    def _waive(self, at: datetime) -> None:
        application = self._fresh(FOUND)
        recusal = application.declarations.shutting_out().get(found_by="department")
        waive_conflict(application, member=recusal.member, reason=WAIVER, actor=user("expert"), at=at)

    def _call_in(self, at: datetime) -> None:
        application = self._fresh(LACKING_QUORUM)
        call_in_alternate(application, member=alternates_for(application)[0], actor=user("expert"), at=at)

    def _fresh(self, key: str) -> Application:
        return Application.objects.select_related("commission").get(pk=self.applications[key].pk)
