"""The form by which an officer takes a complaint: its number, the place, what is complained of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict

from approvals.errors import NoLicenceAtPlace
from approvals.models import Complaint, Lead, Licence
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.fields import Text
from forms.refusal import Refusal
from forms.schema import Schema, Section
from forms.words import Words
from portal.office.desk import Desk
from portal.office.site_card import key_of, like
from portal.typed import whole_number
from workflows import complaints

LATEST = 20
ENFORCEMENT = Words("城市管理行政执法部门", "the urban management enforcement department")
FORM = Schema(
    slug="complaint",
    version=1,
    sections=(
        Section(
            key="complaint",
            title=Words("登记投诉举报", "Take a complaint"),
            fields=(
                Text(
                    "number",
                    Words("投诉编号（12345 工单号）", "Number of the complaint (12345)"),
                    max_length=60,
                ),
                Text("place", Words("投诉所指地点", "Place complained of"), max_length=200),
                Text(
                    "text",
                    Words("投诉内容", "What is complained of"),
                    help=Words(
                        "不要填写投诉人的姓名和联系方式。",
                        "Do not write who complains, nor how to reach them.",
                    ),
                    required=False,
                    multiline=True,
                    max_length=2000,
                ),
            ),
        ),
    ),
)


@dataclass
class ComplaintForm:
    """One complaint being taken; after a refusal everything typed stands in the form again."""

    desk: Desk
    raw: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    refusal: Refusal | None = None
    chosen: int | None = None

    fields = FORM.sections[0].fields

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What stands in the inputs."""
        return forms_answers.to_inputs(FORM, self.raw)

    @property
    def place(self) -> str:
        """The place as it was typed."""
        return str(self.raw.get("place") or "").strip()

    @cached_property
    def here(self) -> list[Licence]:
        """The licences in force at the place."""
        return list(complaints.licences_at(self.place)) if self.place else []

    @cached_property
    def near(self) -> list[Licence]:
        """Licences at places written much alike, where none is at the very place."""
        return [] if self.here else [one for one in like(self.place) if one.is_alive]

    @property
    def may_hand_over(self) -> bool:
        """Whether it is a matter of enforcement as it stands."""
        return isinstance(self.refusal, NoLicenceAtPlace)

    @property
    def site(self) -> str:
        """The key of the place's card."""
        return key_of(self.place, desk=self.desk)

    def read(self, post: QueryDict) -> bool:
        """Take over what was typed; whether it is complete."""
        self.raw = forms_answers.from_post(FORM, post)
        self.chosen = whole_number(post.get("licence", ""))
        try:
            self.given = forms_answers.read(FORM, self.raw).in_order()
        except AnswersRefused as refused:
            self.errors = refused.errors
            return False
        return True

    def take(self) -> Licence | None:
        """Take it to the licence at the place, or the one that was chosen; None where it was refused."""
        licence = self._meant()
        if licence is None:
            if not self.here:
                self.refusal = NoLicenceAtPlace(place=self.place)
            return None
        try:
            complaints.take(licence, by=self.desk.user, at=self.desk.at, **self._told)
        except Refusal as refused:
            self.refusal = refused
            return None
        return licence

    def hand_over(self) -> Lead | None:
        """Hand it to enforcement; None where it was refused."""
        try:
            return complaints.hand_over(
                place=self.place,
                handed_to=ENFORCEMENT.zh,
                by=self.desk.user,
                at=self.desk.at,
                **self._told,
            )
        except Refusal as refused:
            self.refusal = refused
            return None

    @property
    def _told(self) -> dict[str, str]:
        return {"number": str(self.given["number"]), "text": str(self.given.get("text") or "")}

    def _meant(self) -> Licence | None:
        if self.chosen is None:
            return self.here[0] if len(self.here) == 1 else None
        return next((one for one in (*self.here, *self.near) if one.pk == self.chosen), None)


def latest() -> list[Complaint]:
    """The complaints taken last."""
    rows = Complaint.objects.select_related("licence__application", "inspection")
    return list(rows.order_by("-at")[:LATEST])


def handed_over() -> list[Lead]:
    """The complaints handed to enforcement last."""
    return list(Lead.objects.order_by("-at")[:LATEST])
