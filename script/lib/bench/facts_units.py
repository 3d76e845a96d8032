"""What the units, the accountants and the partners did in five years."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from bench.facts_residents import Stay
from bench.fill import DIRECTIONS, FIRST, LAST, QUARTERS, UNITS, day, fill, paper, pick
from core import clock
from documents.models import IssuedPaper
from finance.models import Income
from ip.models import Grant, IPObject
from partnerships.models import Evidence, Obligation
from reporting.models import BudgetEntry, YearPlan
from units.base.models import Allocation, Event, Participant, Premises, Repair, ServiceRequest
from units.incubator.models import Mentor, MentoringSession


def write_units(count: int, stays: Sequence[Stay], user: int) -> None:
    """Services, sessions of a mentor, and rooms that were given half-year by half-year."""
    kinds = ("business_planning", "marketing", "legal", "bookkeeping")
    fill(
        ServiceRequest,
        count // 5,
        state=lambda n: "new" if n % 9 == 4 else "confirmed",
        kind=pick(kinds),
        unit="incubator",
        requester_kind="resident",
        requester_id=user,
        residency_id=lambda n: stays[n % len(stays)].pk,
        text="Жардам керек.",
        executor_id=user,
        delivered_on=lambda n: None if n % 9 == 4 else day(n),
        hours=lambda n: None if n % 9 == 4 else Decimal(2),
        result=lambda n: "" if n % 9 == 4 else "Берилди.",
    )
    (mentor,) = fill(Mentor, 1, user_id=user, competences="Баары")
    fill(
        MentoringSession,
        count // 8,
        state=lambda n: "missed" if n % 10 == 3 else "done",
        mentor_id=mentor,
        residency_id=lambda n: stays[n % len(stays)].pk,
        planned_on=day,
        topic="Пландоо",
        hours=lambda n: None if n % 10 == 3 else Decimal(n % 30 + 5) / 10,
        outcome="Болду.",
    )
    rooms = fill(
        Premises,
        max(count // 5_000, 2),
        unit=pick(UNITS),
        building="Башкы",
        room=str,
        floor=1,
        kind="office",
        area=lambda n: Decimal(n % 40 + 12),
        capacity=4,
        lettable=True,
        name=lambda n: f"Бөлмө {n}",
        inventory_number=lambda n: f"И-{n}",
        act_number="1",
        act_date=FIRST.start,
        responsible_id=user,
    )
    given = [
        (room, quarter)
        for place, room in enumerate(rooms)
        for quarter in QUARTERS
        if (place + quarter.number) % 4
    ]
    fill(
        Allocation,
        len(given),
        premises_id=lambda n: given[n][0],
        residency_id=lambda n: stays[n % len(stays)].pk,
        area=Decimal(12),
        places=1,
        starts_on=lambda n: given[n][1].start + timedelta(days=n % 20),
        ends_on=lambda n: given[n][1].end - timedelta(days=n % 20),
    )
    fill(
        Repair,
        len(rooms) // 2,
        premises_id=lambda n: rooms[n],
        started_on=day,
        ended_on=lambda n: day(n) + timedelta(days=30),
        reason="Сырдоо",
    )


def write_events(count: int, user: int) -> None:
    """Events of the units, and who came: many people come more than once."""
    events = fill(
        Event,
        count // 40,
        state="held",
        unit=pick(UNITS),
        kind=pick(("training", "seminar", "conference")),
        title_ky="Тренинг",
        title_ru="Тренинг",
        title_en="Training",
        starts_at=lambda n: clock.moment_of(day(n), 14),
        ends_at=lambda n: clock.moment_of(day(n), 17),
        place="Башкы корпус",
        capacity=100,
        responsible_id=user,
    )
    people = count // 20

    def address(number: int) -> str:
        place, event = divmod(number, len(events))
        return f"guest{(event * 31 + place) % people}@bench.example"

    fill(
        Participant,
        count // 8,
        event_id=pick(events),
        name="Асанов Улан",
        email=address,
        contact=address,
        category=pick(("researcher", "industry", "state")),
        attended=lambda n: n % 6 != 2,
    )


def write_others(count: int, user: int) -> None:
    """The Centre's money with its budgets, titles of protection, what was done under the memorandum."""
    fill(
        Income,
        count // 7,
        state=lambda n: "entered" if n % 12 == 5 else "confirmed",
        source=pick(("services", "services", "budget", "grants", "donations")),
        amount=lambda n: Decimal(n * 15_485_863 % 50_000_000 + 1) / 100,
        counterpart="Кардар",
        description="Кызмат",
        basis="Келишим",
        document_number=lambda n: "" if n % 12 == 5 else f"{n}",
        document_date=lambda n: None if n % 12 == 5 else day(n),
        received_on=day,
    )
    years = range(FIRST.year, LAST.year + 1)
    papers = fill(IssuedPaper, len(years), **paper("year_plan"))
    plans = fill(
        YearPlan,
        len(years),
        state="approved",
        kind="budget",
        year=years.__getitem__,
        version=1,
        approved_by_id=user,
        approved_on=lambda n: date(years[n], 1, 9),
        submitted_at=clock.moment_of(FIRST.start),
        paper_id=papers.__getitem__,
    )
    fill(
        BudgetEntry,
        len(years),
        plan_id=plans.__getitem__,
        side="income",
        code="services",
        amount=lambda n: Decimal(count * 900 + n),
    )
    objects = fill(
        IPObject,
        count // 33,
        title="Ойлоп табуу",
        kind=pick(("invention", "utility_model", "software")),
        direction=pick(DIRECTIONS),
    )
    fill(
        Grant,
        len(objects),
        ip_object_id=objects.__getitem__,
        kind=pick(("patent", "patent", "certificate")),
        document_number=str,
        granted_on=day,
    )
    obligations = list(Obligation.objects.order_by("pk").values_list("pk", flat=True))
    fill(
        Evidence,
        count // 100,
        obligation_id=pick(obligations),
        day=day,
        kind="meeting",
        what="Жолугушуу",
        by_whom="ИИТБ",
    )
