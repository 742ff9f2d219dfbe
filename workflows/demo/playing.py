"""Plays the demo: all tales on one road of days, each act through the engine, deadlines fired day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, transaction
from viewflow.workflow.status import STATUS

from accounts.models import ApplicantKind, User
from accounts.roles import pools_of
from approvals import calendars, catalogue
from approvals.case import SHANGHAI
from approvals.catalogue import PermitType
from approvals.models import Application, Draft
from forms import answers as forms_answers
from forms import uploads
from forms.materials import Comes
from forms.models import Upload
from workflows import engine, sweep
from workflows.demo.days import Days
from workflows.demo.enclosures import named_file
from workflows.demo.people import People, is_settled, settle
from workflows.demo.tales import Tale, Unfinished, drafts, tales
from workflows.models import Task
from workflows.stories import verbs
from workflows.stories.story import Step

LOCK = 20190423
DAY_BREAK = time(0, 5)


def play(*, now: datetime) -> int:
    """Make the demo in one transaction: wholly or not at all; returns how many cases, none a second time."""
    days = Days.seen_from(now, calendars.current())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if is_settled():
            return 0
        people = settle(on=days.today)
        told = list(tales(days))
        _live(told, people, days)
        for draft in drafts(days):
            _keep_draft(draft, people, days)
    return len(told)


class TalePlayer:
    """One tale as the verbs of stories see it: its people, its permit, its one case."""

    def __init__(self, tale: Tale, people: People) -> None:
        self.story = tale
        self.cast = self
        self.cases: dict[str, int] = {}
        self._people = people

    def who(self, name: str) -> User:
        """The applicant of this tale, or whoever has that name or office."""
        return self._people.who(self.story.applicant if name == "applicant" else name)

    def all(self, name: str) -> list[User]:
        """Every holder of an office."""
        return self._people.all(name)

    def application(self, name: str) -> Application:
        """The case of the tale."""
        return Application.objects.select_related("applicant", "chain").get(pk=self.cases[name])

    def knows(self, name: str) -> bool:
        """Whether the case of the tale has been filed."""
        return name in self.cases

    def with_place(self, name: str, act: str) -> Application:
        """A tale has one case: every act is taken in it."""
        return self.application(name)

    def act(self, step: Step, **more: Any) -> None:
        """Take the act that a step names, with more arguments."""
        verbs.act_as_told(self, step, **more)  # type: ignore[arg-type]

    def take(self, step: Step) -> None:
        """Take one step of the tale, through the engine."""
        {"submit": self._submit, "claim": self._claim}.get(str(step.do), self._perform)(step)

    def _perform(self, step: Step) -> None:
        verbs.perform(self, step)  # type: ignore[arg-type]

    def _submit(self, step: Step) -> None:
        tale, applicant = self.story, self.who("applicant")
        entry = catalogue.entry(tale.permit, on=step.day)
        answers = _complete(entry, tale, applicant, step.day)
        application = engine.submit(
            permit=tale.permit,
            applicant=applicant,
            answers=answers,
            materials=_handed_in(entry, answers, applicant, step),
            route=tale.route,
            by=self.who(step.by or "applicant"),
            at=step.at,
        )
        self.cases[step.case] = application.pk

    def _claim(self, step: Step) -> None:
        officer = self.who(str(step.by))
        pools = pools_of(officer, step.day)
        task = Task.objects.get(application=self.cases[step.case], status=STATUS.NEW, pool__in=pools)
        engine.claim(task.pk, by=officer, at=step.at)


def _live(told: Sequence[Tale], people: People, days: Days) -> None:
    """Take every step of every tale in the order of its instant, and fire what falls due between them."""
    players = [TalePlayer(tale, people) for tale in told]
    steps = sorted(((step, player) for player in players for step in player.story.steps), key=_instant)
    lived = steps[0][0].day
    for step, player in steps:
        lived = _live_through(lived, step.day)
        player.take(step)
    _live_through(lived, days.today)
    sweep.sweep(at=days.now)


def _live_through(lived: date, day: date) -> date:
    while lived < day:
        lived += timedelta(days=1)
        sweep.sweep(at=datetime.combine(lived, DAY_BREAK, SHANGHAI))
    return lived


def _instant(placed: tuple[Step, TalePlayer]) -> tuple[datetime, str, int]:
    step, _ = placed
    return step.at, step.case, step.number


def _complete(entry: PermitType, tale: Tale, applicant: User, day: date) -> dict[str, Any]:
    """The permit's sample with what the tale says laid over it, and who the applicant is."""
    is_person = applicant.applicant_kind == ApplicantKind.PERSON
    identity = {"applicant_kind": applicant.applicant_kind, "credit_code": applicant.credit_code}
    known = {key: value for key, value in identity.items() if key in entry.form.by_key}
    named = zip(entry.filed_for or (), (applicant.display_name, applicant.credit_code), strict=False)
    answers = {**entry.sample(day), **known, **dict(named), **tale.answers}
    if is_person:
        answers.pop("credit_code", None)
    return answers


def _handed_in(
    entry: PermitType, answers: dict[str, Any], applicant: User, step: Step
) -> dict[str, list[Upload]]:
    missing: Iterable[str] = step.arguments.get("missing", ())
    return {
        material.code: [uploads.keep(named_file(material.title.zh), owner=applicant, at=step.at)]
        for material in entry.materials_needed(answers)
        if material.comes is Comes.APPLICANT and material.code not in missing
    }


def _keep_draft(told: Unfinished, people: People, days: Days) -> None:
    """What an applicant has typed so far: no act, and nothing of it is a case yet."""
    owner, entry = people.who(told.owner), catalogue.entry(told.permit, on=days.today)
    typed = {"applicant_kind": owner.applicant_kind, "credit_code": owner.credit_code, **told.answers}
    Draft.objects.create(
        owner=owner,
        permit=told.permit,
        schema_version=entry.form.version,
        route=told.route,
        answers=forms_answers.read(entry.form, typed, partial=True).answers,
        created_at=days.now,
        saved_at=days.now,
    )
