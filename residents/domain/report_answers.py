"""The answers of a resident's report: what is asked, and what is wrong with them (3.3.3)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import FieldError, FieldErrors
from core.formatting import format_money
from residents.domain import queries
from residents.models import PeriodicReport

# What is said when an answer is missing; the form says the same.
ASK = {
    "jobs_full": gettext_lazy("Write how many people work full time; 0 when there are none."),
    "jobs_part": gettext_lazy("Write how many people work part time; 0 when there are none."),
    "women": gettext_lazy("Write how many of them are women; 0 when there are none."),
    "students": gettext_lazy("Write how many of them are students; 0 when there are none."),
    "revenue": gettext_lazy("Write the revenue of the quarter; 0 when there was none."),
    "progress": gettext_lazy("Write what was done in the quarter."),
}
# The answers a remark of the Centre may be about, in the order of the page.
LABELS = {
    "jobs_full": gettext_lazy("Full-time jobs at the end of the quarter"),
    "jobs_part": gettext_lazy("Part-time jobs at the end of the quarter"),
    "women": gettext_lazy("Women among them"),
    "students": gettext_lazy("Students among them"),
    "revenue": gettext_lazy("Revenue of the quarter"),
    "year_to_date": gettext_lazy("Revenue since January by your books"),
    "investments": gettext_lazy("Investment received"),
    "rights": gettext_lazy("Applications filed and titles granted"),
    "progress": gettext_lazy("What was done"),
    "problems": gettext_lazy("What hindered"),
    "needs": gettext_lazy("What is needed of the Centre"),
    "files": gettext_lazy("Supporting documents"),
}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the resident writes; a draft may still lack some of it."""

    jobs_full: int | None = None
    jobs_part: int | None = None
    women: int | None = None
    students: int | None = None
    revenue: Decimal | None = None
    year_to_date: Decimal | None = None
    progress: str = ""
    problems: str = ""
    needs: str = ""


def people_faults(figures: Figures) -> list[FieldError]:
    """What is wrong with the people among the workers; nothing while the workers are not counted."""
    if figures.jobs_full is None or figures.jobs_part is None:
        return []
    total = figures.jobs_full + figures.jobs_part
    checks = (
        ("women", figures.women, _("There cannot be more women than jobs: %(total)d in all.")),
        ("students", figures.students, _("There cannot be more students than jobs: %(total)d in all.")),
    )
    return [FieldError(field, words % {"total": total}) for field, n, words in checks if n and n > total]


def revenue_faults(report: PeriodicReport, figures: Figures) -> list[FieldError]:
    """What is wrong with the revenue: the year to date never falls, and the books agree (3.3.3)."""
    books, quarter = figures.year_to_date, figures.revenue
    before = queries.year_revenue_before(report)
    if quarter is not None and quarter < 0:
        return [FieldError("revenue", _("Revenue cannot be negative."))]
    if books is None:
        return []
    if books < before:
        words = _(
            "Revenue since January cannot fall: by the reports before this quarter it was %(before)s, and "
            "here it is %(books)s."
        )
        return [FieldError("year_to_date", words % _sums(before=before, books=books))]
    if quarter is not None and books != before + quarter:
        words = _(
            "The sums do not agree: before this quarter %(before)s, with the quarter %(total)s, by your "
            "books %(books)s."
        )
        total = before + quarter
        return [FieldError("year_to_date", words % _sums(before=before, total=total, books=books))]
    return []


def _sums(**sums: Decimal) -> dict[str, str]:
    return {name: format_money(value) for name, value in sums.items()}


def asked_of(report: PeriodicReport) -> dict[str, str]:
    """The answers without which this report is not sent, each with the sentence that asks for it."""
    return {name: str(ask) for name, ask in ASK.items() if name != "progress" or report.asks_words}


def require_complete(report: PeriodicReport) -> None:
    """Raise what keeps the report from being sent: missing answers, sums that do not agree (3.3.3)."""
    asked = asked_of(report).items()
    errors = [FieldError(name, ask) for name, ask in asked if getattr(report, name) in (None, "")]
    figures = Figures(revenue=report.revenue, year_to_date=report.year_to_date)
    errors += revenue_faults(report, figures)
    if errors:
        raise FieldErrors(errors)
