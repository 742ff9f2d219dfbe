"""A house full of cases for those who attack it: one in every state that a stranger might want to reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import File
from django.test import Client

from accounts.models import User, UserKind
from approvals import catalogue
from approvals.models import Application, Project
from documents.models import Paper
from forms.models import Upload
from forms.uploads import keep
from ledger import moment
from portal.applicant import drafts
from tests.played import MONDAY, accepted, at, granted, submitted
from tests.portal.people import pdf
from workflows.stories.cast import Cast

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class House:
    """The cases, and what belongs to them."""

    cast: Cast
    received: Application
    promised: Application
    running: Application
    ended: Application
    upload: Upload
    project: Project
    stranger: User

    @property
    def cases(self) -> list[Application]:
        return [self.received, self.promised, self.running, self.ended]

    @property
    def paper(self) -> Paper:
        return Paper.objects.filter(application=self.ended).first()

    @property
    def draft(self) -> Any:
        return drafts.open_drafts(self.cast.who("applicant"))[0]


@pytest.fixture
def house(db) -> Iterator[House]:
    """Wednesday noon, two days after everything was handed in."""
    cache.clear()
    cast = Cast()
    cases = (
        submitted(cast, place="望江路 1 号"),
        submitted(cast, place="望江路 2 号", route="commitment"),
        accepted(cast, place="望江路 3 号"),
        granted(cast, place="望江路 4 号"),
    )
    owner = cast.who("applicant")
    upload = keep(File(pdf()), owner=owner, at=at(MONDAY))
    cases[0].materials.first().uploads.add(upload)
    draft = drafts.begin(catalogue.entry("greenspace-use", on=MONDAY), owner=owner, at=at(MONDAY))
    drafts.take_files(draft, "site-plan", [File(pdf())], owner=owner, at=at(MONDAY))
    project = Project.objects.create(key="望江路改造", name="望江路改造", begun_on=MONDAY)
    stranger = User.objects.create_user("stranger", kind=UserKind.APPLICANT, applicant_kind="person")
    with moment.frozen(at(MONDAY.replace(day=MONDAY.day + 2), 12)):
        yield House(cast, *cases, upload, project, stranger)


@pytest.fixture
def signed_in(house: House) -> Callable[..., Client]:
    """A browser in which somebody is signed in; errors become pages, as outside."""

    def go(user: User | str, **more: Any) -> Client:
        client = Client(raise_request_exception=False, **more)
        client.force_login(house.cast.who(user) if isinstance(user, str) else user, backend=BACKEND)
        return client

    return go
