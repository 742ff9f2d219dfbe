"""Finds the permits: every folder under `workflows/permits/` is one, by existing."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from approvals import catalogue
from workflows import permits
from workflows.nodes import PermitFlow

_flows: dict[str, type[PermitFlow]] = {}


def discover() -> None:
    """Read every permit folder: its `FLOW` by its slug, and its dated catalogue entries, where it has any."""
    for module in iter_modules(permits.__path__):
        register(f"{permits.__name__}.{module.name}")


def register(folder: str) -> None:
    """Read one permit folder, named as a package."""
    slug = folder.rpartition(".")[2].replace("_", "-")
    _flows[slug] = import_module(f"{folder}.flow").FLOW
    for entry in getattr(import_module(f"{folder}.permit"), "ENTRIES", ()):
        catalogue.register(entry)


def flow_of(slug: str) -> type[PermitFlow]:
    """The flow of a permit, or of another procedure, by its slug; KeyError if there is none."""
    return _flows[slug]


def all_flows() -> dict[str, type[PermitFlow]]:
    """Every flow by its slug."""
    return dict(_flows)
