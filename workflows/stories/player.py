"""Plays a story: lives through every day, takes the acts, and compares what it expects with what is there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from approvals import calendars, catalogue
from approvals.case import SHANGHAI
from approvals.models import Application
from forms.errors import AnswersRefused
from forms.refusal import Refusal
from workflows import engine
from workflows.acts.registry import ACTS
from workflows.licence_steps import LIFE
from workflows.models import Deadline, DeadlineState
from workflows.places import places_for
from workflows.stories.cast import Cast
from workflows.stories.expectations import Look, differs
from workflows.stories.given import EARLIER, give
from workflows.stories.story import Step, Story
from workflows.stories.verbs import act_as_told, perform
from workflows.stories.words import refuse_unknown


class Thrown(Exception):
    """Raised at the end of a story, so that nothing of it stays."""


@dataclass(frozen=True)
class Result:
    """How a story went; `fault` is empty where it went as told."""

    title: str
    fault: str = ""


class Player:
    """One story being played: its people, its cases by name, and the day it has come to."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.cast = Cast()
        self.cases: dict[str, int] = {}
        self._of_key: dict[str, list[int]] = {}
        self.place = "given"
        self._lived: date | None = None

    def knows(self, name: str) -> bool:
        """Whether a case of that name was submitted, or a licence given."""
        return bool(self.cases.get(name) or self.cases.get(EARLIER))

    def application(self, name: str) -> Application:
        """The case of that name; before it was submitted that of the given licence, or LookupError."""
        found = self.cases.get(name) or self.cases.get(EARLIER)
        if found is None:
            raise LookupError(f"case {name!r} has not been submitted")
        return Application.objects.select_related("applicant", "chain").get(pk=found)

    def begun(self, name: str, case: int) -> None:
        """A case that follows a licence belongs to the key it was opened from, or to a new one."""
        before = self.cases.get(name) or self.cases.get(EARLIER)
        older = self._of_key.setdefault(name, [before] if before else [])
        older.append(case)
        self.cases[name] = case

    def under(self, name: str) -> list[int]:
        """The cases of a key, the first and those that follow its licence, in their order."""
        return self._of_key.get(name, [])

    def with_place(self, name: str, act: str) -> Application:
        """The newest case of that name that has a place for the act; else the newest.

        What befalls a licence is entered in the case that it was granted in.
        """
        newest = self.application(name)
        if act in LIFE and newest.follows is not None:
            origin = newest.follows.application_id
            return Application.objects.select_related("applicant", "chain").get(pk=origin)
        legal_act = ACTS.get(act)
        for case in reversed(self.under(name)):
            application = Application.objects.select_related("applicant", "chain").get(pk=case)
            if legal_act is not None and places_for(legal_act, application):
                return application
        return newest

    def act(self, step: Step, **more: Any) -> None:
        """Take a step's act, by whoever it names or may take it, at the case that has a place for it."""
        act_as_told(self, step, **more)

    def play(self) -> str:
        """Play all steps; returns the first fault, or nothing."""
        give(self, self.story.given)
        for step in self.story.steps:
            self.place = f"step {step.number}"
            self.live_through(step.day)
            if fault := self._step(step):
                return f"{self.place}: {fault}"
        return ""

    def live_through(self, day: date) -> None:
        """Fire, day after day, what falls due until this day has begun."""
        lived = self._lived or day - timedelta(days=1)
        while lived < day:
            lived += timedelta(days=1)
            self._fire(datetime.combine(lived, time(0, 5), SHANGHAI))
        self._lived = max(day, self._lived or day)

    def _fire(self, at: datetime) -> None:
        due = Deadline.objects.filter(
            application__in=self._every_case(), state=DeadlineState.ARMED, due_at__lte=at
        )
        for case in sorted(set(due.values_list("application_id", flat=True))):
            engine.run_deadlines(case, at=at)

    def _every_case(self) -> set[int]:
        return {*self.cases.values(), *(case for cases in self._of_key.values() for case in cases)}

    def _step(self, step: Step) -> str:
        expect = dict(step.expect)
        expected_refusal = expect.pop("refused", None)
        if step.do is not None:
            refusal = self._act(step)
            if fault := _refusal_fault(expected_refusal, refusal):
                return fault
            self._fire(step.at)
        return self._compare(step, expect)

    def _act(self, step: Step) -> Refusal | None:
        refuse_unknown(step, catalogue.entry(self.story.permit, on=step.day))
        try:
            with transaction.atomic():
                perform(self, step)
        except Refusal as refusal:
            return refusal
        return None

    def _compare(self, step: Step, expect: Mapping[str, Any]) -> str:
        if not expect:
            return ""
        look = Look(self, step.case, step.day)
        for key, expected in expect.items():
            got = look.at(key)
            if differs(key, expected, got):
                return f"{key}: expected {_shown(expected)}, got {_shown(got)}"
        return ""


def play(story: Story) -> Result:
    """Play a story in a state that is thrown away."""
    fault = ""
    with suppress(Thrown), transaction.atomic():
        with calendars.published_until(story.given.get("calendar_until")):
            fault = _played(story)
        raise Thrown
    return Result(story.title, fault)


def _played(story: Story) -> str:
    player = Player(story)
    try:
        catalogue.entry(story.permit, on=story.steps[0].day)
        return player.play()
    except catalogue.UnknownPermit:
        return f"no permit is called {story.permit!r} on {story.steps[0].day}"
    except Exception as error:
        return f"{player.place}: {_mistake(error)}"


def _mistake(error: Exception) -> str:
    """What went wrong that is no refusal of a step: mostly a word that the language does not know."""
    if isinstance(error, Refusal):
        return _said(error)
    if isinstance(error, LookupError):
        return " ".join(str(part) for part in error.args)
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def _refusal_fault(expected: Any, refusal: Refusal | None) -> str:
    got = refusal.code if refusal else None
    if expected in (None, False):
        return f"refused: expected no refusal, got {_said(refusal)}" if refusal else ""
    if refusal is None:
        return f"refused: expected {_shown(expected)}, got none"
    if expected is not True and expected != got:
        return f"refused: expected {expected}, got {got}"
    return ""


def _said(refusal: Refusal) -> str:
    """The code of a refusal and what it says, of a form at which inputs."""
    errors = refusal.errors if isinstance(refusal, AnswersRefused) else {}
    where = "".join(f" {key}: {said[0]}" for key, said in errors.items())
    return f"{refusal.code} ({refusal}{where})"


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(part) for part in value) + "]"
    return "null" if value is None else str(value)
