import pytest

from tests.portal.office_at_work import Bureau


@pytest.fixture
def bureau(db) -> Bureau:
    return Bureau()
