"""The page of one act: its form, what it does to both dates, and what came of sending it.

Nothing typed is lost: a refusal, a mistake, or a case that has moved on brings the same form back, filled in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict

from approvals import consulting
from approvals.models import Application
from documents.papers.catalogue import paper_kind
from documents.papers.facts import CaseFacts
from documents.previews import preview
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.models import Upload
from forms.refusal import Refusal
from forms.schema import Schema
from forms.words import Words
from ledger.models import Entry
from portal import record_words
from portal.office.acts_panel import leads_on, leads_to, title_of
from portal.office.case_file import CaseFile
from portal.office.desk import Desk
from portal.office.effects import effect
from portal.office.taken_already import is_recorded
from portal.photographs import Files
from portal.questions import change_rows
from portal.typed import whole_number
from workflows import engine
from workflows.acts.registry import ACTS
from workflows.errors import NoSuchCase, NotYours, StaleForm
from workflows.offers import Offer, offer_of, rehearse


class DoneAlready(Exception):
    """The same person has just recorded the very same: pressed twice, or in two tabs; nothing was done."""


@dataclass
class ActForm:
    """One act in one case, before one person; `task` is the one meant where several wait for the act."""

    desk: Desk
    case_no: str
    name: str
    raw: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    refusal: Refusal | None = None
    seen: int | None = None
    task: int | None = None
    uploads: Mapping[str, Sequence[Upload]] = field(default_factory=dict)

    template = "act"

    @cached_property
    def file(self) -> CaseFile:
        """The case, if it may be seen."""
        return CaseFile(self.desk, self.case_no)

    @property
    def application(self) -> Application:
        """The case's row."""
        return self.file.application

    @cached_property
    def offer(self) -> Offer:
        """The act as it stands now; raises NoSuchCase for an unknown one, NotYours for another office's."""
        if self.name not in ACTS:
            raise NoSuchCase()
        found = offer_of(self.name, self.application, by=self.desk.user, at=self.desk.at, task=self.task)
        if found is None:
            raise NotYours()
        return found

    @property
    def title(self) -> Words:
        """The title of the act, with the party it is about where several wait for it."""
        return title_of(self.offer, self.file.case.entry)

    @property
    def schema(self) -> Schema:
        """What the act asks."""
        return self.offer.form

    @property
    def fields(self) -> Sequence[Any]:
        """The questions."""
        return self.schema.sections[0].fields

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What stands in the inputs."""
        return forms_answers.to_inputs(self.schema, self.raw)

    @property
    def effect(self) -> Words:
        """What the act would do to both dates."""
        return effect(self.offer, self.file.case.entry)[0]

    @property
    def changes(self) -> str:
        """Whether the dates stay, move, or the clock ends."""
        return effect(self.offer, self.file.case.entry)[1]

    @property
    def answer_by(self) -> date | None:
        """The last day of the department that replies; the round's other terms are their own."""
        task = self.offer.task
        if self.name != "consult_reply" or task is None:
            return None
        asked = consulting.running_round(self.file.case.consulted)
        return next((party.due_on for party in asked if party.department == task.member), None)

    @property
    def is_new(self) -> bool:
        """Whether the page must say itself how the act stands now: nothing was sent, or the case moved on."""
        return self.refusal is None or isinstance(self.refusal, StaleForm)

    @property
    def leads_on(self) -> bool:
        """Whether its button is the main one."""
        return leads_on(self.offer)

    @property
    def leads_to(self) -> Words | None:
        """The next step of the flow."""
        return leads_to(self.offer)

    @property
    def papers(self) -> list[tuple[str, Words]]:
        """The papers that will be made, for their preview."""
        return [(kind, paper_kind(kind).name) for kind in self.offer.papers]

    @cached_property
    def news(self) -> list[record_words.Told]:
        """What happened in the case since the form was opened."""
        if self.seen is None:
            return []
        entries = Entry.objects.filter(chain=self.application.chain, seq__gt=self.seen).order_by("seq")
        return self.file.told_of(entries)

    def read(self, post: QueryDict) -> None:
        """Take over what was typed, and the number of the last entry the person had before their eyes."""
        self.raw = forms_answers.from_post(self.schema, post)
        self.seen = whole_number(post.get("seen", ""))
        self.task = whole_number(post.get("task", ""))

    def begin(self) -> None:
        """What stands in the form before anything was sent; mostly nothing."""

    def read_files(self, post: QueryDict, files: Files) -> None:
        """Take over the files that came with it; most acts take none."""

    def arguments(self) -> Mapping[str, Any]:
        """What is sent to the engine: mostly what was typed."""
        return self.raw

    def change_rows(self, post: QueryDict) -> bool:
        """Carry out a row button of a table; whether there was one."""
        self.raw = dict(self.raw)
        return change_rows(self.raw, post) is not None

    def perform(self) -> bool:
        """Take the act; False where it was refused, with everything typed kept. Raises DoneAlready."""
        try:
            engine.perform(
                self.name,
                case=self.application.pk,
                by=self.desk.user,
                at=self.desk.at,
                seen=self.seen,
                task=self.task,
                arguments=self.arguments(),
                uploads=self.uploads,
            )
        except AnswersRefused as refused:
            self.errors = refused.errors
        except StaleForm as stale:
            if self._is_done_by_me():
                raise DoneAlready from stale
            self.refusal = stale
        except (NoSuchCase, NotYours):
            raise
        except Refusal as refused:
            self.refusal = refused
        else:
            return True
        return False

    def preview(self, kind: str) -> bytes:
        """The paper as it would go out, with what is typed now; raises what the act itself would refuse."""
        legal_act = self.offer.act
        answers = forms_answers.read(self.schema, self.arguments()).in_order()
        rehearsed = rehearse(
            legal_act,
            self.application,
            by=self.desk.user,
            at=self.desk.at,
            arguments=legal_act.arguments(self.file.case, answers),
        )
        if rehearsed.refusal is not None:
            raise rehearsed.refusal
        facts = dict(rehearsed.papers).get(kind)
        if facts is None:
            raise NoSuchCase()
        return preview(kind, _as_stored(facts), on=self.desk.today)

    def _is_done_by_me(self) -> bool:
        """Whether just this stands recorded; other words that came too late are refused, and kept."""
        reading = forms_answers.read(self.schema, self.arguments())
        if self.seen is None or reading.errors:
            return False
        return is_recorded(
            self.name,
            self.application,
            by=self.desk.user,
            seen=self.seen,
            task=self.task,
            form=self.schema,
            given=self.offer.act.arguments(self.file.case, reading.answers),
        )


def _as_stored(facts: CaseFacts) -> dict[str, Any]:
    """The facts as an order would store them."""
    stored: dict[str, Any] = json.loads(json.dumps(asdict(facts), cls=DjangoJSONEncoder, ensure_ascii=False))
    return stored
