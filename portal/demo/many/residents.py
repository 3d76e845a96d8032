"""Many residents: contract, residency and, of those of past years, their verified reports (1.4, 3.3.3)."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import chain

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import Party, PartyKind, User
from accounts.roles import Role
from applications.models import Decision
from core import clock
from core.models import TransitionLog
from core.quarters import Quarter
from portal.demo.many import words
from portal.demo.many.contracts import Stay, sign
from portal.demo.many.numbers import Registers
from portal.demo.many.rows import act, insert, make
from portal.demo.many.ways import DAYS_TO_RESIDENCY, Way
from portal.demo.people import DOMAIN
from portal.demo.residents import PROGRESS
from residents.enums import EndKind, ReportState
from residents.models import PeriodicReport, Project, ProjectVersion, Representative, Residency

REVENUE = Decimal(180_000)


def write(accepted: Sequence[tuple[Way, Decision]], people: dict[str, User], registers: Registers) -> None:
    """Insert what follows an acceptance, table by table."""
    parties = insert([_party(way, decision) for way, decision in accepted])
    persons = insert([_person(way) for way, _decision in accepted])
    resident = Group.objects.get(name=Role.RESIDENT)
    insert([make(User.groups.through, user_id=person.pk, group_id=resident.pk) for person in persons])
    stays = [Stay(*given, *who) for given, *who in zip(accepted, parties, persons, strict=True)]
    insert([make(Representative, party=s.party, user=s.person, created_at=s.moment()) for s in stays])
    residencies = insert(sign(stays, people, registers))
    projects = insert([_project(s, row) for s, row in zip(stays, residencies, strict=True)])
    insert([_version(project) for project in projects])
    ended = [(s, row) for s, row in zip(stays, residencies, strict=True) if s.way.past]
    insert(
        [
            act(row, "expire", "", EndKind.EXPIRED, by=people["director"], at=clock.moment_of(s.expires_on))
            for s, row in ended
        ]
    )
    reports = insert([_report(s, row, quarter, people) for s, row in ended for quarter in _quarters(s)])
    insert(list(chain.from_iterable(_report_acts(report) for report in reports)))


def _project(stay: Stay, row: Residency) -> Project:
    told = stay.decision.application
    return make(
        Project,
        residency=row,
        goals=told.problem,
        product=told.product,
        plan=told.plan,
        admitted_on=row.started_on,
        created_at=stay.moment(),
    )


def _version(project: Project) -> ProjectVersion:
    return make(
        ProjectVersion,
        project=project,
        number=1,
        approved_on=project.admitted_on,
        content={"goals": project.goals, "product": project.product, "stages": []},
        created_at=project.created_at,
    )


def _party(way: Way, decision: Decision) -> Party:
    row = decision.application
    names = ("inn", "registration_number", "address", "email", "phone")
    return make(
        Party,
        kind=PartyKind.ORGANISATION,
        name=row.applicant_name,
        created_at=clock.moment_of(way.sent_on + timedelta(days=17)),
        **{name: getattr(row, name) for name in names},
    )


def _person(way: Way) -> User:
    surname, given_name, patronymic = words.person(way.number)
    return make(
        User,
        email=f"resident{way.number}@{DOMAIN}",
        surname=surname,
        given_name=given_name,
        patronymic=patronymic,
        password=make_password(None),
        created_at=clock.moment_of(way.sent_on + timedelta(days=DAYS_TO_RESIDENCY)),
    )


def _quarters(stay: Stay) -> Sequence[Quarter]:
    return tuple(Quarter.of(stay.started_on).through(Quarter.of(stay.expires_on - timedelta(days=1))))


def _report(stay: Stay, row: Residency, quarter: Quarter, people: dict[str, User]) -> PeriodicReport:
    sent = clock.moment_of(quarter.end + timedelta(days=5), 14)
    jobs = 3 + stay.way.number % 5 + quarter.number
    return make(
        PeriodicReport,
        residency=row,
        year=quarter.year,
        quarter=quarter.number,
        state=ReportState.VERIFIED,
        jobs_full=jobs,
        jobs_part=1,
        women=jobs // 2,
        students=1,
        revenue=REVENUE * jobs,
        progress=PROGRESS[quarter.number % len(PROGRESS)],
        submitted_at=sent,
        submitted_by=stay.person,
        verified_at=sent + timedelta(days=3),
        verified_by=people["clerk"],
        created_at=sent,
    )


def _report_acts(report: PeriodicReport) -> tuple[TransitionLog, TransitionLog]:
    S = ReportState
    return (
        act(report, "submit", S.DRAFT, S.SUBMITTED, by=report.submitted_by, at=report.submitted_at),
        act(report, "verify", S.SUBMITTED, S.VERIFIED, by=report.verified_by, at=report.verified_at),
    )
