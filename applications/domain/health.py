"""What the selection has `manage.py doctor` look at (3.3.1)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import batched

from django.db.models import F, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.enums import ACCEPTING, DECIDED_STATES, ApplicationState, Outcome
from applications.enums_decision import AppealState
from applications.models import Appeal, Application, CriteriaSet, Decision
from core import clock
from core.domain.health import Check
from core.formatting import format_number
from documents.domain.numbers import write_number
from documents.enums import PaperKind
from documents.models import NumberSeries

BATCH = 1000


def uneven_weights() -> Iterator[str]:
    """Name the approved sets of criteria whose weights are not 100 per cent in all."""
    for row in CriteriaSet.objects.approved().prefetch_related("criteria").order_by("pk"):
        total = sum((criterion.weight for criterion in row.criteria.all()), Decimal(0))
        if total != 100:
            yield _("The weights of the criteria «%(set)s» add up to %(total)s, not to 100.") % {
                "set": row,
                "total": format_number(total),
            }


def register_gaps() -> Iterator[str]:
    """Name the numbers of applications that nobody has (7.3). One query a year."""
    for series in NumberSeries.objects.filter(kind=PaperKind.APPLICATION).order_by("year"):
        first, after = (clock.moment_of(date(series.year + add, 1, 1), 0) for add in (0, 1))
        sent = Application.objects.received().filter(submitted_at__gte=first, submitted_at__lt=after)
        count = sent.count()
        if count < series.last:
            yield from _gaps_of(series.year, series.last)
        elif count > series.last:
            yield _("More applications were sent in %(year)d than numbers given: %(count)d.") % {
                "year": series.year,
                "count": count,
            }


def lacking_decisions() -> Iterator[str]:
    """Name the applications whose state and decision in force do not fit (3.3.1)."""
    fits = (
        Q(state=ApplicationState.DECIDED, decision__released_at=None)
        | Q(
            state=ApplicationState.ACCEPTED,
            decision__outcome__in=ACCEPTING,
            decision__released_at__isnull=False,
        )
        | Q(
            state=ApplicationState.REJECTED,
            decision__outcome=Outcome.REJECTED,
            decision__released_at__isnull=False,
        )
    )
    own = Q(decision__application=F("pk"), decision__reversed_on=None)
    wrong = Application.objects.filter(Q(state__in=DECIDED_STATES)).exclude(fits & own)
    for row in wrong.order_by("pk").iterator(chunk_size=BATCH):
        yield _("The state of application %(number)s is «%(state)s», and its decision does not say so.") % {
            "number": row.number or row.pk,
            "state": row.get_state_display(),
        }


def decisions_beside_the_way() -> Iterator[str]:
    """Name the decisions in force that their application does not know of (3.3.1)."""
    rows = Decision.objects.in_force().exclude(outcome=Outcome.REVISION, released_at__isnull=False)
    for row in rows.exclude(application__decision=F("pk")).select_related("application").order_by("pk"):
        yield _("The decision of %(date)s on application %(number)s is neither in force nor reversed.") % {
            "date": row.decided_on,
            "number": row.application.number,
        }


def uneven_appeals() -> Iterator[str]:
    """Name the upheld appeals whose decision is still in force (3.3.1)."""
    rows = Appeal.objects.filter(state=AppealState.UPHELD, decision__reversed_on=None)
    for row in rows.select_related("decision__application").order_by("pk"):
        yield _("The appeal about application %(number)s is upheld, and the decision is not reversed.") % {
            "number": row.decision.application.number
        }


def uneven_budgets() -> Iterator[str]:
    """Name the applications whose amount needed is not the sum of the lines of their budget (3.3.2)."""
    summed = Application.objects.alias(total=Sum("budget__amount")).filter(total__isnull=False)
    for row in summed.exclude(amount_needed=F("total")).order_by("pk").iterator(chunk_size=BATCH):
        yield _("The amount of application %(number)s is not the sum of the lines of its budget.") % {
            "number": row.number or row.pk
        }


def _gaps_of(year: int, last: int) -> Iterator[str]:
    for sequences in batched(range(1, last + 1), BATCH):
        numbers = [write_number(PaperKind.APPLICATION, year=year, sequence=one) for one in sequences]
        given = set(Application.objects.filter(number__in=numbers).values_list("number", flat=True))
        for number in numbers:
            if number not in given:
                yield _("No application has number %(number)s.") % {"number": number}


CHECKS = (
    Check("weights", gettext_lazy("Criteria"), uneven_weights),
    Check("application_numbers", gettext_lazy("Numbers of applications"), register_gaps),
    Check("decisions", gettext_lazy("Decisions"), lacking_decisions),
    Check("decisions_in_force", gettext_lazy("Decisions in force"), decisions_beside_the_way),
    Check("appeals", gettext_lazy("Appeals"), uneven_appeals),
    Check("budgets", gettext_lazy("Budgets of applications"), uneven_budgets),
)
