"""Acts of receipt and acceptance, and of the supplement notice (Art. 32)."""

from __future__ import annotations

from approvals.acts import receipt, supplement
from approvals.case import Case
from approvals.law import ART_32, SUPPLEMENT_LIMITS
from approvals.models import Supplement
from approvals.statuses import Status
from forms.fields import Field, Text
from forms.materials import Comes
from forms.words import Words
from workflows.acts.fields import days, material_codes, reason, remark
from workflows.acts.legal_act import LegalAct

OFFICE = ("acceptor", "intake")


def _supplement_fields(case: Case) -> tuple[Field, ...]:
    return (
        material_codes(
            case,
            key="missing",
            label=Words("缺少的材料（一次列全）", "What is missing (all at once)"),
            only=[one.code for one in case.entry.materials if one.comes is not Comes.NO_LONGER],
        ),
        days(Words("补正期限", "Time to supply"), most=SUPPLEMENT_LIMITS[1]),
        reason(required=False),
    )


def _supply_fields(case: Case) -> tuple[Field, ...]:
    notice = Supplement.objects.filter(application=case.application).first()
    only = notice.missing if notice else []
    return (material_codes(case, key="materials", label=Words("本次补交的材料", "Handed in now"), only=only),)


def _longer_fields(case: Case) -> tuple[Field, ...]:
    return (
        days(Words("延长补正期限至今日起", "More time from today"), most=SUPPLEMENT_LIMITS[1]),
        reason(required=False),
    )


def _organ_fields(case: Case) -> tuple[Field, ...]:
    organ = Text("organ", Words("有权办理的机关", "Competent organ"), required=False, max_length=100)
    return (organ, reason(required=False))


def _acceptance_papers(case: Case) -> tuple[str, ...]:
    return ("ACCEPTANCE_NOTICE",) if case.application.status == Status.ACCEPTED else ()


ACTS = (
    LegalAct(
        name="accept",
        title=Words("受理", "Accept"),
        law=ART_32,
        run=receipt.accept,
        roles=OFFICE,
        by_filer=True,
        papers=_acceptance_papers,
        tells=Words("您的申请已受理。", "Your application has been accepted."),
    ),
    LegalAct(
        name="deemed_accept",
        title=Words("逾期视为受理", "Acceptance by silence"),
        law=ART_32,
        run=receipt.deemed_accept,
        warns=("head", "auditor"),
        papers=_acceptance_papers,
        tells=Words(
            "五个工作日内未答复，您的申请依法自收件之日起视为受理。",
            "No answer came within five working days: by law it counts as accepted from its receipt.",
        ),
    ),
    LegalAct(
        name="correct_on_spot",
        title=Words("当场更正", "Correct on the spot"),
        law=ART_32,
        run=receipt.correct_on_spot,
        roles=OFFICE,
        by_filer=True,
        fields=lambda case: (remark("note", Words("更正内容", "What was corrected")),),
    ),
    LegalAct(
        name="supplement_notice",
        title=Words("一次性告知补正", "Supplement notice"),
        law=ART_32,
        run=supplement.supplement_notice,
        roles=OFFICE,
        by_filer=True,
        fields=_supplement_fields,
        papers=lambda case: ("SUPPLEMENT_NOTICE",),
        tells=Words(
            "您的申请需要补正材料，缺少的材料已一次性列明。",
            "Something is missing from your application; everything missing is named at once.",
        ),
        sample={"days": 5},
    ),
    LegalAct(
        name="supply",
        title=Words("补交材料", "Supply what is missing"),
        law=ART_32,
        run=supplement.supply,
        roles=("applicant",),
        fields=_supply_fields,
        takes_files=True,
        papers=_acceptance_papers,
    ),
    LegalAct(
        name="extend_supplement",
        title=Words("延长补正期限", "Give more time to supply"),
        law=ART_32,
        run=supplement.extend_supplement,
        roles=OFFICE,
        by_filer=True,
        fields=_longer_fields,
        tells=Words("补正期限已延长。", "You have been given more time to supply."),
        sample={"days": 5},
    ),
    LegalAct(
        name="refuse_accept",
        title=Words("不予受理", "Refuse acceptance"),
        law=ART_32,
        run=receipt.refuse_accept,
        roles=OFFICE,
        by_filer=True,
        fields=lambda case: (reason(),),
        papers=lambda case: ("NON_ACCEPTANCE",),
        tells=Words(
            "您的申请不予受理，理由见决定书。", "Acceptance was refused; the decision gives the reasons."
        ),
        sample={"reason": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="not_required",
        title=Words("不受理（不需要许可）", "No permit is needed"),
        law=ART_32,
        run=receipt.not_required,
        roles=OFFICE,
        fields=lambda case: (reason(required=False),),
        papers=lambda case: ("NOT_REQUIRED",),
        tells=Words("您申请的事项依法不需要许可。", "What you applied for needs no permit."),
    ),
    LegalAct(
        name="other_organ",
        title=Words("告知向有权机关申请", "Another organ is competent"),
        law=ART_32,
        run=receipt.other_organ,
        roles=OFFICE,
        fields=_organ_fields,
        papers=lambda case: ("NON_ACCEPTANCE",),
        tells=Words(
            "本事项由其他机关办理，详见决定书。", "Another organ is competent; the decision names it."
        ),
        sample={"organ": "—"},
        is_adverse=True,
    ),
)
