"""What an office files itself, such as a consultation: the question pages of its form, in its own room."""

from __future__ import annotations

from uuid import UUID

from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.models import Application
from approvals.models.application import Draft
from portal.applicant import drafts
from portal.applicant.writing import Writing
from portal.office.desk import Desk, filed_here
from workflows.errors import NoSuchCase, NotYours


class Filing(Writing):
    """A draft of an office, opened for one page."""

    pages = "office:filing-"


def entry_for(desk: Desk, slug: str) -> PermitType:
    """The matter to be filed; NoSuchCase where there is none, NotYours where another office files it."""
    found = next((entry for entry in catalogue.in_force(on=desk.today) if entry.slug == slug), None)
    if found is None or found.is_applied_for:
        raise NoSuchCase()
    if found not in filed_here(desk):
        raise NotYours()
    return found


def begun(desk: Desk, entry: PermitType) -> list[Filing]:
    """What this person has begun of a matter and not filed, the latest first."""
    return [Filing(draft, entry) for draft in drafts.open_drafts(desk.user, permit=entry.slug)]


def blank(entry: PermitType) -> Filing:
    """A draft with nothing in it, to say what will be asked."""
    return Filing(Draft(permit=entry.slug), entry)


def opened(desk: Desk, draft_id: UUID) -> tuple[Filing, list[str]]:
    """One's own draft, with what the form in force now changed in it."""
    draft, entry, changes = drafts.find(draft_id, owner=desk.user, at=desk.at)
    if entry.filed_by not in desk.pools:
        raise NotYours()
    return Filing(draft, entry), [str(change.says) for change in changes]


def begin(desk: Desk, entry: PermitType) -> Filing:
    """A new draft."""
    return Filing(drafts.begin(entry, owner=desk.user, at=desk.at), entry)


def hand_in(desk: Desk, filing: Filing) -> Application:
    """File it in the name of whoever sits here; pressed twice, the same case comes back."""
    return drafts.hand_in(filing.draft, applicant=desk.user, by=desk.user, at=desk.at)
