"""The inspector's page: the checklist, photographs and the place, kept as they come and signed at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.http import QueryDict

from approvals.checklist import CheckItem
from approvals.errors import NotAPhotograph
from approvals.models import Application, Inspection, InspectionDraft
from approvals.statuses import InspectionSource
from approvals.supervising import supervision_of
from forms.errors import UploadRefused, UploadUnknown
from forms.materials import Confidence
from forms.models import Upload
from forms.refusal import Refusal
from forms.words import Words
from portal.office.act_form import ActForm
from portal.office.desk import Desk
from portal.photographs import picture
from portal.questions import Question
from portal.supervision_words import source
from workflows.acts.inspection import NOTE_KEY, SEEN_KEY, checklist_of

PHOTOGRAPHS = "photographs"
MOST_PHOTOGRAPHS = 30
TOO_MANY = Words(
    "一次检查最多保存 {most} 张照片，请先移除不需要的。",
    "At most {most} photographs are kept of an inspection; remove some first.",
)


@dataclass(frozen=True)
class ItemQuestion:
    """One item of the checklist with its two questions."""

    item: CheckItem
    seen: Question
    note: Question

    @property
    def is_assumed(self) -> bool:
        """Whether the item rests on what is not confirmed."""
        return Confidence.ASSUMED in (self.item.confidence, self.item.article.confidence)


@dataclass
class InspectionForm(ActForm):
    """The record of the inspection that is to be held next, before the inspector who writes it."""

    name: str = "inspect"
    photo_errors: Sequence[Words] = field(default_factory=tuple)

    @cached_property
    def inspection(self) -> Inspection | None:
        """The inspection that is to be held next."""
        try:
            return supervision_of(self.file.case).planned
        except Refusal:
            return None

    @cached_property
    def draft(self) -> InspectionDraft | None:
        """What this inspector has kept of it so far."""
        rows = InspectionDraft.objects.filter(inspection=self.inspection, owner=self.desk.user)
        return rows.first() if self.inspection else None

    @cached_property
    def photographs(self) -> list[Upload]:
        """The photographs taken so far; those of a record that was given back, where no draft was begun."""
        kept = self.draft or (self.inspection if self.inspection and self.inspection.digest else None)
        return list(kept.photographs.order_by("created_at", "pk")) if kept else []

    @property
    def why(self) -> Words:
        """Why it is held."""
        return source(self.inspection.source if self.inspection else InspectionSource.PLANNED.value)

    @property
    def complaints(self) -> list[str]:
        """The numbers of the complaints that led to it or joined it."""
        if self.inspection is None:
            return []
        return list(self.inspection.complaints.order_by("at").values_list("number", flat=True))

    @property
    def items(self) -> list[ItemQuestion]:
        """The checklist, item by item."""
        asked = {one.key: one for one in self.fields}
        return [
            ItemQuestion(
                item,
                self._question(asked[f"{SEEN_KEY}{item.code}"]),
                self._question(asked[f"{NOTE_KEY}{item.code}"]),
            )
            for item in checklist_of(self.file.case)
        ]

    @property
    def questions(self) -> dict[str, Question]:
        """The other questions by their keys."""
        keys = ("result", "findings", "address", "point", "present", "officers")
        return {one.key: self._question(one) for one in self.fields if one.key in keys}

    @property
    def colleagues(self) -> list[Any]:
        """Those who may have inspected together with the one who writes."""
        return [
            option for option in self.questions["officers"].options if option.code != self.desk.user.username
        ]

    def begin(self) -> None:
        """Fill in what was kept: the draft, or the record that was given back, or what is known before."""
        if self.draft is not None:
            self.raw = self.draft.typed
        elif self.inspection is not None:
            self.raw = _as_written(self.inspection)

    def read(self, post: QueryDict) -> None:
        """What was typed; whoever writes was there."""
        super().read(post)
        self.raw = {**self.raw, "officers": [self.desk.user.username, *self.raw.get("officers", [])]}

    def keep(self, files: Sequence[UploadedFile], *, dropped: str = "") -> None:
        """Keep what was typed and photographed; a file that is no picture is told, and loses nothing else."""
        if self.inspection is None:
            return
        earlier = self.photographs if self.draft is None else []
        draft, _ = InspectionDraft.objects.update_or_create(
            inspection=self.inspection,
            owner=self.desk.user,
            defaults={"typed": self.raw, "saved_at": self.desk.at},
        )
        draft.photographs.add(*earlier)
        if dropped:
            draft.photographs.remove(*draft.photographs.filter(pk=_uuid(dropped)))
        self.photo_errors = self._take(draft, files)
        self.__dict__.pop("photographs", None)
        self.draft = draft

    def _take(self, draft: InspectionDraft, files: Sequence[UploadedFile]) -> list[Words]:
        refused = []
        for file in files:
            if draft.photographs.count() >= MOST_PHOTOGRAPHS:
                return [*refused, TOO_MANY.fill(most=str(MOST_PHOTOGRAPHS))]
            try:
                draft.photographs.add(picture(file, owner=self.desk.user, at=self.desk.at))
            except (UploadRefused, NotAPhotograph) as refusal:
                refused.append(refusal.says)
        return refused

    def perform(self) -> bool:
        """Write and sign the record; False where it was refused, with everything kept."""
        self.uploads = {PHOTOGRAPHS: self.photographs} if self.photographs else {}
        return super().perform()

    def _question(self, asked: Any) -> Question:
        return Question(asked, self.inputs, self.errors)


def photograph_of(application: Application, upload: UUID, *, desk: Desk) -> Upload:
    """A photograph of a record of this case, or one's own that is not handed in yet; raises UploadUnknown."""
    of_case = Inspection.objects.filter(licence__application=application)
    shown = Q(pk__in=of_case.values("photographs")) | Q(owner=desk.user)
    found = Upload.objects.filter(shown, pk=upload).first()
    if found is None:
        raise UploadUnknown
    return found


def _as_written(inspection: Inspection) -> Mapping[str, Any]:
    found = {f"{SEEN_KEY}{row['code']}": row["seen"] for row in inspection.checklist}
    notes = {f"{NOTE_KEY}{row['code']}": row["note"] for row in inspection.checklist}
    together = inspection.inspectors if inspection.digest else inspection.drawn
    point = inspection.point
    return {
        **found,
        **notes,
        "result": inspection.result,
        "findings": inspection.findings,
        "address": inspection.address or inspection.licence.place,
        "point": f"{point[0]},{point[1]}" if point else "",
        "present": inspection.present,
        "officers": list(together.values_list("username", flat=True)),
    }


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
