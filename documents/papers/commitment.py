"""行政审批告知书 and 行政审批承诺书: what the organ notifies and what the applicant commits to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from documents.letters.chinese import day, moment
from documents.letters.letter import BothSignatures, Grid, Heading, Items, Letter, Para
from documents.papers.facts import CaseFacts, Term
from documents.papers.frame import Frame
from documents.papers.phrases import application, within

REGULATION = "《上海市优化营商环境条例》第二十七条"
MEASURES = "《上海市行政审批告知承诺管理办法》"


@dataclass(frozen=True, kw_only=True)
class MaterialTerm:
    """A material of the notice: its name, its form, and when it has to be in."""

    title: str
    form: str
    when: str


@dataclass(frozen=True, kw_only=True)
class CommitmentNoticeFacts(CaseFacts):
    """The five parts of the notice; `sign` counts from the day the applicant receives it."""

    bases: tuple[str, ...]
    conditions: tuple[str, ...]
    materials: tuple[MaterialTerm, ...]
    sign: Term
    inspect_within_months: int = 2
    rectify_within: str = "一个月"
    return_within_days: int = 15
    further: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CommitmentFacts(CaseFacts):
    """The six statements, the materials still to come, and what the matter itself asks for (`further`)."""

    notice_on: date
    signed_by: str
    signed_at: datetime
    conditions: tuple[str, ...] = ()
    deferred: tuple[MaterialTerm, ...] = ()
    further: tuple[str, ...] = ()
    notice_number: str = ""


def commitment_notice(facts: CommitmentNoticeFacts, frame: Frame) -> Letter:
    """What the organ must tell before anybody may commit."""
    return frame.letter(
        "行政审批告知书",
        Para(
            f"{facts.you}提出的{application(facts)}选择以告知承诺方式办理。根据{REGULATION}和{MEASURES}的规定，"
            "本机关就有关事项告知如下："
        ),
        Heading("一、审批依据"),
        Items(facts.bases),
        Heading("二、法定条件、标准和技术要求"),
        Items(facts.conditions),
        Heading("三、需要提交的材料"),
        _materials(facts.materials),
        Heading("四、承诺的期限和效力"),
        *_effect(facts),
        Heading("五、不实承诺、违反承诺的法律后果"),
        *_consequences(facts),
        *((Heading("六、其他告知事项"), Items(facts.further)) if facts.further else ()),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _materials(materials: tuple[MaterialTerm, ...]) -> Grid:
    rows = tuple((str(number), m.title, m.form, m.when) for number, m in enumerate(materials, start=1))
    return Grid(("序号", "材料名称", "形式", "提交期限"), rows, (0.09, 0.38, 0.22, 0.31))


def _effect(facts: CommitmentNoticeFacts) -> tuple[Para, ...]:
    return (
        Para(
            f"{facts.you}愿意承诺的，请自收到本告知书之日起{within(facts.sign)}签署《行政审批承诺书》，"
            "并提交第三项中应当在承诺时提交的材料；收到当日不计入。"
        ),
        Para(
            "告知书和承诺书一式两份，经双方签章后生效。承诺书签署并且材料齐备的，本机关当场作出准予行政许可的决定，"
            "其效力与按照一般程序作出的决定相同。"
        ),
        Para(
            "不愿意承诺、逾期未承诺，或者在决定作出前撤回承诺的，转为一般程序办理，已经填写的内容予以保留。"
        ),
    )


def _consequences(facts: CommitmentNoticeFacts) -> tuple[Para, ...]:
    return (
        Para(
            f"本机关在决定作出后{facts.inspect_within_months}个月内对承诺内容是否属实进行检查。与承诺内容不符的，"
            f"要求限期整改，整改期限一般不超过{facts.rectify_within}；逾期不整改或者整改后仍不符合条件的，"
            "依法撤销行政许可决定。"
        ),
        Para(
            f"行政许可决定被撤销的，应当自收到撤销决定之日起{facts.return_within_days}日内交回许可证件；"
            "承诺人不再适用告知承诺的审批方式，有关情况记入诚信档案，并归集至公共信用信息平台。"
        ),
    )


def commitment(facts: CommitmentFacts, frame: Frame) -> Letter:
    """The applicant's commitment; it takes effect when both have signed."""
    number = f"（{facts.notice_number}）" if facts.notice_number else ""
    materials = "能够在约定期限内提交下列约定的材料" if facts.deferred else "能够按照约定的期限提交约定的材料"
    return frame.letter(
        "行政审批承诺书",
        Para(
            f"申请人{facts.applicant}就{application(facts)}，对{frame.organ.name_zh}{day(facts.notice_on)}的"
            f"《行政审批告知书》{number}作出如下承诺："
        ),
        Items(
            (
                "所填写的基本信息真实、准确；",
                "已经知晓并理解行政审批机关告知的全部内容；",
                "能够满足行政审批机关告知的条件、标准和技术要求；",
                f"{materials}；",
                "愿意承担不实承诺、违反承诺的法律责任；",
                "以上承诺是申请人的真实意思表示。",
            )
        ),
        *((Heading("承诺满足的条件"), Items(facts.conditions)) if facts.conditions else ()),
        *((Heading("约定补交的材料"), _materials(facts.deferred)) if facts.deferred else ()),
        *((Heading("特别承诺"), Items(facts.further)) if facts.further else ()),
        Para(
            f"申请人于{moment(facts.signed_at)}以电子方式确认告知书各项内容并签署本承诺书。"
            f"根据{MEASURES}，本承诺书经双方签章后生效，一式两份，双方各执一份。"
        ),
        facts=facts,
        signature=BothSignatures(
            applicant=facts.applicant,
            signed_by=facts.signed_by,
            signed_on=facts.signed_at.date(),
            organ=frame.organ.name_zh,
            dated_on=frame.dated_on,
            caption=frame.organ.seal_caption,
        ),
    )
