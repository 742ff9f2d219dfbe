"""What was given up after five tries, papers and mails alike: shown to the administrators, taken up again."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Role
from accounts.roles import holders
from approvals.case import day_of
from approvals.models import Application
from forms.words import Words
from ledger.models import OutboxItem, OutboxState
from notifications.models import Notice

SAYS = Words(
    "办件 {case_no} 有一项外发工作（{kind}）五次未成功，已搁置，请处理。",
    "Case {case_no}: something to be sent ({kind}) failed five times and was put aside; please see to it.",
)
KINDS: dict[str, Words] = {
    "paper": Words("制作文书", "a paper"),
    "mail": Words("发送邮件", "a mail"),
    "flow-job": Words("流程中的外部工作", "work of a procedure"),
    "letter": Words("办件之间的来文", "a letter between cases"),
}


def items() -> QuerySet[OutboxItem]:
    """Everything that was put aside, the oldest first."""
    return OutboxItem.objects.filter(state=OutboxState.PARKED).order_by("pk")


def tell_administrators(*, at: datetime) -> int:
    """Tell every administrator, once, of what was put aside; in the portal only, for mail may have failed."""
    found = list(items().filter(case__isnull=False))
    told = set(Notice.objects.filter(key__in=[_key(item) for item in found]).values_list("key", flat=True))
    untold = [item for item in found if _key(item) not in told]
    if not untold:
        return 0
    cases = Application.objects.in_bulk([item.case_id for item in untold])
    admins = list(holders(Role.ADMIN, day_of(at)))
    notices = [
        _notice(item, cases[item.case_id], admin.pk, at=at)
        for item in untold
        if item.case_id in cases
        for admin in admins
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _notice(item: OutboxItem, application: Application, admin: int, *, at: datetime) -> Notice:
    kind = KINDS.get(item.kind, Words(item.kind, item.kind))
    says = SAYS.fill(case_no=application.case_no, kind=kind)
    return Notice(
        recipient_id=admin,
        application=application,
        key=_key(item),
        says_zh=says.zh,
        says_en=says.en,
        is_warning=True,
        at=at,
    )


def _key(item: OutboxItem) -> str:
    """Once for each five tries: what was taken up again and failed again is told again."""
    return f"parked:{item.pk}:{item.next_at:%y%m%d%H%M%S}"
