"""The form knows last quarter's figures and shows them beside each question."""

from django.utils.translation import gettext as _

from core.formatting import format_money, format_number
from residents.domain import queries
from residents.models import PeriodicReport

PEOPLE = ("jobs_full", "jobs_part", "women", "students")


def hints_of(report: PeriodicReport) -> dict[str, str]:
    """Hints for the report's form, by field."""
    before = queries.previous_report(report)
    known = _before(before) if before else _at_admission(report)
    so_far = _("Since January, before this quarter: %(sum)s.") % {
        "sum": format_money(queries.year_revenue_before(report))
    }
    rules = {
        "jobs_full": _("Count people on the last day of the quarter, 32 hours a week or more."),
        "jobs_part": _("Less than 32 hours a week, on the last day of the quarter."),
        "revenue": _("Sales revenue of these three months only."),
    }
    hints = {name: [rules.get(name), known.get(name)] for name in (*PEOPLE, "revenue")}
    hints["revenue"].append(so_far)
    return {name: " ".join(part for part in parts if part) for name, parts in hints.items()}


def _before(report: PeriodicReport) -> dict[str, str]:
    figures = {name: format_number(getattr(report, name) or 0) for name in PEOPLE}
    figures["revenue"] = format_money(report.revenue or 0)
    return {
        name: _("In the report before: %(number)s.") % {"number": words} for name, words in figures.items()
    }


def _at_admission(report: PeriodicReport) -> dict[str, str]:
    full, part = queries.baseline_of(report.residency)
    words = _("At admission: %(number)s.")
    return {
        "jobs_full": words % {"number": format_number(full)},
        "jobs_part": words % {"number": format_number(part)},
    }
