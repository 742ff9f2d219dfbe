"""One house for all tests that break things, so that no other test feels it."""

from collections.abc import Iterator

import pytest

from tests.faults.house import House


@pytest.fixture(scope="session")
def whole_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house, built once."""
    house = House(tmp_path_factory.mktemp("house"))
    yield house
    house.close()


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """The house in good order, with an empty record of its own."""
    whole_house.begin()
    yield whole_house
    whole_house.tidy()
