"""The record of an inspection as it was written: read by those who sign it, and in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from accounts.models import User
from approvals.errors import NotNow
from approvals.models import Inspection
from approvals.supervising import supervision_of
from forms.models import Upload
from forms.words import Words
from portal.office.act_form import ActForm
from portal.record_words import name_of
from portal.supervision_words import source
from workflows.acts.after import RESULTS
from workflows.acts.inspection import SEEN

CODES = {"OK": "PASSED", "DEFECT": "FAILED", "NOT_SEEN": "TO_CHECK"}


@dataclass(frozen=True)
class FoundItem:
    """One item of the list as it was found; `code` paints its chip."""

    words: Words
    law: str
    seen: Words
    code: str
    note: str


@dataclass(frozen=True)
class Signer:
    """One who inspected, and when they signed, if they have."""

    name: Words
    at: datetime | None


@dataclass(frozen=True)
class Record:
    """One inspection as a page shows it."""

    inspection: Inspection

    @property
    def why(self) -> Words:
        """Why it was held."""
        return source(self.inspection.source)

    @property
    def result(self) -> Words:
        """What came of it."""
        return dict(RESULTS).get(self.inspection.result) or Words("", "")

    @property
    def code(self) -> str:
        """The chip of the result."""
        return "PASSED" if self.inspection.result == "VERIFIED" else "FAILED"

    @property
    def items(self) -> list[FoundItem]:
        """The list, item by item."""
        words = dict(SEEN)
        return [
            FoundItem(
                Words(row["item"], row.get("item_en") or row["item"]),
                row.get("law", ""),
                words.get(row["seen"]) or Words(row["seen"], row["seen"]),
                CODES.get(row["seen"], "TO_CHECK"),
                row.get("note", ""),
            )
            for row in self.inspection.checklist
        ]

    @cached_property
    def photographs(self) -> list[Upload]:
        """What was photographed."""
        return list(self.inspection.photographs.order_by("created_at", "pk"))

    @cached_property
    def signers(self) -> list[Signer]:
        """Who inspected, and who of them has signed."""
        return [self._signer(user) for user in self.inspection.inspectors.order_by("pk")]

    @property
    def position(self) -> str:
        """Where the phone was, if it was told."""
        point = self.inspection.point
        return f"{point[0]:.5f}, {point[1]:.5f}" if point else ""

    def _signer(self, user: User) -> Signer:
        at = self.inspection.signed.get(str(user.pk))
        return Signer(name_of(user), datetime.fromisoformat(at) if at else None)


@dataclass
class RecordForm(ActForm):
    """The record that waits for signatures, before one who is to sign it."""

    name: str = "countersign"

    @cached_property
    def record(self) -> Record | None:
        """The record, if one waits."""
        try:
            planned = supervision_of(self.file.case).planned
        except NotNow:
            return None
        return Record(planned) if planned is not None and planned.written_at is not None else None
