"""The Celery job that proves the whole record; sent by beat every night."""

from __future__ import annotations

import logging

from celery import shared_task

from audit.proving import prove
from ledger import moment

logger = logging.getLogger(__name__)


@shared_task(name="audit.prove")
def prove_record() -> bool:
    """Prove everything now; a fault is an error in the log as well as a row for the auditor."""
    proof = prove(at=moment.now())
    if not proof.is_whole:
        logger.error("the record does not agree: %d breaks, %d differences", proof.breaks, proof.differences)
    return proof.is_whole
