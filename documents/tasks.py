"""Work after the commit: files of papers, letters, and a sweeper for what is still owed.

Every task may be lost, run late or run twice: each looks at the rows, not at who called it.
"""

import logging

from celery import shared_task

from documents.domain import mail, orphans, papers, reminders
from documents.models import IssuedPaper

log = logging.getLogger(__name__)
PAPERS_A_SWEEP = 50


@shared_task
def render_paper(paper_id: str) -> None:
    """Make the file of one paper, if it is not there."""
    paper = IssuedPaper.objects.filter(pk=paper_id).first()
    if paper:
        papers.ensure_file(paper)


@shared_task
def send_letters() -> int:
    """Send the letters that are due."""
    return mail.send_due()


@shared_task
def sweep() -> None:
    """Do what is still owed: papers without a file, letters not sent."""
    for paper in papers.without_file()[:PAPERS_A_SWEEP]:
        try:
            papers.ensure_file(paper)
        except Exception:  # one bad paper must not hold up the others
            log.exception("Paper %s cannot be made", paper.pk)
    mail.send_due()


@shared_task
def remind() -> int:
    """Write to those whose terms have come near or passed."""
    return reminders.send_reminders()


@shared_task
def tidy() -> int:
    """Delete the files that rolled-back acts left behind."""
    return orphans.remove_orphans()
