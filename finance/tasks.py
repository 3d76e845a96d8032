"""Work by the timetable: charging what is due. It may run late or twice: the rows say what is owed."""

import logging

from celery import shared_task

from finance.domain import invoices

log = logging.getLogger(__name__)


@shared_task
def charge() -> int:
    """Charge every contract for the months that are over; answer how many invoices that made."""
    made = invoices.charge_all()
    for sentence in made.refused:
        log.warning("Not charged: %s", sentence)
    return len(made.invoices)
