"""Collecting the residents' reports of a quarter: who owes one, and writing to those who do (3.3.3, 7.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.actors import user_of
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, WrongState
from core.formatting import format_date
from reporting.enums import ReportState
from reporting.indicators.rows import reports_owed
from reporting.models import CentreReport, Chase
from residents.domain.letters import write_about_missing
from residents.domain.periods import due_day
from residents.enums import ReportState as State
from residents.models import Residency

CHASE = "reporting.change_centrereport"
#: the resident has nothing to do: the Centre checks it, or it counts already
DONE = (State.SUBMITTED, State.VERIFIED)


@dataclass(frozen=True)
class Owed:
    """One resident's report for the quarter: its state, the last call for it, why none can be written now."""

    residency: Residency
    state: str
    chased_on: date | None
    why_not: str


def owed(report: CentreReport, *, on: date) -> list[Owed]:
    """Everybody who owes a report for the quarter, by name; as many queries for thirty as for one."""
    if report.is_annual:
        return []
    chased = dict(report.chases.values_list("residency").annotate(Max("sent_on")).order_by())
    reached = set(User.objects.filter(is_active=True).values_list("represents__party", flat=True))
    return [
        Owed(
            residency=residency,
            state=state,
            chased_on=chased.get(residency.pk),
            why_not=_why_not(state, chased.get(residency.pk), residency.party_id in reached, on),
        )
        for residency, state in reports_owed(report.period)
    ]


def why_not_collect(report: CentreReport, *, on: date) -> str:
    """Why nobody can be written to about this quarter; empty when they can."""
    if report.is_annual:
        return _("Residents report on quarters, not on the year.")
    if report.state != ReportState.OPEN:
        return _("This report is already submitted: nothing is collected for it any more.")
    if on <= report.last_day:
        return _("The quarter has not ended yet: residents report after %(date)s.") % {
            "date": format_date(report.last_day)
        }
    return ""


@transaction.atomic
def chase(
    report: CentreReport,
    *,
    residencies: Sequence[Residency] | None = None,
    actor: User,
    at: datetime | None = None,
) -> list[Chase]:
    """Write to these residents, or to everybody who still owes a report; each call is kept.

    Nobody gets a second letter within CHASE_DAYS. Raises WrongState when nothing is collected any more, and
    DomainError when none of them can be written to.
    """
    permissions.require(actor, CHASE)
    at = at or clock.now()
    row = transitions.lock(report)
    if why_not := why_not_collect(row, on=clock.day_of(at)):
        raise WrongState(why_not)
    asked = None if residencies is None else {residency.pk for residency in residencies}
    found = [one for one in owed(row, on=clock.day_of(at)) if asked is None or one.residency.pk in asked]
    free = [one for one in found if not one.why_not]
    if not free:
        raise DomainError(found[0].why_not if len(found) == 1 else _("There is nobody to write to now."))
    return [_write(row, one, actor, at) for one in free]


def _write(report: CentreReport, one: Owed, actor: User, at: datetime) -> Chase:
    call = Chase(report=report, residency=one.residency, sent_on=clock.day_of(at), sent_by=user_of(actor))
    transitions.create(call, actor=actor, at=at)
    transitions.note(
        report, "chase", target=report.state, actor=actor, at=at, reason=str(one.residency.party)
    )
    write_about_missing(
        one.residency,
        report.period,
        due_on=due_day(report.period),
        returned=one.state == State.RETURNED,
        at=at,
    )
    return call


def _why_not(state: str, chased_on: date | None, is_reached: bool, on: date) -> str:
    if state == State.VERIFIED:
        return _("The report is verified.")
    if state == State.SUBMITTED:
        return _("The report is sent and waits for the Centre.")
    if not is_reached:
        return _("Nobody of this resident has an account to write to.")
    again = chased_on + timedelta(days=int(centre("CHASE_DAYS"))) if chased_on else None
    if again and on < again:
        return _("Written to on %(date)s; the next letter can go from %(again)s.") % {
            "date": format_date(chased_on),  # type: ignore[arg-type]
            "again": format_date(again),
        }
    return ""
