"""Settings, addresses and processes; the only place that reads the environment."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
