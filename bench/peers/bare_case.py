"""The same writes on bare rows: no lock, no graph, no permission, no record.  The lower bound."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from accounts.models import User
from bench.peers.models import BareCase, BareItem
from ledger import moment

NAME = "bare ORM"


def case(departments: int, *, by: User) -> Iterator[str]:
    """One whole case; it knows by itself which reply is the last."""
    with transaction.atomic():
        row = BareCase.objects.create(state="NEW")
    yield "start"
    with transaction.atomic():
        BareCase.objects.filter(pk=row.pk).update(state="CONSULTING")
        items = BareItem.objects.bulk_create([_item(row, number) for number in range(departments)])
    yield "accept"
    for item in items:
        with transaction.atomic():
            BareItem.objects.filter(pk=item.pk).update(state="DONE", opinion="NO_OBJECTION")
            if item is items[-1]:
                BareCase.objects.filter(pk=row.pk).update(state="GATHERED")
        yield "reply"
    with transaction.atomic():
        BareCase.objects.filter(pk=row.pk).update(state="DECIDED")
    yield "decide"


def _item(row: BareCase, number: int) -> BareItem:
    due_at = moment.now() + timedelta(days=5)
    return BareItem(case=row, member=f"department-{number}", due_at=due_at, state="OPEN")
