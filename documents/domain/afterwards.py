"""What follows a write: queued once its transaction is committed, never before."""

from celery import current_app
from django.db import transaction


def run_after_commit(task: str, *arguments: str) -> None:
    """Queue a task by its name after the commit.

    A queue that is down is logged and costs nothing: the row is the truth, and the sweeper does what
    is still owed.
    """
    transaction.on_commit(lambda: current_app.signature(task, args=arguments).delay(), robust=True)
