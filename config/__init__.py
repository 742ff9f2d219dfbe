"""The composition root: settings, addresses, background jobs, and the supervisor behind `make run`."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
