"""Investment attracted (7.2): money received in the period from outside, by kind, in som."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.exact_sum import ExactSum
from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Missing, Row
from reporting.indicators.rows import missing_reports, of_residency
from reporting.indicators.sums import Sum, by_day
from residents.domain import queries
from residents.enums import InvestmentKind
from residents.models import Investment


class InvestmentAttracted(Indicator):
    code = "investment"
    label = _("Volume of investment attracted")
    definition = _(
        "Investment is money the residents received in the period from outside investors; promises, sales, "
        "the founders' own money and OshTU's money are left out. Foreign money is counted in som at the rate "
        "of the day it came."
    )
    source = _("the verified reports of the residents")
    kind = IndicatorKind.FLOW
    measure = Measure.KGS
    responsible = Role.UNIT_STAFF
    parts = dict(InvestmentKind.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each sum received."""
        return [_row(sum_received) for sum_received in queries.investments_verified(first.start, last.end)]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Added up by the database."""
        received = queries.investments_verified(first.start, last.end)
        return by_day(received, "received_on", first.through(last), ExactSum("amount_kgs"))

    def missing(self, quarter: Quarter) -> Missing:
        """Who did not report whether it received any."""
        return missing_reports(quarter)


def _row(investment: Investment) -> Row:
    return of_residency(
        investment.residency,
        Quarter.of(investment.received_on),
        investment.amount_kgs,
        investment.received_on,
        model="residents.investment",
        pk=investment.pk,
        part=investment.kind,
        reference=investment.source,
    )
