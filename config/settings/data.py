"""Where things are kept: the database, the broker, the folders."""

import os

from config.addresses import celery_address, database_settings, embedded_broker, embedded_database
from config.settings.environment import LVTONG_ENV, LVTONG_VAR

DATABASE_URL = os.environ.get("DATABASE_URL") or embedded_database(LVTONG_VAR)
REDIS_URL = os.environ.get("REDIS_URL") or embedded_broker(LVTONG_VAR)

DATABASES = {"default": database_settings(DATABASE_URL)}
# Of use to the statements of `ledger/prepared.py` only: Django's own are bound by the client.
DATABASES["default"]["OPTIONS"]["prepare_threshold"] = 2
DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=3s"
if LVTONG_ENV == "test":
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("LVTONG_TEST_TEMPLATE") or "template1"}
else:
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 4, "timeout": 10}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

CELERY_BROKER_URL = celery_address(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    # Sending a job never waits for a broker that is away: whatever it would have woken is swept soon.
    "socket_connect_timeout": 2,
    "socket_timeout": 3,
    "max_retries": 0,
    "global_keyprefix": os.environ.get("LVTONG_QUEUE_PREFIX", ""),
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Shanghai"

UPLOAD_ROOT = LVTONG_VAR / "uploads"
UPLOAD_MAX_BYTES = 20 * 2**20
UPLOAD_MAX_BYTES_A_DAY = 100 * UPLOAD_MAX_BYTES
UPLOAD_MAX_PAGES = 300
REQUEST_MAX_BYTES = 5 * UPLOAD_MAX_BYTES + 2**20
PAPER_ROOT = LVTONG_VAR / "papers"
MEDIA_ROOT = ""
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
