"""What every end of a residency has in common: its day, its consequences, the letter (3.3.4)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain.quarter_lock import require_open
from core.errors import FieldError
from core.formatting import format_date
from core.quarters import Quarter
from residents.domain import closing, letters
from residents.domain.checks import require_not_before, require_not_future
from residents.models import Residency


def finish(residency: Residency, actor: Actor, at: datetime | None) -> Residency:
    """Do what follows an end and tell the resident."""
    closing.run_steps(residency, actor=actor, at=at)
    letters.write_about_end(residency, at)
    return residency


def require_end_day(residency: Residency, ended_on: date, at: datetime | None) -> None:
    """Refuse a first day without the status that cannot be: of a closed quarter, or before a later report."""
    require_not_future("ended_on", ended_on, at)
    require_not_before(
        "ended_on", ended_on, residency.started_on, _("The status cannot end before it began: %(date)s")
    )
    if ended_on > residency.expires_on:
        raise FieldError(
            "ended_on",
            _("The contract ran out before this day. The first day after it: %(date)s")
            % {"date": format_date(residency.expires_on)},
        )
    require_open(ended_on)
    _require_no_later_report(residency, ended_on)


def _require_no_later_report(residency: Residency, ended_on: date) -> None:
    latest = residency.reports.filed().order_by("-year", "-quarter").first()
    if latest and latest.period > Quarter.of(ended_on):
        raise FieldError(
            "ended_on",
            _("The resident has already reported for a later period: %(quarter)s.")
            % {"quarter": latest.period.label()},
        )
