"""The Celery application; its work lives in each app's `jobs.py`."""

import os

from celery import Celery

from config.schedule import BEAT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("lvtong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT
app.autodiscover_tasks(related_name="jobs")
