"""What was done under the memorandum with City Hall (memorandum 3)."""

from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.quarters import Quarter
from partnerships.enums import Side
from partnerships.models import Evidence
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Row
from reporting.indicators.sums import Sum, by_day

ONE = Decimal(1)


class MemorandumActivity(Indicator):
    code = "memorandum_activity"
    label = _("Things done under the memorandum")
    definition = _(
        "Things done in the period for the obligations of the memorandum, each with its paper or record; "
        "obligations have no measure, so this is a number and never a percentage."
    )
    source = _("the evidence on the memorandum's obligations")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    parts = dict(Side.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each thing done, by its day; the sub-kind is the side that did it."""
        done = _done(first, last).select_related("obligation").order_by("day", "pk")
        return [_row(evidence) for evidence in done]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database."""
        return by_day(_done(first, last), "day", first.through(last))


def _done(first: Quarter, last: Quarter) -> QuerySet[Evidence]:
    return Evidence.objects.filter(day__range=(first.start, last.end))


def _row(evidence: Evidence) -> Row:
    return Row(
        quarter=Quarter.of(evidence.day),
        value=ONE,
        model="partnerships.evidence",
        pk=evidence.pk,
        residency_id=None,
        name=evidence.what,
        on=evidence.day,
        part=evidence.obligation.side,
        reference=evidence.obligation.code,
    )
