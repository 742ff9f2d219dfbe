"""受理通知书: the application is accepted, expressly, after supplements, or by silence (Art. 32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Letter, Para, Rows
from documents.papers.facts import CaseFacts, Reference, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, PUBLISHED, application, case_rows, last_day

MODES = ("EXPRESS", "AFTER_SUPPLEMENT", "DEEMED")


@dataclass(frozen=True, kw_only=True)
class AcceptanceFacts(CaseFacts):
    """`limit_law` is where the statutory number of days stands.

    `supplements` is the notice that could not tell every last day, where this one tells them afterwards.
    """

    mode: str
    received_on: date
    accepted_on: date
    due: Term
    promised: Term
    limit_law: str
    supplements: Reference | None = None

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"mode {self.mode!r}")


def acceptance(facts: AcceptanceFacts, frame: Frame) -> Letter:
    """The notice with both due days; silence is told in its own words."""
    earlier = facts.supplements
    return frame.letter(
        "受理通知书（补充）" if earlier else "受理通知书",
        Para(_supplementing(facts, earlier) if earlier else _opening(facts)),
        _rows(facts),
        *((Para("本通知书仅补充载明届满日，不改变受理日期和依法确定的工作日数。"),) if earlier else ()),
        Para(f"以上期限以工作日计算，受理当日不计入，不含法定节假日。{_not_counted(facts)}"),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _rows(facts: AcceptanceFacts) -> Rows:
    return case_rows(
        facts,
        ("收到申请日期", day(facts.received_on)),
        ("受理日期", day(facts.accepted_on)),
        ("法定办理期限", f"{last_day(facts.due)}（{facts.limit_law}）"),
        ("承诺办理期限", last_day(facts.promised)),
    )


def _not_counted(facts: AcceptanceFacts) -> str:
    if not facts.is_permit:
        return "验收不通过需要整改的，自发出整改问题清单之日起至报告整改完成之日止，时间不计算在期限内。"
    return (
        "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和"
        f"专家评审的，所需时间不计算在期限内，本机关将根据{LAW}第四十五条的规定书面告知所需时间。"
    )


def _supplementing(facts: AcceptanceFacts, earlier: Reference) -> str:
    return (
        f"{facts.you}提出的{application(facts)}，本机关已于{day(facts.accepted_on)}受理。{earlier.told}"
        f"{PUBLISHED}补充告知如下："
    )


def _opening(facts: AcceptanceFacts) -> str:
    received, accepted = day(facts.received_on), day(facts.accepted_on)
    if facts.mode == "DEEMED":
        start = "收到申请材料之日" if facts.accepted_on == facts.received_on else "转为一般程序之日"
        return (
            f"本机关于{received}收到{facts.you}提出的{application(facts)}。自{start}起五个工作日内，本机关未作答复，"
            f"也未告知需要补正的内容。根据{LAW}第三十二条第一款第四项的规定，该申请自{start}（{accepted}）起即为受理，"
            "现予书面告知。"
        )
    if facts.mode == "AFTER_SUPPLEMENT":
        return (
            f"{facts.you}于{received}提出{application(facts)}，并已于{accepted}按照本机关的要求提交全部补正申请材料。"
            f"{_under_the_law(facts)}本机关决定自{accepted}起予以受理。"
        )
    if not facts.is_permit:
        return (
            f"{facts.you}于{received}提出的{application(facts)}收悉。经预审，申请材料齐全、符合要求，"
            f"自{accepted}起予以受理。"
        )
    return (
        f"{facts.you}于{received}提出的{application(facts)}收悉。经审查，申请事项属于本机关职权范围，申请材料齐全、"
        f"符合法定形式。{_under_the_law(facts)}本机关决定自{accepted}起予以受理。"
    )


def _under_the_law(facts: AcceptanceFacts) -> str:
    return f"根据{LAW}第三十二条第一款第五项的规定，" if facts.is_permit else ""
