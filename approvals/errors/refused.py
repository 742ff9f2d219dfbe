"""What every refusal of an act has in common."""

from __future__ import annotations

from forms.refusal import Refusal
from forms.words import Words


class ActRefused(Refusal):
    """The law does not allow this act now."""

    code = "ACT_REFUSED"
    says = Words("现在不能办理这一步。", "This step cannot be taken now.")


class NotNow(ActRefused):
    """An act is taken in a state in which the law gives it no place."""

    code = "NOT_NOW"
    says = Words(
        "本办件现为“{status}”，不能办理这一步。请刷新页面，查看现在可以办理的事项。",
        "This case is now “{status}”; this step has no place here. Reload the page to see what can be done.",
    )


class ReasonsMissing(ActRefused):
    """An adverse act must give its reasons (Licensing Law Arts. 32, 38)."""

    code = "REASONS_MISSING"
    says = Words(
        "必须写明理由（《行政许可法》第三十二条、第三十八条）。请填写理由后再提交。",
        "Reasons must be given (Licensing Law Arts. 32 and 38). Write them and try again.",
    )
