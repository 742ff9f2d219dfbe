"""The public check of a paper: whether it is ours and still stands, without anything private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals.following import licence_of
from approvals.statuses import LicenceState
from documents import codes
from documents.models import Paper, PaperState
from documents.papers.catalogue import Kind
from forms.words import Words

OF_A_LICENCE = (
    Kind.GRANT,
    Kind.LICENCE,
    Kind.RENEWAL,
    Kind.CHANGE,
    Kind.LICENCE_WITHDRAWAL,
    Kind.CANCELLATION,
    Kind.SUSPENSION,
    Kind.DEREGISTRATION,
    Kind.REVOCATION,
)


@dataclass(frozen=True, kw_only=True)
class PublicFacts:
    """What anybody may know of a paper; the licence's state is today's, the rest is as it was made."""

    kind: str
    name: Words
    number: str
    dated_on: date
    organ: Words
    sha256: str
    size: int
    check_code: str
    licence_state: LicenceState | None = None
    valid_from: date | None = None
    valid_until: date | None = None


def check(typed: str) -> PublicFacts | None:
    """The paper with this check code, however it was typed; None if we made no such paper."""
    code = codes.as_stored(typed)
    if code is None:
        return None
    paper = Paper.objects.select_related("application").filter(check_code=code, state=PaperState.MADE).first()
    return _public(paper) if paper else None


def check_number(number: str) -> tuple[PublicFacts, ...]:
    """The papers that bear this document number."""
    wanted = "".join(number.split())
    papers = (
        Paper.objects.select_related("application").filter(number=wanted, state=PaperState.MADE)
        if wanted
        else Paper.objects.none()
    )
    return tuple(_public(paper) for paper in papers.order_by("made_at"))


def _public(paper: Paper) -> PublicFacts:
    licence = licence_of(paper.application) if paper.kind in OF_A_LICENCE else None
    return PublicFacts(
        kind=paper.kind,
        name=paper.name,
        number=paper.number,
        dated_on=paper.dated_on,
        organ=Words(paper.organ["name_zh"], paper.organ["name_en"]),
        sha256=paper.sha256,
        size=paper.size or 0,
        check_code=codes.spaced(paper.check_code),
        licence_state=LicenceState(licence.state) if licence else None,
        valid_from=licence.valid_from if licence else None,
        valid_until=licence.valid_until if licence else None,
    )
