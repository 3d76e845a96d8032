"""Former residents: asked once a year for five years, and how many live on (NBIA's way of counting)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.months import add_years
from residents.domain.checks import require_not_before, require_not_future, require_words
from residents.enums import EndKind
from residents.enums_ending import FOLLOW_UP_YEARS, SURVIVING, AlumniState
from residents.models import FollowUp, Residency

RECORD = "residents.record_follow_up"
YEARS = range(1, FOLLOW_UP_YEARS + 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """One anniversary of one former resident of which nothing is known yet."""

    residency: Residency
    year: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Graduate:
    """One who completed the programme: when it left, and its state by year after that."""

    left_on: date
    states: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survival:
    """Of those whose n-th anniversary has passed: whose state is known, and who of them lives on."""

    year: int
    reached: int
    known: int
    surviving: int

    @property
    def unknown(self) -> int:
        """Those of whom nothing is known at that anniversary, shown apart."""
        return self.reached - self.known

    @property
    def percent(self) -> Decimal | None:
        """Living on among those known; None when nobody is known."""
        return Decimal(100 * self.surviving) / self.known if self.known else None


def survival(graduates: Iterable[Graduate], year: int, on: date) -> Survival:
    """How many graduates were operating, merged or acquired at their `year`-th anniversary."""
    states = [one.states.get(year, "") for one in graduates if add_years(one.left_on, year) <= on]
    known = [state for state in states if state and state != AlumniState.UNKNOWN]
    return Survival(year, len(states), len(known), sum(state in SURVIVING for state in known))


def survival_figures(rows: QuerySet[Residency], on: date | None = None) -> list[Survival]:
    """The figures of each of the five years, of those of `rows` who completed the programme. Two queries."""
    day = on or clock.today()
    graduates = [
        Graduate(row.left, {one.year: one.state for one in row.follow_ups.all()})
        for row in rows.filter(end_kind=EndKind.GRADUATED).prefetch_related("follow_ups")
    ]
    return [survival(graduates, year, day) for year in YEARS]


def former(on: date | None = None) -> QuerySet[Residency]:
    """The last residency of each party that has none now; whoever comes back is a resident again."""
    return Residency.objects.former(on or clock.today()).select_related("party", "contract")


def to_ask(rows: Iterable[Residency], on: date | None = None) -> Iterator[Asked]:
    """Anniversaries that have come and of which nothing is recorded; `rows` with their follow-ups fetched."""
    day = on or clock.today()
    for row in rows:
        known = {one.year for one in row.follow_ups.all()}
        for year in YEARS:
            due_on = add_years(row.left, year)
            if due_on <= day and year not in known:
                yield Asked(row, year, due_on)


def with_questions(on: date | None = None) -> QuerySet[Residency]:
    """Former residents with an anniversary of which nothing is recorded; follow-ups fetched. Two queries."""
    day = on or clock.today()
    asked = Q()
    for year in YEARS:
        passed, known = add_years(day, -year), FollowUp.objects.filter(year=year).values("residency")
        left = Q(ended_on__lte=passed) | Q(ended_on=None, expires_on__lte=passed)
        asked |= left & ~Q(pk__in=known)
    return former(day).filter(asked).prefetch_related("follow_ups")


@transaction.atomic
def record_follow_up(
    residency: Residency,
    *,
    year: int,
    state: str,
    source: str,
    learned_on: date,
    jobs: int | None = None,
    revenue: Decimal | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> FollowUp:
    """Record what a former resident was at its `year`-th anniversary; what was unknown may be told later."""
    scope.require(actor, RECORD, residency)
    row = transitions.lock(residency)
    _require_former(row, at)
    if year not in YEARS:
        raise FieldError("year", _("Former residents are followed for five years."))
    if state not in AlumniState.values:
        raise FieldError("state", _("Choose what became of the firm."))
    require_not_future("learned_on", learned_on, at)
    require_not_before(
        "learned_on", learned_on, add_years(row.left, year), _("This year is full only on %(date)s.")
    )
    if state == AlumniState.CLOSED and jobs:
        raise FieldError("jobs", _("A firm that has closed has no jobs."))
    facts: dict[str, Any] = {
        "state": state,
        "jobs": jobs,
        "revenue": revenue,
        "source": require_words("source", source, _("Write from where it is known.")),
        "learned_on": learned_on,
    }
    known = row.follow_ups.filter(year=year).first()
    if known is None:
        return transitions.create(FollowUp(residency=row, year=year, **facts), actor=actor, at=at)
    if known.state != AlumniState.UNKNOWN:
        raise WrongState(_("This year is already recorded."))
    return transitions.update(known, actor=actor, at=at, **facts)


def _require_former(residency: Residency, at: datetime | None) -> None:
    day = clock.day_of(at) if at else clock.today()
    if not former(day).filter(pk=residency.pk).exists():
        raise WrongState(_("This is not a former resident: the status has not ended, or another one runs."))
