"""Commissions, scores and decisions for tests, made as people make them: through the domain functions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from applications.domain.commission import appoint_commission, appoint_standing_commission
from applications.domain.conflicts import declare_conflict
from applications.domain.decision import Terms, decide
from applications.domain.evaluation import close_evaluation
from applications.domain.release import release_decision
from applications.domain.scoring import score, submit_scores
from applications.enums import MemberRole, Outcome
from applications.enums_decision import ConditionKind
from applications.models import Application, Commission, Decision, ScoreSheet
from core.clock import day_of, now, today
from tests.makers.people import make_user, role_holder
from tests.makers.written import complete_application, scored_by_all

_numbers = count(1)
ROLES = (MemberRole.CHAIR, MemberRole.SECRETARY)
REASON, OVERALL = "Негизи бар, далилдери тиркелген.", "Макулмун."


def make_experts(number: int = 3) -> list[User]:
    """Experts, each with a name of their own."""
    return [make_user(Role.EXPERT) for _each in range(number)]


def seats_of(experts: Sequence[User]) -> list[tuple[User, MemberRole]]:
    """The first expert is the chair, the second the secretary, the others are members."""
    roles = (*ROLES, *([MemberRole.MEMBER] * len(experts)))
    return list(zip(experts, roles, strict=False))


def appointed_commission(
    applications: Sequence[Application] = (),
    *,
    experts: Sequence[User] = (),
    number: int = 3,
    quorum: int | None = None,
    order_date: date | None = None,
    due_on: date | None = None,
    alternates: Sequence[User] = (),
    at: datetime | None = None,
) -> Commission:
    """A commission by order, with `number` experts, for the applications given or for a new one."""
    at = at or now()
    made = list(applications) or [complete_application()]
    return appoint_commission(
        made[0].call,
        order_number=f"{next(_numbers)}-б",
        order_date=order_date or day_of(at),
        members=[
            *seats_of(experts or make_experts(number)),
            *((user, MemberRole.ALTERNATE) for user in alternates),
        ],
        applications=made,
        quorum=quorum,
        due_on=due_on,
        actor=role_holder(Role.DIRECTOR),
        at=at,
    )


def standing_commission(
    *,
    experts: Sequence[User] = (),
    number: int = 3,
    alternates: Sequence[User] = (),
    quorum: int | None = None,
    at: datetime | None = None,
    **terms: Any,
) -> Commission:
    """A standing commission by order, in force from now on."""
    at = at or now()
    seats = seats_of(experts or make_experts(number))
    return appoint_standing_commission(
        order_number=f"{next(_numbers)}-т",
        order_date=day_of(at),
        members=[*seats, *((user, MemberRole.ALTERNATE) for user in alternates)],
        quorum=quorum,
        actor=role_holder(Role.DIRECTOR),
        at=at,
        **terms,
    )


def recuse(application: Application, *experts: User) -> None:
    """These experts declare a conflict of interest."""
    for expert in experts:
        declare_conflict(application, expert=expert, has_conflict=True, statement="Мурда чогуу иштегенбиз.")


def application_in_evaluation(**terms: Any) -> Application:
    """The one application of a new commission."""
    return appointed_commission(**terms).applications.get()


def experts_of(application: Application) -> list[User]:
    """The experts of an application's commission, in the order of appointment."""
    return [member.user for member in application.commission.members.select_related("user").order_by("pk")]


def all_points(application: Application, points: int = 4) -> dict[int, int]:
    """The same points for every criterion."""
    return {criterion.pk: points for criterion in application.criteria_set.criteria.all()}


def reasons_for(points: Mapping[int, int | None]) -> dict[int, str]:
    """A reason for each criterion."""
    return dict.fromkeys(points, REASON)


def send_scores(
    application: Application, expert: User, points: int = 4, *, at: datetime | None = None
) -> ScoreSheet:
    """An expert declares no conflict, scores everything alike and sends."""
    declare_conflict(application, expert=expert, has_conflict=False, at=at)
    given = all_points(application, points)
    score(application, expert=expert, points=given, comments=reasons_for(given), overall=OVERALL, at=at)
    return submit_scores(application, expert=expert, at=at)


def evaluated_application(*, points: int = 4, at: datetime | None = None, **terms: Any) -> Application:
    """An application whose evaluation is closed: every expert gave `points` for everything."""
    application = application_in_evaluation(at=at, **terms)
    scored_by_all(application, points, reason=REASON, overall=OVERALL, at=at)
    close_evaluation(application, actor=role_holder(Role.DIRECTOR), at=at)
    return application


def decided_application(
    outcome: Outcome | str,
    *,
    reasons: str = "Комиссиянын сунушу боюнча.",
    at: datetime | None = None,
    told: bool = True,
    condition: Terms | None = None,
    **terms: Any,
) -> Decision:
    """The decision on a new evaluated application; its applicant is told unless `told` is False."""
    application = evaluated_application(at=at, **terms)
    return decided(application, outcome, reasons=reasons, at=at, told=told, condition=condition)


def decided(
    application: Application,
    outcome: Outcome | str,
    *,
    reasons: str = "Комиссиянын сунушу боюнча.",
    at: datetime | None = None,
    told: bool = True,
    condition: Terms | None = None,
) -> Decision:
    """The decision on an evaluated application, with what its outcome needs."""
    director, day = role_holder(Role.DIRECTOR), day_of(at or now())
    if outcome == Outcome.CONDITIONAL and condition is None:
        condition = Terms(ConditionKind.OTHER, day + timedelta(days=30), "Лицензия алынсын.")
    decision = decide(
        application,
        outcome=outcome,
        reasons=reasons,
        condition=condition,
        revise_by=day + timedelta(days=14) if outcome == Outcome.REVISION else None,
        actor=director,
        at=at,
    )
    if told:
        release_decision(application, actor=director, at=at)
        decision = Decision.objects.get(pk=decision.pk)
        decision.application = application
    return decision


def accepted_application(**terms: Any) -> Application:
    """An application that is accepted, and its applicant told."""
    return decided_application(Outcome.ACCEPTED, **terms).application


def appoint(
    applications: Sequence[Application], director: User, experts: Sequence[User] = (), **terms: Any
) -> Commission:
    """A commission by an order of today; `terms` are those of `appoint_commission`."""
    given = {
        "order_number": "17-б",
        "order_date": today(),
        "members": seats_of(experts or make_experts(3)),
        "applications": applications,
        **terms,
    }
    return appoint_commission(applications[0].call, actor=director, **given)
