from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from rest_framework.test import APIClient

from approvals import catalogue
from ledger import moment
from tests.played import MONDAY, at
from workflows.stories.cast import Cast


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """A request in another language leaves nothing behind."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def cast(db) -> Iterator[Cast]:
    """The people; it is Monday, and nobody has knocked yet."""
    cache.clear()
    with moment.frozen(at(MONDAY, 12)):
        yield Cast()


@pytest.fixture
def client_of(cast) -> Callable[[str], APIClient]:
    """A program that acts for a person."""

    def made(who: str) -> APIClient:
        client = APIClient()
        client.force_authenticate(cast.who(who))
        return client

    return made


@pytest.fixture
def asked(cast) -> dict[str, Any]:
    """A submission in order."""
    return submission()


def submission(**answers: Any) -> dict[str, Any]:
    from_catalogue = _entry()
    return {
        "permit": "greenspace-use",
        "answers": {**from_catalogue.sample(MONDAY), **answers},
        "materials": {material.code: [] for material in from_catalogue.materials},
    }


def _entry():
    return catalogue.entry("greenspace-use", on=MONDAY)
