"""What is refused in the life of a licence: asking too late or for too much, acts upon one that has ended."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class NotOffered(ActRefused):
    """A licence of this permit cannot be asked for this."""

    code = "NOT_OFFERED"
    says = Words(
        "“{permit}”的许可不能申请{purpose}，请按新的申请办理。",
        "A licence of “{permit}” cannot be asked for this ({purpose}); please apply anew.",
    )


class AskedTooLate(ActRefused):
    """After its last day nothing can be asked of a licence any more (Licensing Law Art. 50)."""

    code = "ASKED_TOO_LATE"
    says = Words(
        "许可（{number}）已于{until}届满，届满后不能再申请{purpose}（{article}）。请重新申请许可。",
        "The licence ({number}) ended on {until}; after that this ({purpose}) cannot be asked ({article})."
        " Please apply anew.",
    )


class LicenceIsOver(ActRefused):
    """The licence has ended; nothing goes on from it (Licensing Law Arts. 8, 69, 70)."""

    code = "LICENCE_IS_OVER"
    says = Words(
        "许可（{number}）现为“{state}”，不能再办理这一步（《行政许可法》第八条、第六十九条、第七十条）。",
        "The licence ({number}) is now “{state}”: this step has no place any more"
        " (Licensing Law Arts. 8, 69, 70).",
    )


class NoTermToRenew(ActRefused):
    """A licence without a last day needs no renewal (Licensing Law Art. 50)."""

    code = "NO_TERM_TO_RENEW"
    says = Words(
        "该许可没有有效期限，无需延续（《行政许可法》第五十条）。",
        "This licence has no last day; there is nothing to renew (Licensing Law Art. 50).",
    )


class TermMistaken(ActRefused):
    """The new last day lies before the new term begins."""

    code = "TERM_MISTAKEN"
    says = Words(
        "新的期限自{first}起算，截止日期不能早于这一天。请核对。",
        "The new term begins on {first}; its last day cannot be earlier. Please check.",
    )


class TermTooLong(ActRefused):
    """The new term goes beyond what the matter's own law allows."""

    code = "TERM_TOO_LONG"
    says = Words(
        "申请的期限超过上限，最晚到{last}（{article}）。请修改后再提交。",
        "The term asked for is too long: it ends on {last} at the latest ({article}). Please correct it.",
    )


class OnlyOnce(ActRefused):
    """The matter's own law allows no further term."""

    code = "ONLY_ONCE"
    says = Words(
        "该许可的期限已经延长过，不能再次延长（{article}）。",
        "The term of this licence has been lengthened before; it cannot be again ({article}).",
    )


class AskedAlready(ActRefused):
    """The same is asked of the licence in a case that is still open."""

    code = "ASKED_ALREADY"
    says = Words(
        "就这一许可已有正在办理的同类申请（{case_no}），请在该件中查看进展。",
        "A case that asks the same of this licence is open already ({case_no}); follow it there.",
    )


class StillInForce(ActRefused):
    """A licence is struck off the register only when it has ended, or for a ground of the law (Art. 70)."""

    code = "STILL_IN_FORCE"
    says = Words(
        "许可（{number}）仍然有效。只有届满、被依法撤回、撤销、吊销，或者被许可人死亡、终止、不可抗力等"
        "法定情形才能注销（《行政许可法》第七十条）。",
        "The licence ({number}) is in force. It is struck off only when it has ended, or upon death,"
        " dissolution or force majeure (Licensing Law Art. 70).",
    )


class ApprovalMissing(ActRefused):
    """Taking this licence back needs the approval of a government, which is named."""

    code = "APPROVAL_MISSING"
    says = Words(
        "撤回该许可须经政府批准，请填写批准文号（{article}）。",
        "Taking this licence back needs the government's approval: give its number ({article}).",
    )


class CompensationMissing(ActRefused):
    """A lawful licence is taken back for the public interest against compensation (Licensing Law Art. 8)."""

    code = "COMPENSATION_MISSING"
    says = Words(
        "撤回合法有效的许可应当依法补偿，请写明补偿（《行政许可法》第八条）。",
        "A lawful licence is taken back against compensation: say what it is (Licensing Law Art. 8).",
    )


class NotSuspended(ActRefused):
    """Only a suspended licence can be given back."""

    code = "NOT_SUSPENDED"
    says = Words("该许可没有被暂扣。", "This licence is not suspended.")


class TermStillOpen(ActRefused):
    """While the licence is in force, its holder may use the ground and need not restore it."""

    code = "TERM_STILL_OPEN"
    says = Words(
        "许可有效至{until}，期满前不能要求恢复绿地（《上海市绿化条例》第三十一条）。",
        "The licence runs to {until}; until then the ground need not be restored"
        " (Shanghai Greenery Regulations, Art. 31).",
    )


class RestorationPeriod(ActRefused):
    """The time to restore the ground is at most a month."""

    code = "RESTORATION_PERIOD"
    says = Words(
        "恢复绿地的期限须自次日起、最长一个月（至{last}）。请修改日期。",
        "The time to restore begins tomorrow and is at most a month (to {last}). Please correct the day.",
    )


class BoardUpAlready(ActRefused):
    """The notice board of a licence is put up once."""

    code = "BOARD_UP_ALREADY"
    says = Words(
        "告示牌已经登记设置，不用重复登记（{article}）。",
        "The notice board is on record already ({article}).",
    )


class BoardDayMistaken(ActRefused):
    """A board that shows a licence is put up after its grant, and recorded once it stands."""

    code = "BOARD_DAY_MISTAKEN"
    says = Words(
        "告示牌的设置日期应当在准予许可的{first}以后、今天以前。请核对日期（{article}）。",
        "The board is put up between the grant, on {first}, and today. Please check the day ({article}).",
    )
