"""The states of an application, of a licence and of the ways to them, under the codes of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where an application stands."""

    RECEIVED = "RECEIVED", _("已收件")
    SUPPLEMENT_REQUIRED = "SUPPLEMENT_REQUIRED", _("待补正")
    NOT_REQUIRED = "NOT_REQUIRED", _("不受理（依法不需要许可）")
    NOT_ACCEPTED = "NOT_ACCEPTED", _("不予受理")
    ACCEPTED = "ACCEPTED", _("已受理")
    UNDER_REVIEW = "UNDER_REVIEW", _("审查中")
    SPECIAL_PROCEDURE = "SPECIAL_PROCEDURE", _("特别程序")
    CHECKED = "CHECKED", _("已初审上报")
    GRANTED = "GRANTED", _("准予许可")
    REFUSED = "REFUSED", _("不予许可")
    CERTIFICATE_ISSUED = "CERTIFICATE_ISSUED", _("已制证")
    COMPLETED = "COMPLETED", _("已办结")
    WITHDRAWN = "WITHDRAWN", _("申请人已撤回")
    TERMINATED = "TERMINATED", _("终止办理")


BEFORE_ACCEPTANCE = (Status.RECEIVED, Status.SUPPLEMENT_REQUIRED)
IN_EXAMINATION = (Status.ACCEPTED, Status.UNDER_REVIEW, Status.SPECIAL_PROCEDURE)
UNDECIDED = (*BEFORE_ACCEPTANCE, *IN_EXAMINATION, Status.CHECKED)
DECIDED = (Status.GRANTED, Status.REFUSED, Status.CERTIFICATE_ISSUED)
ENDED = (
    Status.NOT_REQUIRED,
    Status.NOT_ACCEPTED,
    Status.COMPLETED,
    Status.WITHDRAWN,
    Status.TERMINATED,
)
OPEN = (*BEFORE_ACCEPTANCE, *IN_EXAMINATION, Status.CHECKED, *DECIDED)


class Route(models.TextChoices):
    """How the permit is examined: beforehand, or by commitment now and inspection later."""

    ORDINARY = "ordinary", _("一般程序")
    COMMITMENT = "commitment", _("告知承诺")


class AcceptMode(models.TextChoices):
    """How the application came to be accepted."""

    EXPRESS = "EXPRESS", _("书面受理")
    DEEMED = "DEEMED", _("逾期视为受理")
    AFTER_SUPPLEMENT = "AFTER_SUPPLEMENT", _("补正后受理")


class LicenceState(models.TextChoices):
    """The life of a licence; its endings are different acts (Licensing Law Arts. 8, 69, 70)."""

    VALID = "VALID", _("有效")
    SUSPENDED = "SUSPENDED", _("暂扣")
    EXPIRED = "EXPIRED", _("届满")
    RENEWED = "RENEWED", _("延续")
    DEEMED_RENEWED = "DEEMED_RENEWED", _("视为准予延续")
    CHANGED = "CHANGED", _("变更")
    WITHDRAWN = "WITHDRAWN", _("撤回")
    REVOKED = "REVOKED", _("撤销")
    CANCELLED = "CANCELLED", _("吊销")
    DEREGISTERED = "DEREGISTERED", _("注销")


IN_FORCE = (
    LicenceState.VALID,
    LicenceState.RENEWED,
    LicenceState.DEEMED_RENEWED,
    LicenceState.CHANGED,
)
# A suspended licence has not ended: its term runs, and it may be renewed.
ALIVE = (*IN_FORCE, LicenceState.SUSPENDED)


class InspectionSource(models.TextChoices):
    """Why what was granted is inspected (Art. 61)."""

    COMMITMENT = "COMMITMENT", _("承诺事项检查")
    PLANNED = "PLANNED", _("计划检查")
    SAMPLED = "SAMPLED", _("随机抽查")
    COMPLAINT = "COMPLAINT", _("投诉举报检查")
    RECHECK = "RECHECK", _("整改复查")


class Ground(models.TextChoices):
    """Why revocation of a licence is proposed (Art. 69)."""

    DEFECTS_AGAIN = "DEFECTS_AGAIN", _("整改后复查仍不符合要求")
    PERIOD_PASSED = "PERIOD_PASSED", _("逾期未完成整改")
    UNTRUE_COMMITMENT = "UNTRUE_COMMITMENT", _("承诺内容不实")
    DEFERRED_DEFAULT = "DEFERRED_DEFAULT", _("承诺后补的材料逾期未交")


class Purpose(models.TextChoices):
    """What a case asks of a licence that exists already (Licensing Law Arts. 49, 50)."""

    RENEW = "RENEW", _("延续")
    CHANGE = "CHANGE", _("变更")
    EXTEND_USE = "EXTEND_USE", _("延期使用")


FOR_A_TERM = (Purpose.RENEW, Purpose.EXTEND_USE)


class Outcome(models.TextChoices):
    """What was decided or recommended."""

    GRANT = "GRANT", _("准予")
    REFUSE = "REFUSE", _("不予")


class DueState(models.TextChoices):
    """Whether the last day of a clock can be named."""

    NONE = "NONE", _("未起算")
    KNOWN = "KNOWN", _("已确定")
    UNKNOWN = "UNKNOWN", _("停钟，待定")
    PROVISIONAL = "PROVISIONAL", _("暂定")


class Answer(models.TextChoices):
    """What a consulted department says of a plan; the last asks for more and is no answer yet."""

    NO_COMMENT = "NO_COMMENT", _("无意见")
    REVISE = "REVISE", _("有意见，须修改")
    NOT_CONCERNED = "NOT_CONCERNED", _("不涉及")
    MORE_MATERIALS = "MORE_MATERIALS", _("需补充材料")


class Verdict(models.TextChoices):
    """What a department says of completed works at joint acceptance."""

    PASS = "PASS", _("通过")
    CONDITIONAL = "CONDITIONAL", _("附条件通过")
    FAIL = "FAIL", _("不通过")


class AnswerSource(models.TextChoices):
    """Where the opinion of a consulted department comes from; only one that was given is an opinion."""

    OPEN = "OPEN", _("征询中")
    GIVEN = "GIVEN", _("书面反馈")
    DEEMED = "DEEMED", _("逾期视为无异议")
    ESCALATED = "ESCALATED", _("逾期未反馈")
    CANCELLED = "CANCELLED", _("取消征询")


class Silence(models.TextChoices):
    """What follows when a consulted department says nothing through its last day."""

    ESCALATE = "ESCALATE", _("转牵头部门处理")
    DEEMED_NO_OBJECTION = "DEEMED_NO_OBJECTION", _("视为无异议")
