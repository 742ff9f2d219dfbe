"""The Celery application; its work lives in each app's `jobs.py`."""

import os

from celery import Celery
from celery.signals import worker_init

from config.places import require_places
from config.schedule import BEAT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("lvtong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT
app.autodiscover_tasks(related_name="jobs")


@worker_init.connect(weak=False)
def refuse_what_is_gone(**kwargs: object) -> None:
    """The worker ends before it takes any work; Celery only notes what else a receiver raises."""
    try:
        require_places()
    except Exception as refused:
        raise SystemExit(str(refused)) from refused
