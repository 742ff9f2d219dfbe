"""综合竣工验收: the record of the joint visit, the list of defects given once, the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from documents.letters.chinese import day, joined, moment
from documents.letters.letter import Form, Grid, Heading, Letter, Note, Para, Rows, SignatureLines
from documents.papers.facts import CaseFacts, Fact, Term
from documents.papers.frame import Frame
from documents.papers.phrases import case_rows

OPINIONS = {"PASS": "通过", "CONDITIONAL": "附条件通过"}
SILENT = "逾期未出具意见"
OF_THE_ABSENT = "缺席的部门仍可出具意见，但不得以当时现场可以发现的问题作出“不通过”的意见。"


@dataclass(frozen=True, kw_only=True)
class AttendanceLine:
    """A department at the joint visit; nought officers: absent."""

    department: str
    officers: int
    names: str = ""


@dataclass(frozen=True, kw_only=True)
class JointVisitFacts(CaseFacts):
    """The one visit of all departments, with the days from which it was `moved` and the reasons."""

    at: datetime
    attendance: tuple[AttendanceLine, ...]
    moved: tuple[Fact, ...] = ()
    remarks: str = ""
    photographs: int = 0


@dataclass(frozen=True, kw_only=True)
class DefectLine:
    """One item of the list, as its department numbered it."""

    department: str
    number: int
    text: str
    unseen: bool = False


@dataclass(frozen=True, kw_only=True)
class DefectListFacts(CaseFacts):
    """Everything that must be made good before the works are accepted; `again` after a re-check."""

    since: date
    defects: tuple[DefectLine, ...]
    law: str
    elapsed: int
    limit: Term
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class OpinionLine:
    """What stands for one department; without an opinion it was silent, and the lead went on."""

    department: str
    opinion: str = ""
    on: date | None = None
    rechecked: bool = False

    def __post_init__(self) -> None:
        if self.opinion and self.opinion not in OPINIONS:
            raise ValueError(f"opinion {self.opinion!r}")


@dataclass(frozen=True, kw_only=True)
class ConditionLine:
    """What is left to a day."""

    department: str
    text: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class AcceptanceCertificateFacts(CaseFacts):
    """`supervised` is what is inspected afterwards in place of an opinion, by which rule."""

    visited_on: date
    concluded_on: date
    content: tuple[Fact, ...]
    opinions: tuple[OpinionLine, ...]
    conditions: tuple[ConditionLine, ...] = ()
    bases: tuple[str, ...]
    supervised: str = ""


def joint_visit(facts: JointVisitFacts, frame: Frame) -> Letter:
    """The record of the one visit, signed by the departments that came."""
    rows = tuple(
        (str(number), line.department, f"{line.officers}人" if line.officers else "缺席", line.names)
        for number, line in enumerate(facts.attendance, start=1)
    )
    absent = any(not line.officers for line in facts.attendance)
    came = tuple((line.department, line.names) for line in facts.attendance if line.officers)
    return frame.letter(
        "联合验收现场记录",
        Para("各参加验收部门于同一时间到现场联合验收，情况记录如下："),
        case_rows(
            facts,
            ("时间", moment(facts.at)),
            *((move.label, move.text) for move in facts.moved),
            ("现场照片", f"{facts.photographs}张" if facts.photographs else ""),
        ),
        Heading("到场部门"),
        Grid(("序号", "部门", "到场人数", "姓名"), rows, (0.1, 0.3, 0.2, 0.4)),
        *((Note(OF_THE_ABSENT),) if absent else ()),
        *((Heading("现场情况"), Para(f"{facts.remarks.rstrip('。')}。")) if facts.remarks else ()),
        facts=facts,
        form=Form.RECORD,
        signature=SignatureLines(lines=(*came, ("建设单位", "")), dated_on=frame.dated_on),
    )


def defect_list(facts: DefectListFacts, frame: Frame) -> Letter:
    """The list that is given once, and the written notice that the limit stands still."""
    rows = tuple(
        (
            str(place),
            line.department,
            f"{line.text.rstrip('。')}。" + ("（联合验收时现场无法发现）" if line.unseen else ""),
        )
        for place, line in enumerate(facts.defects, start=1)
    )
    opening = (
        "经复查，下列问题尚未整改到位，请继续整改："
        if facts.again
        else "经联合验收，有关部门的意见为“不通过”。需要整改的全部问题一次性告知如下："
    )
    return frame.letter(
        "整改问题清单",
        Para(f"{facts.you}申请{facts.item}的“{facts.project or facts.item}”，{opening}"),
        Grid(("序号", "提出部门", "需要整改的问题"), rows, (0.1, 0.26, 0.64)),
        Para(
            f"自{day(facts.since)}起至{facts.you}报告整改完成之日止为整改时间，不计算在验收期限内"
            f"（依据：{facts.law}）。验收期限共{facts.limit.days}个工作日，到当日已用{facts.elapsed}个工作日。"
        ),
        Para(
            "整改完成后，请向牵头部门报告。复查仅由提出问题的部门进行，仅限本清单所列问题，逐项复查；"
            "已经通过的部门和问题不再复查，不提出新的问题。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def acceptance_certificate(facts: AcceptanceCertificateFacts, frame: Frame) -> Letter:
    """The one certificate in the name of all departments."""
    return frame.letter(
        "综合竣工验收合格通知书",
        Para(
            f"{facts.you}“{facts.project or facts.item}”经各部门联合验收，依据{joined(facts.bases)}，"
            "综合竣工验收合格，特此通知。"
        ),
        Rows(
            (
                ("项目名称", facts.project),
                ("建设单位", facts.applicant),
                *((fact.label, fact.text) for fact in facts.content),
                ("联合验收日期", day(facts.visited_on)),
                ("办结日期", day(facts.concluded_on)),
            )
        ),
        Heading("一、各部门意见"),
        *_opinions(facts),
        *_conditions(facts),
        *((Note(f"注：{facts.supervised}"),) if facts.supervised else ()),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _opinions(facts: AcceptanceCertificateFacts) -> tuple[Grid | Para, ...]:
    if not facts.opinions:
        return (Para("本项目没有需要出具意见的部门。"),)
    rows = tuple(
        (
            str(number),
            line.department,
            OPINIONS.get(line.opinion, SILENT) + ("（整改后复查）" if line.rechecked else ""),
            day(line.on) if line.on else "",
        )
        for number, line in enumerate(facts.opinions, start=1)
    )
    return (Grid(("序号", "部门", "意见", "日期"), rows, (0.1, 0.34, 0.32, 0.24)),)


def _conditions(facts: AcceptanceCertificateFacts) -> tuple[Heading | Grid | Para, ...]:
    if not facts.conditions:
        return ()
    rows = tuple(
        (str(number), line.department, line.text, day(line.due_on))
        for number, line in enumerate(facts.conditions, start=1)
    )
    return (
        Heading("二、附条件事项"),
        Grid(("序号", "部门", "事项", "完成日期"), rows, (0.1, 0.26, 0.4, 0.24)),
        Para(f"请{facts.you}在上述日期前（含当日）完成，由提出部门核实。"),
    )
