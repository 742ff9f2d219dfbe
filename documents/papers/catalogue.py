"""Every kind of paper: its code, its name, the word of its number, its facts and how it is composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from documents.errors import UnknownKind
from documents.letters.letter import Letter
from documents.papers.acceptance import AcceptanceFacts, acceptance
from documents.papers.clock import ExtensionFacts, SpecialProcedureFacts, extension, special_procedure
from documents.papers.commitment import (
    CommitmentFacts,
    CommitmentNoticeFacts,
    commitment,
    commitment_notice,
)
from documents.papers.consultation import ConsultationReplyFacts, consultation_reply
from documents.papers.decision import GrantFacts, RefusalFacts, grant, refusal
from documents.papers.ending import TerminationFacts, WithdrawalFacts, termination, withdrawal
from documents.papers.facility import (
    FilingReceiptFacts,
    SafetyNoticeFacts,
    filing_receipt,
    safety_notice,
)
from documents.papers.facts import CaseFacts, read
from documents.papers.frame import Frame
from documents.papers.hearing import HearingFacts, HearingRightsFacts, hearing, hearing_rights
from documents.papers.inspection import InspectionNoticeFacts, inspection_notice
from documents.papers.joint_acceptance import (
    AcceptanceCertificateFacts,
    DefectListFacts,
    JointVisitFacts,
    acceptance_certificate,
    defect_list,
    joint_visit,
)
from documents.papers.kinds import Kind as Kind
from documents.papers.licence import LicenceFacts, licence
from documents.papers.licence_life import (
    ChangeFacts,
    LicenceActFacts,
    RenewalFacts,
    RestoreFacts,
    cancellation,
    change,
    deregistration,
    licence_withdrawal,
    renewal,
    restore,
    suspension,
)
from documents.papers.nonacceptance import (
    NonAcceptanceFacts,
    NotRequiredFacts,
    non_acceptance,
    not_required,
)
from documents.papers.payment import PaymentFacts, payment
from documents.papers.receipt import ReceiptFacts, receipt
from documents.papers.records import InspectionFacts, SiteCheckFacts, inspection, site_check
from documents.papers.referral import ReferralFacts, referral
from documents.papers.revocation import RectificationFacts, RevocationFacts, rectification, revocation
from documents.papers.service import (
    EndingProposalFacts,
    ObjectionAnswerFacts,
    PreliminaryReviewFacts,
    StoppingFacts,
    ending_proposal,
    objection_answer,
    preliminary_review,
    stopping,
)
from documents.papers.supplement import SupplementFacts, supplement
from forms.words import Words


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind of paper; `word` follows the organ's short word in the number, as in 临绿容许〔2026〕12号."""

    kind: Kind
    name: Words
    word: str
    facts: type[CaseFacts]
    compose: Callable[[Any, Frame], Letter]

    def read(self, facts: Mapping[str, Any]) -> CaseFacts:
        """The declared facts; raises FactsWrong."""
        return read(self.facts, facts, subject=self.kind.value)

    def letter(self, facts: Mapping[str, Any], frame: Frame) -> Letter:
        """The paper as a value."""
        return self.compose(self.read(facts), frame)

    def name_with(self, facts: Mapping[str, Any]) -> Words:
        """The name of a paper with these facts; a supplement to an earlier one says so."""
        if not facts.get("supplements"):
            return self.name
        return Words(f"{self.name.zh}（补充）", f"{self.name.en} (supplement)")

    def own_number(self, facts: Mapping[str, Any]) -> str:
        """The number a certificate brings along (its licence's), else nothing."""
        return str(facts.get("licence_no", "")) if self.kind is Kind.LICENCE else ""


def _kind(
    kind: Kind, zh: str, en: str, word: str, facts: type[CaseFacts], compose: Callable[[Any, Frame], Letter]
) -> PaperKind:
    return PaperKind(kind=kind, name=Words(zh, en), word=word, facts=facts, compose=compose)


PAPERS: Mapping[Kind, PaperKind] = {
    known.kind: known
    for known in (
        _kind(Kind.RECEIPT, "申请材料收件凭证", "Receipt of materials", "收", ReceiptFacts, receipt),
        _kind(
            Kind.ACCEPTANCE_NOTICE, "受理通知书", "Notice of acceptance", "受", AcceptanceFacts, acceptance
        ),
        _kind(
            Kind.SUPPLEMENT_NOTICE,
            "补正材料一次性告知书",
            "Supplement notice",
            "补",
            SupplementFacts,
            supplement,
        ),
        _kind(
            Kind.NON_ACCEPTANCE,
            "不予受理决定书",
            "Decision of non-acceptance",
            "不受",
            NonAcceptanceFacts,
            non_acceptance,
        ),
        _kind(Kind.NOT_REQUIRED, "不受理告知书", "Permit not required", "免", NotRequiredFacts, not_required),
        _kind(
            Kind.SPECIAL_PROCEDURE_NOTICE,
            "特别程序时限告知书",
            "Notice of excluded time",
            "特",
            SpecialProcedureFacts,
            special_procedure,
        ),
        _kind(
            Kind.EXTENSION_NOTICE,
            "延长审批期限通知书",
            "Notice of extension",
            "延",
            ExtensionFacts,
            extension,
        ),
        _kind(
            Kind.HEARING_RIGHTS,
            "听证权利告知书",
            "Notice of the right to a hearing",
            "听告",
            HearingRightsFacts,
            hearing_rights,
        ),
        _kind(Kind.HEARING_NOTICE, "听证通知书", "Hearing notice", "听", HearingFacts, hearing),
        _kind(Kind.SITE_CHECK, "现场核查记录", "Site check record", "核", SiteCheckFacts, site_check),
        _kind(
            Kind.COMMITMENT_NOTICE,
            "行政审批告知书",
            "Notice for commitment",
            "告",
            CommitmentNoticeFacts,
            commitment_notice,
        ),
        _kind(Kind.COMMITMENT, "行政审批承诺书", "Commitment", "承", CommitmentFacts, commitment),
        _kind(Kind.GRANT, "准予行政许可决定书", "Grant decision", "许", GrantFacts, grant),
        _kind(Kind.REFUSAL, "不予行政许可决定书", "Refusal decision", "不许", RefusalFacts, refusal),
        _kind(Kind.LICENCE, "行政许可证", "Licence", "证", LicenceFacts, licence),
        _kind(Kind.PAYMENT_NOTICE, "缴款通知书", "Payment notice", "缴", PaymentFacts, payment),
        _kind(
            Kind.WITHDRAWAL, "撤回申请确认书", "Confirmation of withdrawal", "撤", WithdrawalFacts, withdrawal
        ),
        _kind(
            Kind.TERMINATION, "终止办理通知书", "Notice of termination", "终", TerminationFacts, termination
        ),
        _kind(
            Kind.INSPECTION_NOTICE,
            "后续监管检查通知书",
            "Inspection notice",
            "检",
            InspectionNoticeFacts,
            inspection_notice,
        ),
        _kind(
            Kind.INSPECTION_RECORD,
            "后续监管检查记录单",
            "Inspection record",
            "检记",
            InspectionFacts,
            inspection,
        ),
        _kind(
            Kind.RECTIFICATION_ORDER,
            "责令整改通知书",
            "Order to rectify",
            "改",
            RectificationFacts,
            rectification,
        ),
        _kind(Kind.REVOCATION, "撤销行政许可决定书", "Revocation", "撤销", RevocationFacts, revocation),
        _kind(
            Kind.CONSULTATION_REPLY,
            "征询意见汇总单",
            "Consolidated consultation reply",
            "征",
            ConsultationReplyFacts,
            consultation_reply,
        ),
        _kind(
            Kind.JOINT_VISIT,
            "联合验收现场记录",
            "Record of the joint visit",
            "验记",
            JointVisitFacts,
            joint_visit,
        ),
        _kind(Kind.DEFECT_LIST, "整改问题清单", "List of defects", "整", DefectListFacts, defect_list),
        _kind(
            Kind.ACCEPTANCE_CERTIFICATE,
            "综合竣工验收合格通知书",
            "Certificate of joint acceptance",
            "验",
            AcceptanceCertificateFacts,
            acceptance_certificate,
        ),
        _kind(
            Kind.PRELIMINARY_REVIEW,
            "初步审查意见书",
            "Preliminary review",
            "初审",
            PreliminaryReviewFacts,
            preliminary_review,
        ),
        _kind(
            Kind.ENDING_PROPOSAL,
            "拟终止经营协议告知书",
            "Proposal to end a service",
            "拟终",
            EndingProposalFacts,
            ending_proposal,
        ),
        _kind(
            Kind.OBJECTION_ANSWER,
            "异议答复书",
            "Answer to an objection",
            "答",
            ObjectionAnswerFacts,
            objection_answer,
        ),
        _kind(Kind.STOPPING_NOTICE, "停业告知回执", "Receipt of a stop", "停业", StoppingFacts, stopping),
        _kind(Kind.FILING_RECEIPT, "备案回执", "Filing receipt", "备", FilingReceiptFacts, filing_receipt),
        _kind(
            Kind.RESTORATION_ORDER, "责令限期恢复绿地通知书", "Restoration order", "恢", RestoreFacts, restore
        ),
        _kind(
            Kind.ENFORCEMENT_REFERRAL, "案件移送函", "Referral to enforcement", "移", ReferralFacts, referral
        ),
        _kind(
            Kind.SAFETY_NOTICE,
            "户外广告设施汛期安全告知书",
            "Flood-season safety notice",
            "安告",
            SafetyNoticeFacts,
            safety_notice,
        ),
        _kind(Kind.RENEWAL, "准予延续行政许可决定书", "Renewal", "延续", RenewalFacts, renewal),
        _kind(Kind.CHANGE, "准予变更行政许可决定书", "Change of a licence", "变", ChangeFacts, change),
        _kind(
            Kind.LICENCE_WITHDRAWAL,
            "撤回行政许可决定书",
            "Withdrawal of a licence",
            "撤回",
            LicenceActFacts,
            licence_withdrawal,
        ),
        _kind(
            Kind.CANCELLATION, "吊销行政许可证件决定书", "Cancellation", "吊", LicenceActFacts, cancellation
        ),
        _kind(Kind.SUSPENSION, "暂扣行政许可证件决定书", "Suspension", "扣", LicenceActFacts, suspension),
        _kind(
            Kind.DEREGISTRATION, "注销行政许可决定书", "Deregistration", "注", LicenceActFacts, deregistration
        ),
    )
}


def paper_kind(code: str) -> PaperKind:
    """The kind of this code; raises UnknownKind."""
    if code not in set(Kind):
        raise UnknownKind(code)
    return PAPERS[Kind(code)]
