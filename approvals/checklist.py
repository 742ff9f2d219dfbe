"""What inspectors look at, item by item, as the catalogue lists it (Licensing Law Art. 61)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from approvals.law import ART_61, Article
from forms.materials import Confidence
from forms.words import Words

if TYPE_CHECKING:
    from approvals.catalogue import PermitType

WHOLE = Words(
    "从事许可事项的活动与许可决定一致。", "What is done under the licence is what the decision grants."
)


@dataclass(frozen=True, kw_only=True)
class CheckItem:
    """One item of an inspection: what is looked at, by which article, and how sure the source is.

    `is_committed_to` tells that a condition of the commitment says the same, so that it is not asked twice.
    """

    code: str
    asks: Words
    article: Article
    confidence: Confidence = Confidence.ASSUMED
    is_committed_to: bool = False


def items_of(entry: PermitType, *, by_commitment: bool) -> tuple[CheckItem, ...]:
    """The items for a licence of this entry: what was committed to first, then the matter's own list.

    A matter without a list of its own is held against the duties that every holder owes.
    """
    terms = entry.commitment if by_commitment else None
    committed = (
        tuple(
            CheckItem(
                code=f"committed_{number}",
                asks=condition,
                article=terms.article,
                confidence=terms.confidence,
            )
            for number, condition in enumerate(terms.conditions, start=1)
        )
        if terms
        else ()
    )
    own = entry.checklist or tuple(
        CheckItem(code=f"duty_{number}", asks=duty, article=ART_61)
        for number, duty in enumerate(entry.duties or (WHOLE,), start=1)
    )
    return (*committed, *(item for item in own if not (committed and item.is_committed_to)))
