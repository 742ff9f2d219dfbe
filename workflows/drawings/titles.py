"""What a procedure is called: as the catalogue calls the permit, else as the flow that begins it does."""

from __future__ import annotations

from typing import Any

from forms.words import Words
from workflows.drawings.roles import entry_of
from workflows.nodes import SubFlow
from workflows.registry import all_flows


def title_of(flow: Any) -> Words:
    """The title of a flow."""
    entry = entry_of(flow)
    return entry.title if entry else _within_others(flow)


def _within_others(flow: Any) -> Words:
    flows = all_flows()
    begun = [node for other in flows.values() for node in other.instance.nodes() if isinstance(node, SubFlow)]
    found = (node.title for node in begun if flows.get(node.slug) is flow)
    written = (flow.__doc__ or "").strip().partition("\n")[0]
    return next(found, Words(written, written))
