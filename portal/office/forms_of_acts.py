"""Which form an act has: most are plain; those of joint acceptance take photographs on site."""

from __future__ import annotations

from portal.office.act_form import ActForm
from portal.office.desk import Desk
from portal.office.joint_forms import OpinionForm, SiteForm, VisitForm
from portal.office.recheck_forms import ConditionForm, RecheckForm, RectifiedForm

FORMS: dict[str, type[ActForm]] = {
    "hold_visit": VisitForm,
    "acceptance_opinion": OpinionForm,
    "recheck": RecheckForm,
    "rectified": RectifiedForm,
    "condition_met": ConditionForm,
    "inspect_completed": SiteForm,
}


def form_of(desk: Desk, case_no: str, act: str) -> ActForm:
    """The form of an act: most are plain."""
    return FORMS.get(act, ActForm)(desk, case_no, act)
