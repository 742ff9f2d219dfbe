"""The sample form, and the people who hand in files."""

import pytest

from accounts.models import User
from forms.schema import Schema
from tests.forms.sample_form import FORM, SAMPLE


@pytest.fixture
def form() -> Schema:
    return FORM


@pytest.fixture
def sample() -> dict:
    return dict(SAMPLE)


@pytest.fixture
def owner(db) -> User:
    return User.objects.create_user("wang", password="x")


@pytest.fixture
def stranger(db) -> User:
    return User.objects.create_user("li", password="x")
