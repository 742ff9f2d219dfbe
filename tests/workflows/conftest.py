"""The toy procedures, found as permits are, for as long as a test asks for them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from approvals import catalogue
from tests.workflows.toys import entries
from workflows import permits, registry
from workflows.acts.registry import ACTS

TOYS = Path(__file__).parent / "toys"
NAMES = ("toy_rounds", "toy_nested", "toy_waiting", "toy_parent")


@pytest.fixture
def toys() -> Iterator[None]:
    """The toys stand beside the permits."""
    permits.__path__.append(str(TOYS))
    ACTS.update({act.name: act for act in entries.ACTS})
    for name in NAMES:
        registry.register(f"{permits.__name__}.{name}")
    yield
    permits.__path__.remove(str(TOYS))
    for act in entries.ACTS:
        del ACTS[act.name]
    for name in NAMES:
        catalogue.forget(name.replace("_", "-"))
        registry._flows.pop(name.replace("_", "-"))
    for name in [name for name in sys.modules if "permits.toy_" in name]:
        del sys.modules[name]
    entries.parties.clear()
    entries.inner_parties.clear()
    entries.done.clear()
