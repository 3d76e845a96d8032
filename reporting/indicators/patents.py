"""Patents obtained (7.2): titles granted in the period for inventions, utility models and designs."""

from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.quarters import Quarter
from ip.enums import IPKind
from ip.models import Grant
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Row
from reporting.indicators.sums import Sum, by_day

ONE = Decimal(1)


class PatentsObtained(Indicator):
    code = "patents"
    label = _("Number of patents obtained")
    definition = _(
        "A patent is counted by the day the title of protection was granted; applications under examination "
        "and certificates for programs, databases and marks are not counted. An object with several owners "
        "is counted once."
    )
    source = _("the register of IP objects")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.IP_OFFICER
    parts = dict(IPKind.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each patent."""
        grants = _granted(first, last).select_related("ip_object__residency")
        return [_row(grant) for grant in grants.order_by("granted_on", "pk")]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database."""
        return by_day(_granted(first, last), "granted_on", first.through(last))


def _granted(first: Quarter, last: Quarter) -> QuerySet[Grant]:
    return Grant.objects.patents().between(first.start, last.end)


def certificates(first: Quarter, last: Quarter) -> int:
    """Certificates for programs, databases and marks: their own line, no part of the indicator."""
    return Grant.objects.certificates().between(first.start, last.end).count()


def _row(grant: Grant) -> Row:
    ip_object, residency = grant.ip_object, grant.ip_object.residency
    return Row(
        quarter=Quarter.of(grant.granted_on),
        value=ONE,
        model="ip.grant",
        pk=grant.pk,
        residency_id=ip_object.residency_id,
        name=ip_object.title,
        on=grant.granted_on,
        unit=residency.unit if residency else "",
        direction=ip_object.direction,
        part=ip_object.kind,
        reference=grant.document_number,
    )
