"""Who may read the Centre's reports: those whom 7.1 and 4.2.3 name, and the auditor."""

from documents.access import Viewer
from documents.models import IssuedPaper, Upload

READ = "reporting.read_report"


def may_read_paper(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A report becomes a paper only when it is submitted, so the role alone decides."""
    return viewer.may(READ)


def may_read_plan(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Work plans and budgets are read by who reads their register (4.2.3 c)."""
    return viewer.may("reporting.view_yearplan")
