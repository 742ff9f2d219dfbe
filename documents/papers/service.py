"""初步审查意见书, and the papers of a service: its end proposed, an objection answered, its stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day, joined
from documents.letters.letter import Heading, Items, Letter, Para
from documents.papers.facts import CaseFacts, Fact, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, case_rows, remedies, sentences, within

RECOMMENDATIONS = {"GRANT": "建议准予行政许可", "REFUSE": "建议不予行政许可"}


@dataclass(frozen=True, kw_only=True)
class PreliminaryReviewFacts(CaseFacts):
    """`level` is the organ that decides within `decides`; `recommendation` is a code."""

    accepted_on: date
    passed_on: date
    level: str
    recommendation: str
    decides: Term
    bases: tuple[str, ...]
    content: tuple[Fact, ...] = ()
    materials: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.recommendation not in RECOMMENDATIONS:
            raise ValueError(f"recommendation {self.recommendation!r}")


@dataclass(frozen=True, kw_only=True)
class EndingProposalFacts(CaseFacts):
    """`years` are the failed years and their findings; `object_by` is empty while its year is unpublished."""

    licence_no: str
    area: str
    years: tuple[Fact, ...]
    law: str
    objection_days: int
    answer_days: int
    object_by: date | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswerFacts(CaseFacts):
    """Whether the objection was found right, and why not."""

    licence_no: str
    proposed_on: date
    objected_on: date
    upheld: bool
    law: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StoppingFacts(CaseFacts):
    """The holder's notice as it was received: the last day of the service, told so many months ahead."""

    licence_no: str
    area: str
    told_on: date
    stop_on: date
    months: int
    law: str
    reasons: tuple[str, ...] = ()


def preliminary_review(facts: PreliminaryReviewFacts, frame: Frame) -> Letter:
    """To the organ that decides: what was examined, what is recommended, and which papers go with it."""
    term = ""
    if facts.valid_from and facts.valid_until:
        term = f"{day(facts.valid_from)}起至{day(facts.valid_until)}止（首尾两日均计入）"
    bases = joined((f"{LAW}第四十三条", *facts.bases))
    return frame.letter(
        "初步审查意见书",
        Para(
            f"{facts.applicant}提出的{application(facts)}，本机关已于{day(facts.accepted_on)}受理，并于"
            f"{day(facts.passed_on)}完成初步审查。根据{bases}的规定，现将初步审查意见和全部申请材料报送贵局决定："
        ),
        case_rows(
            facts,
            *((fact.label, fact.text) for fact in facts.content),
            ("拟许可期限", term),
            ("初审意见", RECOMMENDATIONS[facts.recommendation]),
        ),
        *((Para(f"理由：{sentences(facts.reasons)}"),) if facts.reasons else ()),
        *((Heading("随附材料："), Items(facts.materials)) if facts.materials else ()),
        Para(
            f"贵局自收到之日起在{within(facts.decides)}作出决定；不得要求申请人重复提供申请材料"
            f"（{LAW}第三十五条、第四十三条）。初步审查期限不予延长。"
        ),
        facts=facts,
        to=facts.level,
        signature=frame.seal,
    )


def ending_proposal(facts: EndingProposalFacts, frame: Frame) -> Letter:
    """Told to the holder before anything ends: the failed years, and the days to object."""
    last = f"（最后一日为{day(facts.object_by)}）" if facts.object_by else ""
    return frame.letter(
        "拟终止经营协议告知书",
        Para(
            f"{facts.you}持有“{facts.item}”许可（许可证编号：{facts.licence_no}），服务区域为{facts.area}。"
            f"经年度评议，{facts.you}连续{len(facts.years)}年不合格。根据{facts.law}的规定，本机关拟终止与{facts.you}"
            "签订的经营协议。"
        ),
        case_rows(facts, *((year.label, year.text) for year in facts.years)),
        *((Para(f"其他理由：{sentences(facts.reasons)}"),) if facts.reasons else ()),
        Para(
            f"{facts.you}有异议的，可以自收到本告知书之日起{facts.objection_days}日内{last}向本机关书面提出，"
            f"本机关在收到异议之日起{facts.answer_days}日内答复。逾期未提出的，经营协议终止，许可依法注销。"
            f"在此之前，{facts.you}应当继续按照协议提供服务。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def objection_answer(facts: ObjectionAnswerFacts, frame: Frame) -> Letter:
    """The answer within fifteen days: the service goes on, or the end stands, with reasons and remedies."""
    certificate = f"许可证（编号：{facts.licence_no}）"
    outcome = (
        f"经复核，异议成立。根据{facts.law}的规定，本机关不终止经营协议，{certificate}继续有效。"
        if facts.upheld
        else f"经复核，异议不成立。根据{facts.law}的规定，经营协议终止，{certificate}依法注销。"
    )
    return frame.letter(
        "异议答复书",
        Para(
            f"本机关于{day(facts.proposed_on)}告知{facts.you}拟终止经营协议，{facts.you}于{day(facts.objected_on)}提出异议。{outcome}"
        ),
        *((Para(f"理由：{sentences(facts.reasons)}"),) if facts.reasons else ()),
        *(() if facts.upheld else (remedies(frame.organ, paper="答复"),)),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def stopping(facts: StoppingFacts, frame: Frame) -> Letter:
    """The receipt for the holder's notice: when the service ends, and what is owed until then."""
    return frame.letter(
        "停业告知回执",
        Para(
            f"{facts.you}于{day(facts.told_on)}告知本机关停止“{facts.item}”服务，符合{facts.law}关于提前"
            f"{facts.months}个月告知的规定，现予登记："
        ),
        case_rows(
            facts,
            ("许可证编号", facts.licence_no),
            ("服务区域", facts.area),
            ("服务最后一日", day(facts.stop_on)),
            ("停业原因", sentences(facts.reasons)),
        ),
        Para(
            f"停业之前，{facts.you}应当继续按照经营协议提供服务，配合做好交接；停业后许可依法注销"
            f"（{LAW}第七十条）。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )
