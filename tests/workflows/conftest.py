"""The toy procedures, found as permits are, for as long as a test asks for them."""

from collections.abc import Iterator

import pytest

from tests.workflows.toys import standing


@pytest.fixture
def toys() -> Iterator[None]:
    """The toys stand beside the permits."""
    standing.stand()
    yield
    standing.leave()
