"""What comes first on a case page: the one thing to do now, or in plain words what is being done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals.catalogue import MatterKind
from approvals.clocks import hearing_asked_by
from approvals.periods import Period, ending
from approvals.statuses import IN_EXAMINATION, Outcome, Status
from forms.words import Words
from portal import dates
from portal.applicant.licence_standing import standing
from portal.applicant.situation import Situation
from timelimits.clock import Due, DueState

EMPTY = Words("", "")
FILED = "FILED"


@dataclass(frozen=True)
class First:
    """The head of a case page; `act` names what the applicant is to do; `tone` is near or none."""

    chip: str
    title: Words
    text: Words
    act: str = ""
    tone: str = ""


def first(situation: Situation) -> First:
    """The one thing, judged by what waits for the applicant and else by the state of the case."""
    if situation.may_supply:
        return _supply(situation)
    if situation.may_commit:
        return _commit(situation)
    if situation.may_ask_for_hearing:
        return _hearing(situation)
    if situation.may_object:
        return _objection(situation)
    if situation.status == Status.CHECKED:
        return _passed_on(situation)
    if situation.status == Status.RECEIVED:
        return _received(situation)
    if situation.status in IN_EXAMINATION:
        return _examined(situation)
    return _ended(situation)


def _by(on: date | None) -> Words:
    return named(on) if on else Words("期限（日期待定）", "the last day (date open)")


def named(on: date) -> Words:
    """A day within a sentence: 10月9日（周五）, Fri 9 October."""
    return Words("{day}（{weekday}）", "{weekday} {day}").fill(day=dates.day(on), weekday=dates.weekday(on))


def _supply(situation: Situation) -> First:
    supplement = situation.supplement
    assert supplement is not None
    number = len(situation.still_missing)
    over = supplement.due_on is not None and situation.today > supplement.due_on
    title = (
        Words("补正期限 {day}已过，仍可补交", "{day} has passed; you may still supply")
        if over
        else Words("请在 {day}前补齐 {number} 份材料", "Supply {documents} by {day}")
    )
    text = Words(
        "缺的材料已经一次列全，补齐后不会再要别的。补齐当天就算正式受理，{days}内给您结果。",
        "Everything missing is named here, once; nothing more will be asked. The day you supply it all is "
        "the day of acceptance, and the result follows within {days}.",
    )
    return First(
        "SUPPLEMENT_REQUIRED",
        title.fill(day=_by(supplement.due_on), number=number, documents=_documents(number)),
        text.fill(days=dates.working_days(situation.entry.promised.number)),
        act="supply",
        tone="near",
    )


def _documents(number: int) -> Words:
    return Words(f"{number} 份材料", f"{number} document{'' if number == 1 else 's'}")


def _commit(situation: Situation) -> First:
    assert situation.commitment is not None
    title = Words("请在 {day}24 时前决定要不要承诺", "Decide by the end of {day} whether to commit")
    text = Words(
        "告知书已送达。逐项看清并签署，当场拿到许可；不签也没关系，转为一般程序，填过的内容都保留。",
        "The notice has been served. Read and confirm each item and sign: the permit is granted at once. "
        "Not signing is fine too: the ordinary procedure follows and what you entered is kept.",
    )
    return First(
        "RECEIVED", title.fill(day=_by(situation.commitment.sign_by)), text, act="commit", tone="near"
    )


def _hearing(situation: Situation) -> First:
    told_on = situation.case.timeline.hearing_told_on
    assert told_on is not None
    title = Words("您可以在 {day}前申请听证", "You may ask for a hearing by {day}")
    text = Words(
        "不申请也不影响办理。听证所需时间依法不计入审批期限。",
        "You need not ask. By law the time of a hearing is left out of the limit.",
    )
    last = hearing_asked_by(told_on, situation.calendar)
    return First(str(situation.status), title.fill(day=_by(last)), text, act="hearing_request", tone="near")


def _objection(situation: Situation) -> First:
    service = situation.service
    assert service is not None
    assert service.proposal is not None
    title = Words("您可以在 {day}前对拟终止提出异议", "You may object to the proposed end by {day}")
    text = Words(
        "连续两年评议不合格，本机关拟终止经营协议，理由见告知书。不提出异议的，期满后协议终止。",
        "After two failed years it is proposed to end your service; the paper gives the reasons. Unopposed, "
        "it ends when the days to object are over.",
    )
    last = service.last_day(service.proposal, service.terms.objection_days)
    return First(str(situation.status), title.fill(day=_by(last)), text, act="object_to_ending", tone="near")


def _passed_on(situation: Situation) -> First:
    ends = ending(situation.case, Period.CITY)
    title = Words("已报市级决定，最晚 {day}给您结果", "With the city now; your result comes by {day}")
    text = Words(
        "区级初步审查已完成，全部材料已上报，您不用再交一次。",
        "The district's review is done and all your papers went with it; you hand in nothing again.",
    )
    return First("CHECKED", title.fill(day=_by(ends.on if ends else None)), text)


def _received(situation: Situation) -> First:
    due = situation.case.acceptance_clock.due()
    title = Words("最晚 {day}答复您是否受理", "We answer on acceptance by {day}")
    text = Words(
        "您现在不用做什么。过了这一天还没有答复，依法就算受理。",
        "There is nothing you need to do. If that day passes unanswered, the law counts it as accepted.",
    )
    if situation.application.route == "commitment":
        text = Words(
            "您现在不用做什么。我们先发告知书，您看过以后再决定要不要承诺。",
            "There is nothing you need to do. The notice comes first; then you decide whether to commit.",
        )
    return First("RECEIVED", title.fill(day=_due(due)), text)


def _examined(situation: Situation) -> First:
    clocks = situation.case.clocks
    assert clocks is not None
    due = clocks.promised.due()
    if due.state is DueState.UNKNOWN:
        title = Words(
            "正在进行特别程序，计时已停", "A special procedure is under way; the clock stands still"
        )
        text = Words(
            "所需时间依法不计入期限。结束后自次日起接着数，届时告诉您新的日期。",
            "By law its time is left out. Counting goes on the day after it ends; you will be told the day.",
        )
        return First("SPECIAL_PROCEDURE", title, text, tone="still")
    if clocks.promised.is_overdue(situation.today):
        title = Words("我们没有在承诺的 {day}前办完", "We did not keep our promise of {day}")
        text = Words(
            "法定期限到 {day}。可以拨打 12345 询问。", "The law gives us until {day}. You may call 12345."
        )
        said = text.fill(day=_due(clocks.statutory.due()))
        return First("OVERDUE_PROMISED", title.fill(day=_due(due)), said, tone="near")
    title = Words("最晚 {day}给您结果", "Your result comes by {day}")
    text = Words(
        "您现在不用做什么。如需现场核查，工作人员会先联系您。",
        "There is nothing you need to do. Should a visit be needed, we will call you first.",
    )
    return First(str(situation.status), title.fill(day=_due(due)), text)


def _due(due: Due) -> Words:
    if due.on is not None:
        return named(due.on)
    return Words("{days}（日期暂定）", "{days} (date provisional)").fill(days=dates.working_days(due.limit))


def _ended(situation: Situation) -> First:
    code, licence = _code(situation), situation.licence
    title, text = _ENDS.get(code, (Words("办件已结束", "The case is over"), EMPTY))
    if code == Outcome.GRANT and licence is not None:
        title, text = standing(licence)
    act = "rate" if situation.may_rate else ""
    return First(str(situation.status), title, text, act=act)


def _code(situation: Situation) -> str:
    if situation.decision is not None:
        return str(situation.decision.outcome)
    if situation.status == Status.NOT_ACCEPTED:
        grounds = [event.facts.get("ground") for event in situation.case.events]
        return "OTHER_ORGAN" if "OTHER_ORGAN" in grounds else "NOT_ACCEPTED"
    is_filed = situation.entry.kind is MatterKind.FILING and situation.status == Status.COMPLETED
    return FILED if is_filed else str(situation.status)


_ENDS = {
    FILED: (
        Words("备案已完成", "Your filing is complete"),
        Words("备案回执在“文书”栏下载。", "The filing receipt is under “Papers”."),
    ),
    "REFUSE": (
        Words("不予许可", "The permit is refused"),
        Words(
            "理由和救济途径写在决定书里：60 日内可以申请行政复议，6 个月内可以提起行政诉讼。",
            "The decision gives the reasons. You may ask for reconsideration within 60 days or go to court "
            "within 6 months.",
        ),
    ),
    "NOT_ACCEPTED": (
        Words("不予受理", "Acceptance was refused"),
        Words("理由和救济途径写在决定书里。", "The decision gives the reasons and the remedies."),
    ),
    "OTHER_ORGAN": (
        Words("这件事由其他机关办理", "Another organ decides on this"),
        Words("决定书写明了向哪个机关申请。", "The decision names the organ to apply to."),
    ),
    "NOT_REQUIRED": (
        Words("这件事不需要许可", "No permit is needed"),
        Words("可以直接去做，告知书在“文书”栏。", "You may go ahead; the paper is under “Papers”."),
    ),
    "WITHDRAWN": (
        Words("您撤回了这件申请", "You withdrew this application"),
        Words("需要时可以重新申请。", "You may apply again at any time."),
    ),
    "TERMINATED": (
        Words("办理已终止", "The case was ended"),
        Words("理由和救济途径写在通知书里。", "The notice gives the reasons and the remedies."),
    ),
}
