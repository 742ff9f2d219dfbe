"""征询意见汇总单: what every department said of a plan, and how; administrative assistance, no decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day, joined
from documents.letters.letter import Grid, Heading, Letter, Note, Para, Rows
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame

OPINIONS = {
    "NO_COMMENT": "无意见",
    "REVISE": "有意见，须修改",
    "NOT_CONCERNED": "不涉及",
}
GIVEN, DEEMED, ESCALATED, CANCELLED = "GIVEN", "DEEMED", "ESCALATED", "CANCELLED"
# What stands in the column of opinions where none was given; never the words of one that was.
WITHOUT = {
    DEEMED: "（未反馈，视为无异议）",
    ESCALATED: "（未反馈）",
    CANCELLED: "（取消征询）",
}
SOURCES = {
    GIVEN: "书面反馈",
    DEEMED: "逾期视为无异议，非该部门反馈",
    ESCALATED: "逾期未反馈，牵头部门不再等待",
    CANCELLED: "牵头部门取消征询",
}


@dataclass(frozen=True, kw_only=True)
class DepartmentLine:
    """What stands for one department: an opinion only where it gave one; `on` is when it was settled."""

    department: str
    source: str
    opinion: str = ""
    text: str = ""
    on: date | None = None
    round: int = 1
    answered_by: str = ""

    def __post_init__(self) -> None:
        if self.source not in SOURCES or (self.source == GIVEN) != (self.opinion in OPINIONS):
            raise ValueError(f"{self.source} with opinion {self.opinion!r}")


@dataclass(frozen=True, kw_only=True)
class RatioLine:
    """The check of the green land, in m² as written; `short` is empty where the plan has enough."""

    use: str
    law: str
    percent: int
    land: str
    required: str
    planned: str
    short: str = ""
    concentrated_percent: int = 0
    concentrated_required: str = ""
    concentrated_planned: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsultationReplyFacts(CaseFacts):
    """`parallel_days` is what the rounds took, `single_days` the sum of the departments' own times.

    Both are working days; none where a year that they touch is not published.
    """

    asked_on: date
    rounds: int
    departments: tuple[DepartmentLine, ...]
    bases: tuple[str, ...]
    silence_law: str
    ratio: RatioLine | None = None
    parallel_days: int | None = None
    single_days: int | None = None


def consultation_reply(facts: ConsultationReplyFacts, frame: Frame) -> Letter:
    """The one consolidated reply; no decision, so it tells of no remedies."""
    return frame.letter(
        "建设工程设计方案征询意见汇总单",
        Para(
            f"{facts.you}提起的“{facts.item}”，各部门意见已经汇总。依据{joined(facts.bases)}，"
            f"现将征询结果一次反馈如下："
        ),
        Rows(
            (
                ("征询事项", facts.item),
                ("牵头部门", facts.applicant),
                ("项目名称", facts.project),
                ("征询日期", day(facts.asked_on)),
                ("征询轮次", f"{facts.rounds}轮"),
            )
        ),
        Heading("一、各部门意见"),
        *_opinions(facts),
        *_ratio(facts),
        *_times(facts),
        Para("本汇总单是部门之间的行政协助结果，不是行政许可决定，供牵头部门审定设计方案时使用。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _opinions(facts: ConsultationReplyFacts) -> tuple[Grid | Note | Para, ...]:
    if not facts.departments:
        return (Para("本项目没有需要征询的部门。"),)
    rows = tuple(
        (str(number), line.department, _said(line), _source(line), day(line.on) if line.on else "")
        for number, line in enumerate(facts.departments, start=1)
    )
    listed = Grid(("序号", "部门", "意见", "意见来源", "日期"), rows, (0.08, 0.18, 0.3, 0.22, 0.22))
    if all(line.source != DEEMED for line in facts.departments):
        return (listed,)
    return (
        listed,
        Note(
            f"标明“视为无异议”的，该部门在征询时告知的期限内没有反馈，按征询时确定的逾期规则（依据：{facts.silence_law}）"
            "记录，不代表该部门作出同意的意思表示。"
        ),
    )


def _said(line: DepartmentLine) -> str:
    opinion = OPINIONS.get(line.opinion) or WITHOUT[line.source]
    return f"{opinion}：{line.text.rstrip('。')}。" if line.text else opinion


def _source(line: DepartmentLine) -> str:
    unit = f"，由{line.answered_by}答复" if line.answered_by else ""
    again = f"，第{line.round}轮" if line.round > 1 else ""
    return f"{SOURCES[line.source]}{unit}{again}"


def _ratio(facts: ConsultationReplyFacts) -> tuple[Heading | Rows | Para, ...]:
    check = facts.ratio
    if check is None:
        return ()
    together = f"其中集中绿地不低于{check.concentrated_percent}%" if check.concentrated_percent else ""
    rows = Rows(
        (
            ("用地性质", check.use),
            ("用地总面积", f"{check.land}平方米"),
            ("绿地率要求", "，".join(filter(None, (f"不低于{check.percent}%", together)))),
            ("应有绿地", _areas(check.required, check.concentrated_required)),
            ("方案绿地", _areas(check.planned, check.concentrated_planned)),
            ("缺口", f"{check.short}平方米" if check.short else "无"),
        )
    )
    return (Heading("二、绿地率核算"), Para(f"根据{check.law}，按方案数据计算："), rows)


def _areas(whole: str, together: str) -> str:
    return f"{whole}平方米" + (f"，其中集中绿地{together}平方米" if together else "")


def _times(facts: ConsultationReplyFacts) -> tuple[Heading | Rows, ...]:
    if facts.parallel_days is None or facts.single_days is None:
        return ()
    return (
        Heading("三、征询用时" if facts.ratio else "二、征询用时"),
        Rows(
            (
                ("并联征询用时", f"{facts.parallel_days}个工作日"),
                ("各部门用时合计", f"{facts.single_days}个工作日（逐个征询需要的时间）"),
            )
        ),
    )
