"""The form knows last quarter's figures and shows them beside each question."""

from typing import Any

from django.utils.translation import gettext as _

from core.formatting import format_money, format_number
from residents.domain import queries
from residents.models import PeriodicReport

PEOPLE = ("jobs_full", "jobs_part", "women", "students")


def hints_of(report: PeriodicReport) -> dict[str, str]:
    """Hints for the report's form, by field."""
    before = queries.previous_report(report)
    known = _before(before) if before else _at_admission(report)
    so_far = format_money(queries.year_revenue_before(report))
    rules = {
        "jobs_full": _("Count people on the last day of the quarter, 32 hours a week or more."),
        "jobs_part": _("Less than 32 hours a week, on the last day of the quarter."),
        "revenue": _("Sales revenue of these three months only."),
        "progress": _("By the plan of the project: what is ready, what was tested, sold, agreed.")
        if report.asks_words
        else _("Your contract does not ask for it this quarter: you may leave it empty."),
        "problems": _("Nobody is blamed for it."),
        "needs": _("A room, equipment, advice, a meeting: the Centre reads this in its list."),
        "year_to_date": _("If you know it: it must be the same as our sum, so a mistake is found at once."),
    }
    sums = {"revenue": _("Since January, before this quarter: %(sum)s.") % {"sum": so_far}}
    return {
        name: " ".join(
            filter(None, (_remark(report, name), rules.get(name), known.get(name), sums.get(name)))
        )
        for name in (*PEOPLE, "revenue", "year_to_date", "progress", "problems", "needs")
    }


def last_jobs(report: PeriodicReport) -> dict[str, Any]:
    """The people of the report before, or of the admission: what stays when nothing changed. Never money."""
    before = queries.previous_report(report)
    if before:
        return {name: getattr(before, name) for name in PEOPLE}
    return dict(zip(PEOPLE, queries.baseline_of(report.residency), strict=False))


def _remark(report: PeriodicReport, name: str) -> str:
    words = report.remarks.get(name)
    return _("Remark of the Centre: %(words)s") % {"words": words} if words else ""


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
