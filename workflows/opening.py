"""Opening a case for acting: its one lock, in a transaction, with the task at which it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from accounts.models import User
from approvals.case import Case
from ledger.errors import CaseBusy, CaseGone
from workflows import statements
from workflows.errors import NoSuchCase, SomeoneIsWorking
from workflows.models import Task


@contextmanager
def held(
    case: int, *, at: datetime, task: int | None = None, by: User | None = None
) -> Iterator[tuple[Case, statements.Opened]]:
    """The case under its one lock, in a transaction; a wait that takes too long is told, not endured."""
    try:
        with transaction.atomic():
            read = statements.open_at(case, task=task, by=by, at=at)
            if by is not None and by.pk == read.application.applicant_id:
                read.application.applicant = by
            yield Case(application=read.application, chain=read.chain, mark=read.mark), read
    except CaseGone as gone:
        raise NoSuchCase() from gone
    except CaseBusy as busy:
        raise SomeoneIsWorking() from busy


@contextmanager
def held_task(task: int, *, at: datetime) -> Iterator[Task]:
    case = Task.objects.filter(pk=task).values_list("application_id", flat=True).first()
    if case is None:
        raise NoSuchCase()
    with held(case, task=task, at=at) as (_, read):
        if read.task is None:
            raise NoSuchCase()
        yield read.task
