import pytest
from django.test import Client

from accounts.models import User
from tests.portal.office_at_work import Bureau
from tests.portal.people import unit


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
