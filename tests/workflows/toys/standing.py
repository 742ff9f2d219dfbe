"""Lets the toy procedures stand beside the permits, and takes them away again."""

import sys
from pathlib import Path

from approvals import catalogue
from tests.workflows.toys import entries
from workflows import permits, registry
from workflows.acts.registry import ACTS

TOYS = Path(__file__).parent
NAMES = ("toy_rounds", "toy_nested", "toy_hurry", "toy_waiting", "toy_parent")


def stand() -> None:
    """The toys are found as permits are."""
    permits.__path__.append(str(TOYS))
    ACTS.update({act.name: act for act in entries.ACTS})
    for name in NAMES:
        registry.register(f"{permits.__name__}.{name}")


def leave() -> None:
    """They are gone without a trace."""
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
