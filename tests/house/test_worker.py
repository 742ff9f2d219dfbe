"""The jobs' road: what a test sends is done by a real worker, through the broker, in another process."""

import pytest

from ledger.jobs import seal_ended_days
from ledger.models import DayRoot


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_by_another_process(celery_worker, eventually):
    seal_ended_days.delay()

    eventually(DayRoot.objects.exists)
