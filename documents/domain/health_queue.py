"""Is the work after the commit being done: letters, papers, the worker itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from celery import current_app
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from kombu.exceptions import OperationalError
from post_office.models import STATUS, Email

from core import clock
from documents.domain.mail import WAITING
from documents.domain.papers import without_file

# The sweeper looks every minute: what waits this long, nobody is doing.
PATIENCE = timedelta(hours=3)
ANSWER_SECONDS = 3
BATCH = 500


def silent_worker() -> Iterator[str]:
    """Say whether a worker takes tasks: by its answer, or by the age of the tasks in the folder."""
    if current_app.conf.broker_url.startswith("filesystem"):
        if _oldest_task() < clock.now() - PATIENCE:
            yield _("Tasks lie in the queue and no worker takes them: start the worker.")
        return
    try:
        answers = current_app.control.ping(timeout=ANSWER_SECONDS)
    except (OSError, OperationalError) as error:
        yield _("The queue does not answer; check REDIS_URL. %(error)s") % {"error": error}
        return
    if not answers:
        yield _("No worker answers: letters and papers wait. Start the worker.")


def stuck_letters() -> Iterator[str]:
    """Count the letters that wait too long, and name those that were given up."""
    late = clock.now() - PATIENCE
    due = Q(scheduled_time=None) | Q(scheduled_time__lte=late)
    waiting = Email.objects.filter(due, status__in=WAITING, created__lte=late).count()
    if waiting:
        yield ngettext(
            "%(count)d letter has waited for more than %(hours)d hours: is the worker running?",
            "%(count)d letters have waited for more than %(hours)d hours: is the worker running?",
            waiting,
        ) % {"count": waiting, "hours": _hours()}
    failed = Email.objects.filter(status=STATUS.failed).order_by("pk")
    for email in failed.iterator(chunk_size=BATCH):
        yield _("A letter could not be sent and is not tried again: «%(subject)s» to %(to)s.") % {
            "subject": email.subject,
            "to": ", ".join(email.to),
        }


def unmade_papers() -> Iterator[str]:
    """Name the papers whose file was not made in time."""
    late = without_file().filter(created_at__lte=clock.now() - PATIENCE)
    for paper in late.iterator(chunk_size=BATCH):
        yield _("A paper has had no file for more than %(hours)d hours: %(paper)s.") % {
            "paper": paper,
            "hours": _hours(),
        }


def _hours() -> int:
    return int(PATIENCE / timedelta(hours=1))


def _oldest_task() -> datetime:
    folder = Path(current_app.conf.broker_transport_options["data_folder_in"])
    times = (entry.stat().st_mtime for entry in folder.glob("*.msg"))
    oldest = min(times, default=None)
    return clock.now() if oldest is None else datetime.fromtimestamp(oldest, tz=clock.CENTRE_ZONE)
