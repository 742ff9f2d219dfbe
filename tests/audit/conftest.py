import pytest

from workflows.stories.cast import Cast


@pytest.fixture
def cast(db) -> Cast:
    return Cast()
