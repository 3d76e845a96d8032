"""The units of the demonstration Centre at work: rooms, services, workshops, mentoring (2.2, 3.2, 5.1)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.models import User
from applications.models import Application
from core.clock import moment_of
from core.enums import Unit
from portal.demo.calls import call_dates
from portal.demo.people import user
from portal.demo.project import DemoProject
from portal.demo.stays import residency_of
from portal.demo.timeline import Timeline
from portal.demo.units_stories import ORDERS, REQUESTS, SESSIONS
from portal.demo.units_things import ALLOCATIONS, EQUIPMENT, ROOMS
from residents.models import Residency
from units.base.domain.allocations import allocate_premises
from units.base.domain.introductions import name_investment, sums_after
from units.base.domain.property import register_equipment, register_premises
from units.base.domain.repairs import begin_repair, finish_repair
from units.base.domain.requests import (
    ask_as_member,
    ask_as_resident,
    assign_request,
    confirm_request,
    decline_request,
    deliver_request,
    withdraw_request,
)
from units.base.enums import SERVED, RequesterKind, ServiceKind
from units.base.models import Equipment, Premises, ServiceRequest
from units.incubator.domain.mentoring import add_mentor, finish_session, miss_session, plan_session
from units.incubator.models import Mentor, MentoringSession
from units.technopark.domain.orders import order_work

STAFF = {Unit.INCUBATOR: "clerk", Unit.TECHNOPARK: "clerk2", Unit.TISC: "clerk3"}
BUILDING = "3-корпус"
COMPETENCES = {"mentor": "Бизнес-модель, сатуу, биринчи кардарлар", "mentor2": "Экономика проекта, маркетинг"}
MEMBERS = {"teacher": RequesterKind.EMPLOYEE, "student2": RequesterKind.STUDENT}


class Units:
    """Plans the register, the rooms of each resident, and two years of services."""

    def __init__(
        self, line: Timeline, projects: tuple[DemoProject, ...], applications: dict[str, Application]
    ) -> None:
        self.line = line
        self.call_of = {project.key: project.call for project in projects}
        self.applications = applications

    def plan(self) -> None:
        """Plan everything on the timeline."""
        first = call_dates(self.line, 0)[0] - timedelta(days=30)
        self.line.plan(first, self._register)
        for place, row in enumerate(ALLOCATIONS):
            self._plan_allocation(row, place)
        self.line.plan(self.line.today - timedelta(days=2), self._name_sums, hour=16)
        repair = self.line.quarter(2).start
        self.line.plan(repair + timedelta(days=20), self._begin_repair)
        self.line.plan(repair + timedelta(days=62), self._finish_repair)
        for place, story in enumerate(REQUESTS):
            self._plan_request(story, place)
        for place, order in enumerate(ORDERS):
            self._plan_order(order, place)
        for place, session in enumerate(SESSIONS):
            self._plan_session(session, place)

    def _name_sums(self, at: datetime) -> None:
        """The hub names what came of its introductions."""
        for request in ServiceRequest.objects.filter(kind=ServiceKind.INVESTMENT, state__in=SERVED).order_by(
            "pk"
        ):
            found = sums_after(request).last()
            if found is not None:
                name_investment(request, investment=found, actor=user(STAFF[Unit.TISC]), at=at)

    def _register(self, at: datetime) -> None:
        transferred = at.date() - timedelta(days=12)
        for number, (unit, room, floor, kind, name, area, places, lettable, easy) in enumerate(ROOMS, 1):
            register_premises(
                name=name, unit=unit, building=BUILDING, room=room, floor=floor, kind=kind,
                area=Decimal(area), capacity=places, inventory_number=f"0101{number:04d}",
                act_number="12-ӨБ", act_date=transferred, responsible=user(STAFF[Unit(unit)]),
                lettable=lettable, preferential=easy, actor=user("director"), at=at,
            )  # fmt: skip
        for number, (room, kind, name, serial, bookable, condition) in enumerate(EQUIPMENT, 1):
            premises = Premises.objects.get(room=room)
            register_equipment(
                name=name, kind=kind, inventory_number=f"0104{number:04d}", serial_number=serial,
                premises=premises, act_number="13-ӨБ", act_date=transferred,
                responsible=premises.responsible, bookable=bookable, condition=condition,
                actor=user("director"), at=at,
            )  # fmt: skip
        for key, words in COMPETENCES.items():
            add_mentor(user=user(key), competences=words, actor=user("clerk"), at=at)

    def _plan_allocation(self, row: tuple[str, str, str, int], place: int) -> None:
        key, room, area, places = row

        def give(at: datetime) -> None:
            residency = self._residency(key)
            allocate_premises(
                Premises.objects.get(room=room), residency=residency, area=Decimal(area), places=places,
                starts_on=at.date(), ends_on=residency.expires_on, actor=user(STAFF[Unit(residency.unit)]),
                at=at,
            )  # fmt: skip

        signed = self._signed_on(key)
        self.line.plan(signed + timedelta(days=1), give, hour=11, minute=place)

    def _begin_repair(self, at: datetime) -> None:
        room = Premises.objects.get(room="104")
        begin_repair(
            room, started_on=at.date(), reason="Терезелер алмаштырылат", actor=room.responsible, at=at
        )

    def _finish_repair(self, at: datetime) -> None:
        room = Premises.objects.get(room="104")
        finish_repair(room, ended_on=at.date(), actor=room.responsible, at=at)

    def _plan_request(self, story: tuple[str, ...], place: int) -> None:
        who, kind, back, days, fate, hours, text, result = story
        day = self.line.quarter(int(back)).start + timedelta(days=int(days))

        def ask(at: datetime) -> None:
            wished = at.date() + timedelta(days=10)
            actor = user(who)
            if who in MEMBERS:
                request = ask_as_member(
                    requester_kind=MEMBERS[who], kind=kind, text=text, wished_on=wished, actor=actor, at=at
                )
            else:
                request = ask_as_resident(
                    self._residency(who), kind=kind, text=text, wished_on=wished, actor=actor, at=at
                )
            self._go_on(request, fate, hours, result, day)

        self.line.plan(day, ask, hour=12, minute=place)

    def _go_on(self, request: ServiceRequest, fate: str, hours: str, result: str, day: date) -> None:
        """Plan what becomes of a request: taken the next day, given in a week, confirmed two days later."""
        staff, asker = user(STAFF[Unit(request.unit)]), request.requester
        plan = self.line.plan
        if fate == "declined":
            plan(
                day + timedelta(days=2),
                lambda at: decline_request(request, refusal=result, actor=staff, at=at),
            )
        elif fate == "withdrawn":
            plan(day + timedelta(days=3), lambda at: withdraw_request(request, actor=asker, at=at))
        elif fate != "new":
            plan(
                day + timedelta(days=1),
                lambda at: assign_request(request, executor=staff, actor=staff, at=at),
            )
        if fate in ("delivered", "confirmed"):
            given = day + timedelta(days=7)
            plan(given, lambda at: self._deliver(request, hours, result, staff, at))
        if fate == "confirmed":
            plan(day + timedelta(days=9), lambda at: confirm_request(request, actor=asker, at=at))

    def _deliver(self, request: ServiceRequest, hours: str, result: str, staff: User, at: datetime) -> None:
        deliver_request(
            request, delivered_on=at.date(), hours=Decimal(hours), result=result, actor=staff, at=at
        )

    def _plan_order(self, order: tuple[str, str, str, int, int, int, int, str, str], place: int) -> None:
        who, thing, purpose, back, days, since, until, fate, text = order
        day = self.line.quarter(back).start + timedelta(days=days)
        asked = min(day - timedelta(days=4), self.line.today - timedelta(days=1))
        taken = max(day, self.line.today + timedelta(days=3)) if fate in ("new", "assigned") else day

        def book(at: datetime) -> None:
            equipment = Equipment.objects.filter(name=thing).first()
            booking = order_work(
                self._residency(who), purpose=purpose,
                resource=equipment or Premises.objects.get(name=thing),
                starts_at=moment_of(taken, since), ends_at=moment_of(taken, until), text=text,
                actor=user(who), at=at,
            )  # fmt: skip
            hours = str(until - since)
            self._go_on(booking.request, fate, hours, "Иш бүттү, бөлүктөр алынды.", asked)

        self.line.plan(asked, book, hour=13, minute=place)

    def _plan_session(self, session: tuple[str, str, int, int, str, str | None, str], place: int) -> None:
        key, who, back, days, topic, hours, outcome = session
        day = self.line.quarter(back).start + timedelta(days=days)

        def arrange(at: datetime) -> None:
            mentor = Mentor.objects.get(user=user(key))
            planned = plan_session(
                mentor,
                residency=self._residency(who),
                planned_on=day,
                topic=topic,
                actor=user("clerk"),
                at=at,
            )
            self.line.plan(day, lambda at: self._record(planned, hours, outcome, at), hour=17)

        early = min(day - timedelta(days=6), self.line.today - timedelta(days=2))
        self.line.plan(early, arrange, hour=15, minute=place)

    def _record(self, session: MentoringSession, hours: str | None, outcome: str, at: datetime) -> None:
        mentor = session.mentor.user
        if hours:
            finish_session(session, hours=Decimal(hours), outcome=outcome, actor=mentor, at=at)
        elif outcome:
            miss_session(session, outcome=outcome, actor=mentor, at=at)

    def _signed_on(self, key: str) -> date:
        return call_dates(self.line, self.call_of[key])[1] + timedelta(days=25)

    def _residency(self, key: str) -> Residency:
        return residency_of(self.applications[key])
