"""Which values of the catalogue rest on an assumption, for the page that says why to believe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from approvals.catalogue import PermitType
from approvals.law import Limit
from forms.materials import Confidence
from forms.words import Words

STATUTORY = Words("法定期限", "statutory limit")
PROMISED = Words("承诺期限", "promised limit")
COMMITMENT = Words("告知承诺适用", "commitment route")
CONSULTATION = Words("征询反馈期限与逾期规则", "term and silence of consulted departments")
MATERIALS = Words("改革前后材料对照", "materials before and after the reform")


@dataclass(frozen=True)
class Assumed:
    """A value that a person still has to confirm, with its place in law."""

    title: Words
    what: Words
    article: Words | None


def assumed(entries: Iterable[PermitType]) -> tuple[Assumed, ...]:
    """What these entries take for granted, permit by permit."""
    return tuple(found for entry in entries for found in _of_entry(entry))


def _of_entry(entry: PermitType) -> Iterable[Assumed]:
    for what, limit in ((STATUTORY, entry.statutory), (PROMISED, entry.promised)):
        if is_assumed(limit):
            yield Assumed(entry.title, what, limit.article.words)
    if entry.commitment is not None and entry.commitment.confidence is Confidence.ASSUMED:
        yield Assumed(entry.title, COMMITMENT, entry.commitment.article.words)
    if entry.consultation is not None and is_assumed(entry.consultation.term):
        yield Assumed(entry.title, CONSULTATION, entry.consultation.term.article.words)
    if any(material.confidence is Confidence.ASSUMED for material in entry.materials):
        yield Assumed(entry.title, MATERIALS, None)


def is_assumed(limit: Limit) -> bool:
    """Whether a limit, or the article it rests on, is unconfirmed."""
    return Confidence.ASSUMED in (limit.confidence, limit.article.confidence)
