"""`manage.py demo --size N`: N applications more, and all that follows from them, by bulk inserts."""

from datetime import date, timedelta
from itertools import batched
from typing import Any

from django.db import connection

from accounts.models import Party, User
from applications.domain.announcing import announce_call, draft_call
from applications.enums import MemberRole
from applications.models import Application, Call, Commission, CommissionMember, CriteriaSet, Decision
from core import clock
from core.domain import transitions
from core.models import TransitionLog
from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import IssuedPaper, Upload
from portal.demo.build import PROJECTS
from portal.demo.calls import SUMMARIES, TEXTS, TITLES
from portal.demo.many import residents
from portal.demo.many.acts import write_acts
from portal.demo.many.applications import Round, Writer
from portal.demo.many.history import write_history
from portal.demo.many.indexes import set_aside
from portal.demo.many.numbers import Registers
from portal.demo.many.rows import last_key
from portal.demo.many.ways import way
from portal.demo.people import EXPERTS, user
from portal.demo.timeline import Timeline
from residents.models import Contract, PeriodicReport, Project, ProjectVersion, Representative, Residency

AT_ONCE = 2000
MANY = "%/many.pdf"
# Tables written in bulk, and what their rows were before the first act.
WRITTEN = {
    Application: {
        "number": "",
        "submitted_at": None,
        "commission_id": None,
        "decision_id": None,
        "remark": "",
    },
    Decision: {},
    Party: {},
    User: {},
    Representative: {},
    Contract: {"number": "", "paper_id": None, "issued_on": None, "signed_on": None, "scan_id": None},
    Residency: {"ended_on": None, "end_reason": ""},
    Project: {},
    ProjectVersion: {},
    PeriodicReport: {"verified_at": None, "verified_by_id": None},
}
# Those with a random key are known by their file.
FILED = (IssuedPaper, Upload)


def multiply(today: date, size: int) -> int:
    """Add `size` applications to the demonstration Centre as it stands on `today`; answer the residents."""
    open_quarter = Timeline(today).open_quarter
    ways = (way(number, open_quarter, today) for number in range(size))
    people = {key: user(key) for key in ("clerk", "director")}
    rounds: dict[int, Round] = {}
    registers = Registers()
    before = {model: last_key(model) for model in WRITTEN}
    writer = Writer(PROJECTS, rounds, people, registers)
    made = 0
    with set_aside(_tables()):
        for chunk in batched(ways, AT_ONCE):
            for first in {one.sent_on.year: one for one in chunk}.values():
                _announce(first.sent_on.year, open_quarter, today, rounds)
            accepted = writer.write(chunk)
            if accepted:
                residents.write(accepted, people, registers)
            made += len(accepted)
        registers.close()
        write_acts(before[Application], people)
        for model, first_version in WRITTEN.items():
            write_history(model, before[model], **first_version)
        for model in FILED:
            write_history(model, MANY)
    _count_anew()
    return made


def _tables() -> list[str]:
    """All tables that get many rows."""
    models: list[Any] = [*WRITTEN, *FILED]
    histories = [model.history.model for model in models]
    return [model._meta.db_table for model in (*models, *histories, TransitionLog)]


def _announce(year: int, open_quarter: Quarter, today: date, rounds: dict[int, Round]) -> None:
    """One call a year with its commission, already closed."""
    if year in rounds:
        return
    opens = open_quarter.start - timedelta(days=7) if year == open_quarter.year else date(year, 1, 20)
    at, director = clock.moment_of(opens - timedelta(days=5)), user("director")
    names = {f"title_{code}": text.format(year=year, season=SEASON[code]) for code, text in TITLES.items()}
    call = draft_call(
        **names,
        **{f"summary_{code}": text for code, text in SUMMARIES.items()},
        **{f"text_{code}": text for code, text in TEXTS.items()},
        opens_at=clock.moment_of(opens, 9),
        closes_at=clock.moment_of(opens + timedelta(days=110 if year < open_quarter.year else 13), 18),
        decision_on=opens + timedelta(days=130),
        places_incubator=200,
        places_technopark=200,
        criteria=CriteriaSet.objects.approved().earliest("pk"),
        actor=user("clerk"),
        at=at,
    )
    announce_call(call, actor=director, at=at)
    rounds[year] = Round(call, _commission(call, opens, director))


def _commission(call: Call, day: date, director: User) -> Commission:
    at = clock.moment_of(day)
    order = record_act(
        kind=ActKind.DIRECTOR_ORDER,
        number="31-б",
        dated_on=day,
        title="Эксперттик комиссияны түзүү жөнүндө",
        actor=director,
        at=at,
    )
    row = transitions.create(
        Commission(
            call=call,
            order=order,
            criteria_set=call.criteria,
            quorum=call.criteria.quorum,
            appointed_on=day,
            due_on=day + timedelta(days=120),
        ),
        actor=director,
        at=at,
    )
    roles = [MemberRole.CHAIR, MemberRole.SECRETARY, *[MemberRole.MEMBER] * (len(EXPERTS) - 2)]
    for email, role in zip(EXPERTS, roles, strict=True):
        seat = CommissionMember(commission=row, user=User.objects.get(email=email), role=role, order=order)
        transitions.create(seat, actor=director, at=at)
    return row


def _count_anew() -> None:
    """So many rows came at once that the database must count them before it plans a query."""
    with connection.cursor() as cursor:
        for model in (*WRITTEN, *FILED, TransitionLog):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


SEASON = {"ky": "жазы", "ru": "весна", "en": "spring"}
