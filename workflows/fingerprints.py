"""The fingerprint of a flow's definition: everything that says how a case runs, nothing that only names it.

Whatever a node keeps counts (kind, ways, conditions, periods, silences, pools, acts, gathering), but not its
title and its article. A function counts by its name: what it decides stands as text beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from viewflow.workflow.base import Node

from approvals.law import Article
from forms.words import Words

if TYPE_CHECKING:
    from workflows.nodes import PermitFlow

Written = Mapping[str, Any]

GRAMMAR = frozenset(vars(Node())) | {"app_name", "task_title", "flow_class"}
NAMES = {"title", "law"}
NAMING = (Words, Article)
NOTHING: tuple[Any, ...] = (None, False, "", [], {})


def fingerprint(flow: type[PermitFlow]) -> str:
    """The sha256 of the flow as it is written down; worked out once a run."""
    definition: Any = flow
    return _sealed(definition)


@cache
def _sealed(flow: Any) -> str:
    return hashlib.sha256(json.dumps(written(flow), sort_keys=True).encode()).hexdigest()


def written(flow: type[PermitFlow]) -> Written:
    """The flow as text that can be kept: its nodes by name, and the acts that go on meanwhile."""
    return {
        "meanwhile": sorted(flow.meanwhile),
        "nodes": {node.name: _node(node) for node in flow.instance.nodes()},
    }


def changes(before: Written, after: Written) -> list[str]:
    """What changed between two definitions, a short line each: nodes gone, nodes new, and others."""
    old, new = before["nodes"], after["nodes"]
    found = [f"{name} is gone ({old[name]['kind']})" for name in sorted(old.keys() - new.keys())]
    found += [f"{name} is new ({new[name]['kind']})" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        found += [f"{name}: {change}" for change in _changed(old[name], new[name])]
    found += [f"meanwhile: {change}" for change in _lists(before["meanwhile"], after["meanwhile"])]
    return found


def _node(node: Any) -> dict[str, Any]:
    kept = {name.lstrip("_"): value for name, value in vars(node).items() if name not in GRAMMAR | NAMES}
    told = {name: _plain(value) for name, value in kept.items() if not isinstance(value, NAMING)}
    told["ways"] = sorted(told.get("ways", []), key=lambda way: str(way[0]))
    said = {name: value for name, value in told.items() if value not in NOTHING}
    return {"kind": getattr(node, "kind", type(node).__name__), **said}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Node):
        return value.name
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        told = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(item) for name, item in told if not isinstance(item, NAMING)}
    return getattr(value, "__qualname__", None) or type(value).__qualname__


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, list) and isinstance(new, list):
            yield from (f"{name} {change}" for change in _lists(old, new))
        else:
            yield f"{name} was {_told(old)}, is {_told(new)}"


def _lists(before: list[Any], after: list[Any]) -> Iterator[str]:
    yield from (f"without {_told(item)}" for item in before if item not in after)
    yield from (f"with {_told(item)}" for item in after if item not in before)


def _told(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
