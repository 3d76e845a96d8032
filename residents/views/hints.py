"""The form knows last quarter's figures and shows them beside each question."""

from django.utils.translation import gettext as _

from core.formatting import format_money, format_number
from residents.domain import queries
from residents.models import PeriodicReport

PEOPLE = ("jobs_full", "jobs_part", "women", "students")


def hints_of(report: PeriodicReport) -> dict[str, str]:
    """Hints for the report's form, by field."""
    before = queries.previous_report(report)
    if before is None:
        hints = {
            "jobs_full": _("At admission: %(number)s")
            % {"number": _number(report.residency.baseline_jobs_full)},
            "jobs_part": _("At admission: %(number)s")
            % {"number": _number(report.residency.baseline_jobs_part)},
        }
        revenue = ""
    else:
        hints = {
            name: _("In the report before: %(number)s") % {"number": _number(getattr(before, name))}
            for name in PEOPLE
        }
        revenue = _("In the report before: %(number)s") % {"number": format_money(before.revenue or 0)}
    so_far = _("This year before this quarter: %(sum)s") % {
        "sum": format_money(queries.year_revenue_before(report))
    }
    scope = _("Sales revenue of these three months only.")
    hints["revenue"] = ". ".join(part for part in (scope.rstrip("."), revenue, so_far) if part)
    hints["jobs_full"] += ". " + _("Count people on the last day of the quarter, 32 hours a week or more.")
    hints["jobs_part"] += ". " + _("Less than 32 hours a week, on the last day of the quarter.")
    return hints


def _number(value: int | None) -> str:
    return format_number(value or 0)
