from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import User
from ledger import moment
from tests.approvals.consultations import MONDAY, at
from tests.portal.office_at_work import Bureau
from tests.portal.people import unit
from workflows.stories.cast import Cast


@pytest.fixture
def bureau(db) -> Bureau:
    return Bureau()


@pytest.fixture
def owner(db) -> User:
    """A unit that applies."""
    return unit()


@pytest.fixture
def own(client: Client, owner: User) -> Client:
    """Its browser, signed in."""
    client.force_login(owner)
    return client


@pytest.fixture
def cast(db) -> Iterator[Cast]:
    """Everybody of a story, on the Monday on which its departments are asked."""
    with moment.frozen(at(MONDAY)):
        yield Cast()
