"""Facts of five years in bulk, for measuring the indicators: the same for the same number, on every database.

They obey every constraint and no more: they have no history and no log beyond what the figures read.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts.models import Party, User
from applications.models import Application, Call, CriteriaSet, Decision
from core import clock
from core.models import TransitionLog
from core.quarters import Quarter
from documents.models import IssuedPaper, Upload
from finance.models import Income
from ip.models import Grant, IPObject
from partnerships.models import Evidence, Obligation
from portal.demo.many.load import load, plain
from portal.demo.many.rows import next_keys
from reporting.models import BudgetEntry, YearPlan
from residents.models import Contract, FollowUp, Investment, PeriodicReport, Residency
from units.base.models import Allocation, Premises, Repair, ServiceRequest
from units.incubator.models import Mentor, MentoringSession

FIRST, LAST = Quarter(2021, 1), Quarter(2025, 4)
QUARTERS = tuple(FIRST.through(LAST))
DAYS = (LAST.end - FIRST.start).days + 1
AT_ONCE = 20_000
SPREAD = 2_654_435_769  # 2³² in the golden ratio: its multiples fill the range evenly, however many
PLACE = uuid.UUID("6e0ab93a-5a2c-4c4f-9d1f-1d8f6f8d3a11")
DIRECTIONS, UNITS = ("ict", "energy", "agro", "engineering"), ("incubator", "technopark")
FACTS = (
    Residency,
    PeriodicReport,
    Investment,
    Income,
    ServiceRequest,
    MentoringSession,
    Decision,
    Grant,
    FollowUp,
    Evidence,
    Allocation,
)
BEHIND_THEM = (Application, TransitionLog, Party, IssuedPaper, Upload, Contract, IPObject)

type Column = Callable[[int], Any]


@dataclass(frozen=True)
class Stay:
    """One residency: its key, its first day, the first day after, and the way it ended."""

    pk: int
    started_on: date
    expires_on: date
    ended_on: date | None
    end_kind: str

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Those it reports for."""
        left = (self.ended_on or self.expires_on) - timedelta(days=1)
        return tuple(Quarter.of(self.started_on).through(min(Quarter.of(left), LAST)))


def day(number: int) -> date:
    """A day of the five years: all are taken alike, and the same each time."""
    return FIRST.start + timedelta(days=number * SPREAD % 2**32 * DAYS >> 32)


def pick(values: Sequence[Any], step: int = 1) -> Column:
    """One of some values after the other."""
    return lambda number: values[number // step % len(values)]


def fill(model: type[models.Model], count: int, **columns: Any) -> Sequence[Any]:
    """Write rows: a column is a function of the row's number or one value; others have their default."""
    keys: list[Any] = []
    for numbers in batched(range(count), AT_ONCE):
        values = {}
        for field in model._meta.concrete_fields:
            given = columns.get(field.attname, field.get_default())
            prepare = plain(field) or (lambda value: value)
            if field.primary_key and field.attname not in columns:
                values[field.column] = list(next_keys(model, len(numbers)))
            elif callable(given):
                values[field.column] = [prepare(given(number)) for number in numbers]
            else:
                values[field.column] = [prepare(given)] * len(numbers)
        keys += values[model._meta.pk.column]  # type: ignore[union-attr]
        load(model._meta.db_table, values)
    return keys


def seed(count: int) -> int:
    """Write about `count` facts into a migrated database; answer how many there are."""
    (user,) = fill(User, 1, email="bench@iitb.example", surname="Асанов", given_name="Улан")
    decided = _applications(count // 10, user)
    stays = _residencies(count // 50, user, decided)
    _reports(stays, count // 5, user)
    _units(count, stays, user)
    _others(count, user)
    return sum(numbers().values())


def numbers() -> dict[str, int]:
    """How many facts of each kind there are."""
    return {str(model._meta.verbose_name_plural): model._base_manager.count() for model in FACTS}


def tables() -> list[str]:
    """The tables that get many rows."""
    models = (*FACTS, *BEHIND_THEM)
    return [model._meta.db_table for model in models]


def _applications(count: int, user: int) -> Sequence[int]:
    """Applications found complete and decided; one decision of twenty was reversed, at once or much later."""
    at = clock.moment_of(FIRST.start)
    titles = {f"title_{code}": "Чакыруу" for code in ("ky", "ru", "en")}
    (criteria,) = fill(CriteriaSet, 1, **titles, version="bench", pass_mark=60, quorum=3)
    ends = {"closes_at": clock.moment_of(LAST.end), "decision_on": LAST.end}
    (call,) = fill(Call, 1, **titles, **ends, opens_at=at, criteria_id=criteria)
    (protocol,) = fill(IssuedPaper, 1, **_paper("protocol"))
    keys = list(next_keys(Application, count))
    decisions = list(next_keys(Decision, count))
    reversed_ = [number % 20 == 7 for number in range(count)]
    outcomes = pick(("accepted", "rejected", "conditional", "rejected"))
    states = pick(("accepted", "rejected"))
    days = pick(range(5, 45), 3)
    fill(
        Application,
        count,
        id=keys.__getitem__,
        public_id=partial(_uuid, "application"),
        call_id=call,
        number=lambda number: f"Ө-{number}",
        state=lambda number: "evaluated" if reversed_[number] else states(number),
        applicant_form="project_team",
        applicant_name="Топ",
        title="Долбоор",
        unit=pick(UNITS),
        direction=pick(DIRECTIONS),
        submitted_at=at,
        consent_at=at,
        consent_version="1",
        decision_id=lambda number: None if reversed_[number] else decisions[number],
    )
    fill(
        Decision,
        count,
        id=decisions.__getitem__,
        application_id=keys.__getitem__,
        outcome=outcomes,
        protocol_id=protocol,
        mark=Decimal(70),
        reasons="Негиздер.",
        decided_on=day,
        decided_by_id=user,
        reversed_on=lambda number: (
            day(number) + timedelta(days=number % 3 * 60) if reversed_[number] else None
        ),
        reversal_reason=lambda number: "Даттануу." if reversed_[number] else "",
        reversed_by_id=lambda number: user if reversed_[number] else None,
    )
    fill(
        TransitionLog,
        count,
        content_type_id=ContentType.objects.get_for_model(Application).pk,
        object_id=lambda number: str(keys[number]),
        transition="confirm_complete",
        source="submitted",
        target="complete",
        actor_id=user,
        actor_kind="user",
        at=lambda number: clock.moment_of(day(number) - timedelta(days=days(number)), 23, 30),
    )
    return keys


def _residencies(count: int, user: int, applications: Sequence[int]) -> list[Stay]:
    """Residents that came quarter by quarter; some left before their term in each of the ways."""
    begun = [QUARTERS[number % len(QUARTERS)] for number in range(count)]
    started = [quarter.start + timedelta(days=number % 80) for number, quarter in enumerate(begun)]
    expires = [one.replace(year=one.year + 3, day=min(one.day, 28)) for one in started]
    kinds = [("", "", "terminated", "graduated", "graduated", "")[n // 20 % 6] for n in range(count)]
    ended = [
        one + timedelta(days=200 + n % 800) if kind else None
        for n, (one, kind) in enumerate(zip(started, kinds, strict=True))
    ]
    parties = fill(Party, count, kind="organisation", name=lambda n: f"ЖЧК «{n}»", inn=lambda n: f"0{n:013d}")
    papers = fill(IssuedPaper, count, **_paper("contract"))
    scans = fill(
        Upload,
        count,
        id=partial(_uuid, "scan"),
        purpose="contract",
        name="a.pdf",
        content_type="application/pdf",
        size=1,
    )
    same = {
        "party_id": parties.__getitem__,
        "unit": pick(UNITS),
        "direction": pick(DIRECTIONS),
        "project_title": "Долбоор",
        "baseline_jobs_full": lambda n: n % 5,
        "ended_on": ended.__getitem__,
    }
    contracts = fill(
        Contract,
        count,
        **same,
        application_id=applications.__getitem__,
        state="signed",
        number=lambda n: f"К-{n}",
        paper_id=papers.__getitem__,
        scan_id=scans.__getitem__,
        starts_on=started.__getitem__,
        ends_on=lambda n: expires[n] - timedelta(days=1),
        months=36,
        signatory_name="Асанов У.",
        signatory_post="Директор",
        authority_kind="order",
        authority_number="1",
        authority_date=FIRST.start,
        counterpart_name="Асанов У.",
        issued_on=started.__getitem__,
        signed_on=started.__getitem__,
        university_signed_on=started.__getitem__,
        resident_signed_on=started.__getitem__,
    )
    keys = fill(
        Residency,
        count,
        **same,
        contract_id=contracts.__getitem__,
        started_on=started.__getitem__,
        expires_on=expires.__getitem__,
        end_kind=kinds.__getitem__,
        ground=lambda n: "breach" if kinds[n] == "terminated" else "",
        end_act_number=lambda n: "1" if kinds[n] == "terminated" else "",
        end_act_date=lambda n: ended[n] if kinds[n] == "terminated" else None,
    )
    return [Stay(*one) for one in zip(keys, started, expires, ended, kinds, strict=True)]


def _reports(stays: Sequence[Stay], receipts: int, user: int) -> None:
    """A report for each quarter of each stay; of seven one is not verified. And the sums received."""
    owed = [(stay.pk, quarter) for stay in stays for quarter in stay.quarters]
    at = clock.moment_of(LAST.end)
    keys = fill(
        PeriodicReport,
        len(owed),
        residency_id=lambda n: owed[n][0],
        year=lambda n: owed[n][1].year,
        quarter=lambda n: owed[n][1].number,
        state=lambda n: "submitted" if n % 7 == 3 else "verified",
        jobs_full=lambda n: n * 31 % 40,
        jobs_part=lambda n: n % 3,
        women=0,
        students=0,
        revenue=lambda n: Decimal(n * 7919 % 100_000_000) / 100,
        progress="Иш жүрдү.",
        submitted_at=at,
        submitted_by_id=user,
        verified_at=lambda n: None if n % 7 == 3 else at,
        verified_by_id=lambda n: None if n % 7 == 3 else user,
    )
    chosen = [number * 37 % len(owed) for number in range(receipts)] if owed else []
    sums = [Decimal(n * 104_729 % 900_000_000 + 1) / 100 for n in range(len(chosen))]
    fill(
        Investment,
        len(chosen),
        residency_id=lambda n: owed[chosen[n]][0],
        report_id=lambda n: keys[chosen[n]],
        received_on=lambda n: owed[chosen[n]][1].start + timedelta(days=n % 90),
        kind=pick(("equity", "loan", "grant")),
        origin="fund",
        source="Фонд",
        amount=sums.__getitem__,
        amount_kgs=sums.__getitem__,
        rate=1,
        struck_out=lambda n: n % 50 == 9,
    )
    graduates = [stay for stay in stays if stay.end_kind == "graduated"]
    years = (1, 3)
    fill(
        FollowUp,
        len(graduates) * 2,
        residency_id=lambda n: graduates[n // 2].pk,
        year=lambda n: years[n % 2],
        state=pick(("operating", "merged", "closed", "unknown", "operating"), 3),
        source="Телефон",
        learned_on=lambda n: graduates[n // 2].ended_on + timedelta(days=366 * years[n % 2] + n % 100),  # type: ignore[operator]
    )


def _units(count: int, stays: Sequence[Stay], user: int) -> None:
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


def _others(count: int, user: int) -> None:
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
    papers = fill(IssuedPaper, len(years), **_paper("year_plan"))
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


def _paper(kind: str) -> dict[str, Any]:
    return {
        "id": partial(_uuid, kind),
        "kind": kind,
        "number": str,
        "year": FIRST.year,
        "issued_on": FIRST.start,
        "title": kind,
        "code": lambda n: _uuid(kind, n).hex[:14],
    }


def _uuid(kind: str, number: int) -> uuid.UUID:
    return uuid.uuid5(PLACE, f"{kind}:{number}")
