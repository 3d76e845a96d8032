"""Work by the timetable: quarters that are over get their report. It may run late or twice."""

from celery import shared_task

from reporting.domain import schedule


@shared_task
def open_quarters() -> int:
    """Open the reports that are due; answer how many that were."""
    return len(schedule.open_due())
