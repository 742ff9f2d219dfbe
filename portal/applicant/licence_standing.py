"""How the licence of a case stands now, for the head of its page: in force, suspended, or ended."""

from __future__ import annotations

from approvals.models import Licence
from approvals.statuses import LicenceState
from forms.words import Words
from portal import dates

IN_FORCE = (
    Words("许可已准予", "Your permit is granted"),
    Words(
        "决定书和许可证在“文书”栏下载。{valid}",
        "The decision and the permit are under “Papers”. {valid}",
    ),
)
BY_LAW = (
    Words("许可依法视为准予延续", "Your permit is renewed by law"),
    Words(
        "届满前没有作出决定，许可依法延续，文书在“文书”栏下载。{valid}",
        "No decision came before the last day, so the law renewed it; see “Papers”. {valid}",
    ),
)
VALID = Words("有效期至 {last}（含当日）。", "It is valid to the end of {last}.")
READ_THE_PAPER = Words(
    "理由和救济途径写在决定书里，决定书在“文书”栏下载。",
    "The decision under “Papers” gives the reasons and the remedies.",
)
NOT_IN_FORCE = {
    LicenceState.SUSPENDED: (
        Words("许可已暂扣", "Your permit is suspended"),
        Words(
            "暂扣期间不得从事许可的活动。理由和救济途径写在决定书里。",
            "Until it is given back it may not be used. The decision gives the reasons and the remedies.",
        ),
    ),
    LicenceState.EXPIRED: (
        Words("许可已届满", "Your permit has expired"),
        Words(
            "{last}以后不再有效。还要继续的，请重新申请。",
            "It was valid to the end of {last}. To go on, please apply anew.",
        ),
    ),
    LicenceState.WITHDRAWN: (Words("许可已依法撤回", "Your permit was taken back"), READ_THE_PAPER),
    LicenceState.REVOKED: (Words("许可已被撤销", "Your permit was revoked"), READ_THE_PAPER),
    LicenceState.CANCELLED: (Words("许可证件已被吊销", "Your permit was cancelled"), READ_THE_PAPER),
    LicenceState.DEREGISTERED: (
        Words("许可已注销", "Your permit was struck off the register"),
        Words("原因写在文书里，文书在“文书”栏下载。", "The paper under “Papers” says why."),
    ),
}


def standing(licence: Licence) -> tuple[Words, Words]:
    """The title and the text of a case whose licence this is."""
    last = dates.full_day(licence.valid_until) if licence.valid_until else None
    if (found := NOT_IN_FORCE.get(LicenceState(licence.state))) is not None:
        return found[0], found[1].fill(last=last or Words("最后一天", "its last day"))
    title, text = BY_LAW if licence.state == LicenceState.DEEMED_RENEWED else IN_FORCE
    return title, text.fill(valid=VALID.fill(last=last) if last else Words("", ""))
