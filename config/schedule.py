"""What Celery beat sends, and how often: the one place for it."""

from typing import Any

BEAT: dict[str, dict[str, Any]] = {
    "make-papers": {"task": "documents.make_papers", "schedule": 30.0},
}
