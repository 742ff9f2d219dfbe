"""现场核查记录 and 后续监管检查记录单: what officers found, signed by two of them or more (Arts. 34, 61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from documents.letters.chinese import day, moment
from documents.letters.letter import Form, Grid, Heading, Letter, Note, Para, SignatureLines
from documents.papers.facts import CaseFacts, Fact
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, case_rows

FEWEST_OFFICERS = 2
RESULTS = {"VERIFIED": "符合许可决定和承诺的内容", "DEFECTS": "存在问题，需要整改"}
DIGEST_SHOWN = 16


@dataclass(frozen=True, kw_only=True)
class Officer:
    """An officer on site, with the number of the enforcement certificate and the instant of the signature."""

    name: str
    certificate: str = ""
    signed_at: datetime | None = None

    @property
    def signature(self) -> str:
        """The name with the moment at which the officer signed, nothing where that is not on record."""
        return f"{self.name}（{moment(self.signed_at)}）" if self.signed_at else ""


@dataclass(frozen=True, kw_only=True)
class SiteFacts(CaseFacts):
    """A visit by two officers or more; `findings` is an item and what was seen."""

    at: datetime
    place: str
    officers: tuple[Officer, ...]
    findings: tuple[Fact, ...] = ()
    remarks: str = ""
    present: str = ""
    photographs: int = 0

    def __post_init__(self) -> None:
        if len(self.officers) < FEWEST_OFFICERS:
            raise ValueError("a visit takes two officers or more")


@dataclass(frozen=True, kw_only=True)
class SiteCheckFacts(SiteFacts):
    """Before the decision (Art. 34 (3)); the conclusion is the officers' own.

    `afterwards` is the law by which small works are inspected once completed, in place of an opinion.
    """

    conclusion: str = ""
    afterwards: str = ""


@dataclass(frozen=True, kw_only=True)
class InspectionFacts(SiteFacts):
    """After the grant (Art. 61): the result, and by when defects are to be made good.

    `digest` is the SHA-256 of the record that the officers signed, `photo_digests` those of its photographs.
    """

    licence_no: str
    result: str
    position: str = ""
    rectify_by: date | None = None
    digest: str = ""
    photo_digests: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.result not in RESULTS:
            raise ValueError(f"result {self.result!r}")


def site_check(facts: SiteCheckFacts, frame: Frame) -> Letter:
    """The record of the check on site; the time it takes is counted."""
    ending = (Heading("核查结论"), Para(f"{facts.conclusion.rstrip('。')}。")) if facts.conclusion else ()
    basis, looked_at = f"{LAW}第三十四条第三款", "对申请材料的实质内容进行核查"
    if facts.afterwards:
        basis, looked_at = facts.afterwards, "对小型项目竣工后的情况进行检查"
    return frame.letter(
        "现场核查记录",
        Para(f"根据{basis}的规定，本机关指派两名以上工作人员{looked_at}，记录如下："),
        case_rows(facts, *_visit_rows(facts)),
        *_findings(facts),
        *ending,
        facts=facts,
        form=Form.RECORD,
        signature=_signatures(facts, frame, party="申请人（现场人员）"),
    )


def inspection(facts: InspectionFacts, frame: Frame) -> Letter:
    """The record of an inspection after the grant."""
    outcome = f"检查结论：{RESULTS[facts.result]}。"
    if facts.rectify_by:
        outcome += f"请于{day(facts.rectify_by)}前（含当日）完成整改，届时复查；整改期间许可证继续有效。"
    return frame.letter(
        "后续监管检查记录单",
        Para(
            f"根据{LAW}第六十一条的规定，本机关对被许可人从事行政许可事项的活动进行监督检查，情况和处理结果记录如下："
        ),
        case_rows(facts, ("许可证编号", facts.licence_no), *_visit_rows(facts), ("定位", facts.position)),
        *_findings(facts),
        Heading("处理结果"),
        Para(outcome),
        *_proofs(facts),
        facts=facts,
        form=Form.RECORD,
        signature=_signatures(facts, frame, party="被检查人（现场人员）"),
    )


def _proofs(facts: InspectionFacts) -> tuple[Note, ...]:
    """Who signed when, and by what the record and its photographs are proved to be those that were signed."""
    signed = "、".join(officer.signature for officer in facts.officers if officer.signature)
    signatures = f"检查人员本人电子签名：{signed}。" if signed else ""
    taken = "、".join(digest[:DIGEST_SHOWN] for digest in facts.photo_digests)
    photographs = f"现场照片的SHA-256摘要（前{DIGEST_SHOWN}位）：{taken}。" if taken else ""
    return (Note(f"{signatures}本记录的SHA-256摘要：{facts.digest}。{photographs}"),) if facts.digest else ()


def _visit_rows(facts: SiteFacts) -> tuple[tuple[str, str], ...]:
    officers = "、".join(
        f"{o.name}（证件号 {o.certificate}）" if o.certificate else o.name for o in facts.officers
    )
    return (
        ("时间", moment(facts.at)),
        ("地点", facts.place),
        ("人员", officers),
        ("现场人员", facts.present),
        ("现场照片", f"{facts.photographs}张" if facts.photographs else ""),
    )


def _findings(facts: SiteFacts) -> tuple[Grid | Heading | Para, ...]:
    rows = tuple((str(n), finding.label, finding.text) for n, finding in enumerate(facts.findings, start=1))
    listed = (Grid(("序号", "内容", "情况"), rows, (0.1, 0.4, 0.5)),) if rows else ()
    told = (Para(f"{facts.remarks.rstrip('。')}。"),) if facts.remarks else ()
    return (*listed, *told)


def _signatures(facts: SiteFacts, frame: Frame, *, party: str) -> SignatureLines:
    """Lines to sign on by hand, for those whose signature is not on record."""
    officers = tuple(("工作人员", officer.name) for officer in facts.officers if officer.signed_at is None)
    return SignatureLines(lines=(*officers, (party, facts.present)), dated_on=frame.dated_on)
