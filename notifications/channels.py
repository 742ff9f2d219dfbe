"""The ways of service, which papers go which way, and when a paper counts as served (送达)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.papers.catalogue import Kind
from forms.words import Words


class Channel(models.TextChoices):
    """How a paper reaches the applicant."""

    PORTAL = "PORTAL", _("网上送达")
    COUNTER = "COUNTER", _("窗口领取")
    MAIL = "MAIL", _("邮寄送达")


# Civil Procedure Law Arts. 87-90, used by analogy.
ARRIVAL: dict[Channel, Words] = {
    Channel.PORTAL: Words(
        "电子送达以文书到达受送达人特定系统的日期为送达日期。",
        "Electronic service arrives when it enters the receiver's system.",
    ),
    Channel.COUNTER: Words(
        "窗口领取以受送达人签收的日期为送达日期。",
        "At the counter, the day on which the receiver signs is the day of service.",
    ),
    Channel.MAIL: Words(
        "邮寄送达以回执上注明的收件日期为送达日期。",
        "By mail, the day of receipt on the return receipt is the day of service.",
    ),
}

# Kept by the office: nobody is served with them.
OF_THE_OFFICE = frozenset(
    {Kind.SITE_CHECK, Kind.JOINT_VISIT, Kind.INSPECTION_RECORD, Kind.ENFORCEMENT_REFERRAL}
)
# Served by an officer, in the way that he names; every other paper is served as soon as it is ordered.
BY_AN_OFFICER = frozenset(
    {
        Kind.GRANT,
        Kind.REFUSAL,
        Kind.RENEWAL,
        Kind.CHANGE,
        Kind.LICENCE,
        Kind.PAYMENT_NOTICE,
        Kind.COMMITMENT,
    }
)
AT_ONCE = frozenset(Kind) - OF_THE_OFFICE - BY_AN_OFFICER
ACT_OF_SERVICE = "serve"
# Where the law itself renews, no officer serves: the papers arrive online at once.
SERVED_BY_LAW = "deemed_renew"
