"""Acts of a filing, and upon a facility that stands."""

from __future__ import annotations

from approvals.acts import filing
from approvals.law import APPEARANCE_29
from forms.words import Words
from workflows.acts.legal_act import LegalAct

ACTS = (
    LegalAct(
        name="file",
        title=Words("备案", "Enter the filing"),
        law=APPEARANCE_29,
        run=filing.file,
        papers=lambda case: ("FILING_RECEIPT",),
        tells=Words("备案已经完成，请查收备案回执。", "Your filing is complete; the filing receipt is here."),
    ),
)
