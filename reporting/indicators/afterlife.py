"""Supporting indicators of what residents become: graduation, and survival after it (7.2)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.months import add_years
from core.quarters import Quarter
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.indicators.base import ZERO, Asked, Gap, Indicator, Missing, Row
from reporting.indicators.rows import RESIDENCY, of_residency
from reporting.indicators.sums import NUMBER, Sum, by_day
from residents.domain import queries
from residents.enums import EndKind
from residents.enums_ending import SURVIVING, AlumniState
from residents.models import FollowUp, Residency

ONE = Decimal(1)
#: the ways out that a graduation is compared with; another kind of end is neither
WAYS_OUT = (EndKind.GRADUATED, EndKind.TERMINATED, EndKind.EXPIRED)


class GraduationRate(Indicator):
    code = "graduation_rate"
    label = _("Graduation rate")
    definition = _(
        "Residents who graduated from the programme, in per cent of all whose status ended in the period: "
        "graduated, terminated and expired. The split is by the year of admission."
    )
    source = _("the register of contracts")
    kind = IndicatorKind.FLOW
    measure = Measure.PERCENT
    combine = Combine.RATIO
    responsible = Role.UNIT_STAFF

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each who left in the period; the sub-kind is the year of admission."""
        left: Iterable[Any] = queries.residencies_ended(first.start, last.end)
        return [
            of_residency(
                row,
                Quarter.of(row.left_on),
                ONE if row.left_as == EndKind.GRADUATED else ZERO,
                row.left_on,
                whole=ONE,
                part=str(row.started_on.year),
            )
            for row in left
            if row.left_as in WAYS_OUT
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database: who graduated, of all who left."""
        left = queries.residencies_ended(first.start, last.end).filter(left_as__in=WAYS_OUT)  # type: ignore[misc]
        graduated = Count("pk", filter=Q(end_kind=EndKind.GRADUATED))
        return by_day(left, "left_on", first.through(last), graduated, NUMBER)


class Survival(Indicator):
    """Graduates who live on a number of years after; of whom nothing is known is shown apart."""

    years: ClassVar[int]
    source = _("what former residents told")
    kind = IndicatorKind.STOCK
    measure = Measure.PERCENT
    combine = Combine.RATIO
    responsible = Role.UNIT_STAFF
    parts = dict(AlumniState.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each graduate whose state at the anniversary was known at the end of the quarter."""
        graduates = _graduates(last.end, self.years)
        return [
            _row(graduate, state, anniversary, quarter)
            for quarter in first.through(last)
            for graduate, anniversary in graduates
            if anniversary <= quarter.end and (state := _state(graduate, self.years, quarter.end))
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database: who lives on, of those of whom it was known."""
        return [
            Sum(quarter, Decimal(found["alive"]), Decimal(found["known"]))
            for quarter in first.through(last)
            if (found := _known(quarter.end, self.years))["known"]
        ]

    def missing(self, quarter: Quarter) -> Missing:
        """Graduates whose anniversary has passed and of whom nothing is known."""
        graduates = _graduates(quarter.end, self.years)
        gaps = tuple(
            Gap(name=graduate.party.name, why="unknown", model=RESIDENCY, pk=graduate.pk)
            for graduate, _anniversary in graduates
            if not _state(graduate, self.years, quarter.end)
        )
        return Missing(len(graduates), gaps, Asked.GRADUATES)


class SurvivalOneYear(Survival):
    code = "survival_1"
    label = _("Survival one year after graduation")
    definition = _(
        "Graduates that were operating, merged or acquired on the first anniversary, in per cent of those "
        "whose first anniversary has passed and whose state is known."
    )
    years = 1


class SurvivalThreeYears(Survival):
    code = "survival_3"
    label = _("Survival three years after graduation")
    definition = _(
        "Graduates that were operating, merged or acquired on the third anniversary, in per cent of those "
        "whose third anniversary has passed and whose state is known."
    )
    years = 3


def _graduates(last: date, years: int) -> list[tuple[Residency, date]]:
    """Who graduated and has reached the anniversary by `last`, with its day; follow-ups fetched."""
    rows = (
        Residency.objects.filter(end_kind=EndKind.GRADUATED, ended_on__lte=last)
        .select_related("party", "contract")
        .prefetch_related("follow_ups")
        .order_by("ended_on", "pk")
    )
    dated = [(row, add_years(row.left, years)) for row in rows]
    return [(row, anniversary) for row, anniversary in dated if anniversary <= last]


def _known(on: date, years: int) -> dict[str, int]:
    """How many have reached the anniversary and their state was known on the day `on`; how many live on."""
    graduates = FollowUp.objects.filter(
        residency__end_kind=EndKind.GRADUATED,
        residency__ended_on__lte=add_years(on, -years),
        year=years,
        learned_on__lte=on,
    )
    known = graduates.exclude(state=AlumniState.UNKNOWN)
    return known.aggregate(known=NUMBER, alive=Count("pk", filter=Q(state__in=SURVIVING)))


def _state(graduate: Residency, years: int, on: date) -> str:
    """What was known on the day `on`; empty when nothing was."""
    known = (one for one in graduate.follow_ups.all() if one.year == years and one.learned_on <= on)
    state = next((one.state for one in known), "")
    return "" if state == AlumniState.UNKNOWN else state


def _row(graduate: Residency, state: str, anniversary: date, quarter: Quarter) -> Row:
    alive = ONE if state in SURVIVING else ZERO
    return of_residency(graduate, quarter, alive, anniversary, whole=ONE, part=state)
