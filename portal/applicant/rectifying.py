"""The builder's report that what was found is made good: photographs by item, kept while it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from accounts.models import User
from approvals.completing import open_defects
from forms import answers as forms_answers
from forms.models import Upload
from forms.words import Words
from portal.applicant.situation import Situation
from portal.photographs import Files, Place
from workflows.acts.joint_acceptance import item_code
from workflows.acts.registry import act_named


class Rectified:
    """The report before it is sent: what is said, and the photographs of each open item."""

    def __init__(self, situation: Situation) -> None:
        self._form = act_named("rectified").form(situation.case)
        listed = open_defects(situation.case)
        self.places = [Place(item_code(item), Words(item.text, item.text)) for item in listed]
        self.items = [
            (situation.entry.party(item.party.department), item, place)
            for item, place in zip(listed, self.places, strict=True)
        ]
        self.raw: Mapping[str, Any] = {}

    def read(self, post: QueryDict, files: Files, *, by: User, at: datetime) -> None:
        """What was said, and the photographs that came; what is no picture is told under its item."""
        self.raw = forms_answers.from_post(self._form, post)
        for place in self.places:
            place.take(post, files, owner=by, at=at)

    @property
    def has_refused(self) -> bool:
        """Whether a file was no picture."""
        return any(place.refused for place in self.places)

    @property
    def uploads(self) -> dict[str, list[Upload]]:
        """The photographs by the department and number of their item."""
        return {place.key: place.kept for place in self.places if place.kept}

    def shown(self) -> dict[str, Any]:
        """What the page prints."""
        inputs = forms_answers.to_inputs(self._form, self.raw)
        return {"items": self.items, "fields": self._form.sections[0].fields, "inputs": inputs, "errors": {}}
