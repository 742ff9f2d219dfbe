"""What Celery beat sends, and how often: the one place for it.

Whoever sends more of it, or sends it twice, does no harm: every job claims what is due. A message that waited
longer than its interval is dropped, for the next one does its work.
"""

from typing import Any

from celery.schedules import crontab

SWEEP = 20.0


def _every(seconds: float, task: str) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


def _nightly(hour: int, minute: int, task: str) -> dict[str, Any]:
    return {"task": task, "schedule": crontab(hour=hour, minute=minute), "options": {"expires": 6 * 3600}}


BEAT: dict[str, dict[str, Any]] = {
    "deadlines": _every(SWEEP, "workflows.sweep"),
    "errands": _every(SWEEP, "workflows.run_errands"),
    "calendar": _every(SWEEP, "workflows.derive_anew"),
    "papers": _every(SWEEP, "documents.make_papers"),
    "mails": _every(SWEEP, "notifications.send_mails"),
    "seal": _nightly(0, 10, "ledger.seal_ended_days"),
    "sample": _nightly(0, 40, "workflows.draw_sample"),
    "proof": _nightly(1, 30, "audit.prove"),
    "uploads": _nightly(3, 20, "approvals.sweep_uploads"),
}
