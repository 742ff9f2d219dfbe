"""No form, no material, no paper: the catalogue's entry says only that the procedure is there."""

from datetime import date

from approvals.catalogue import MatterKind, PermitType
from approvals.law import Article, Limit
from forms.schema import Schema
from forms.words import Words

NONE = Words("无", "None")
AT_ONCE = Limit(number=0, article=Article(law=NONE, article=NONE))
ENTRIES = (
    PermitType(
        slug="plain-consultation",
        valid_from=date(2026, 1, 1),
        kind=MatterKind.CONSULTATION,
        item_code="0000000",
        title=NONE,
        summary=NONE,
        applicants=NONE,
        bases=(),
        statutory=AT_ONCE,
        promised=AT_ONCE,
        form=Schema(slug="plain-consultation", version=1, sections=()),
        materials=(),
        sample=lambda on: {},
    ),
)
