"""The guide's permit as one whose definition lives, with its people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflows.definitions.at_work import NOON, SLUG
from tests.workflows.definitions.living import Living
from tests.workflows.test_new_permit import blocks
from workflows.definitions.memory import remember
from workflows.stories.cast import Cast


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Living]:
    files = {Path(path).name: text for path, text in blocks().items() if path.endswith(".py")}
    living = Living(tmp_path, SLUG, files)
    remember(at=NOON)
    yield living
    living.end()


@pytest.fixture
def cast() -> Cast:
    return Cast()
