"""What the Supervisory Board approved: the set of indicators and their plan values (7.1)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import FieldError
from core.quarters import Quarter
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.enums import DecisionKind
from reporting.indicators import INDICATORS
from reporting.models import BoardDecision, IndicatorSet, PlanValue


@transaction.atomic
def approve_indicators(
    codes: Sequence[str], *, act: GoverningAct, valid_from: date, actor: Actor, at: datetime | None = None
) -> IndicatorSet:
    """Enter the next version of the set, by the Board's decision `act` (7.1)."""
    permissions.require(actor, "reporting.add_indicatorset")
    _require_board_decision(act)
    _require_decision_on_indicators(act)
    if not codes or set(codes) - set(INDICATORS) or len(set(codes)) < len(codes):
        raise FieldError("codes", _("Choose indicators the portal knows, each once."))
    last = IndicatorSet.objects.aggregate(last=Max("version"))["last"] or 0
    row = IndicatorSet(version=last + 1, codes=list(codes), act=act, valid_from=valid_from)
    return transitions.create(row, actor=actor, at=at)


@transaction.atomic
def approve_plan(
    indicator: str,
    year: int,
    values: Mapping[int, Decimal],
    *,
    act: GoverningAct,
    actor: Actor,
    at: datetime | None = None,
) -> list[PlanValue]:
    """Enter or change an indicator's plan of the year's quarters, by the Board's decision `act`.

    A flow's plan counts from the beginning of the year, so it cannot shrink from quarter to quarter. Raises
    DomainError for a quarter whose report is submitted.
    """
    permissions.require(actor, "reporting.add_planvalue")
    _require_board_decision(act)
    _require_known(indicator)
    if not values:
        raise FieldError("values", _("Write the plan of a quarter at least, other than the one that stands."))
    rows = []
    for number, value in sorted(values.items()):
        require_open(Quarter(year, number).end)
        rows.append(_set_value(indicator, Quarter(year, number), value, act, actor, at))
    _require_growing(indicator, year)
    return rows


def plan_of(indicator: str, year: int) -> dict[int, Decimal]:
    """The plan of a year by quarter; a quarter without one is not there."""
    rows = PlanValue.objects.filter(indicator=indicator, year=year).order_by("quarter")
    return dict(rows.values_list("quarter", "value"))


def board_acts() -> QuerySet[GoverningAct]:
    """The Board's decisions, the newest first."""
    return GoverningAct.objects.filter(kind=ActKind.BOARD_DECISION).order_by("-dated_on", "-pk")


def set_acts() -> QuerySet[GoverningAct]:
    """Those that can approve a set of indicators: no decision of a meeting on another matter (4.3.2, 7.1)."""
    other = BoardDecision.objects.exclude(kind=DecisionKind.APPROVE_INDICATORS).exclude(act=None)
    return board_acts().exclude(pk__in=other.values("act"))


def _set_value(
    indicator: str, quarter: Quarter, value: Decimal, act: GoverningAct, actor: Actor, at: datetime | None
) -> PlanValue:
    if value < 0:
        raise FieldError("value", _("A plan cannot be negative."))
    key = {"indicator": indicator, "year": quarter.year, "quarter": quarter.number}
    row = PlanValue.objects.select_for_update().filter(**key).first()
    if row is None:
        return transitions.create(PlanValue(**key, value=value, act=act), actor=actor, at=at)
    return transitions.update(row, actor=actor, at=at, value=value, act=act)


def _require_board_decision(act: GoverningAct) -> None:
    if act.kind != ActKind.BOARD_DECISION:
        raise FieldError(
            "act", _("Indicators and plans are approved by a decision of the Supervisory Board (7.1).")
        )


def _require_decision_on_indicators(act: GoverningAct) -> None:
    """An act that came from a meeting of the Board must be the decision on the indicators (4.3.2, 7.1)."""
    decision = BoardDecision.objects.filter(act=act).first()
    if decision is not None and decision.kind != DecisionKind.APPROVE_INDICATORS:
        raise FieldError("act", _("This decision of the Board is not about the indicators (7.1)."))


def _require_known(indicator: str) -> None:
    if indicator not in INDICATORS:
        raise FieldError("indicator", _("Choose indicators the portal knows, each once."))


def _require_growing(indicator: str, year: int) -> None:
    if not INDICATORS[indicator].is_additive:
        return
    values = list(
        PlanValue.objects.filter(indicator=indicator, year=year)
        .order_by("quarter")
        .values_list("value", flat=True)
    )
    if values != sorted(values):
        raise FieldError(
            "value", _("The plan counts from the beginning of the year: a later quarter cannot have less.")
        )
