"""The queue: one Celery app, its broker from the settings, its timetable in code."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("iitb")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The sweeper does what is still owed: papers without a file, letters not yet sent. Four times an hour
# people are reminded of their terms, each once. Once an hour the files that rolled-back acts left on the disk
# are removed, the months that are over are charged, quarters that are over get their report, and the role of
# the director goes to who leads the Centre by order.
app.conf.beat_schedule = {
    "sweep": {"task": "documents.tasks.sweep", "schedule": 60.0},
    "remind": {"task": "documents.tasks.remind", "schedule": 900.0},
    "tidy": {"task": "documents.tasks.tidy", "schedule": 3600.0},
    "open_quarters": {"task": "reporting.tasks.open_quarters", "schedule": 3600.0},
    "follow_posts": {"task": "accounts.tasks.follow_posts", "schedule": 3600.0},
    "charge": {"task": "finance.tasks.charge", "schedule": 3600.0},
}
