"""Work of the worker: reports due by the timetable, PDFs somebody waits for. It may run late or twice."""

from celery import shared_task

from reporting.domain import prints, schedule


@shared_task
def open_quarters() -> int:
    """Open the reports that are due; answer how many that were."""
    return len(schedule.open_due())


@shared_task
def make_print(pk: str) -> None:
    """Make a PDF of a report that somebody waits for."""
    prints.make_print(int(pk))
