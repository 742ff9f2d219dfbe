"""The fingerprint of a flow's definition: its nodes and ways, by which a case knows what it began under."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.nodes import PermitFlow


def fingerprint(flow: type[PermitFlow]) -> str:
    """The sha256 of the flow's nodes, kinds and labelled ways."""
    nodes = {
        node.name: [node.kind, [[edge.label or "", edge.dst.name] for edge in node._outgoing()]]
        for node in flow.instance.nodes()
    }
    return hashlib.sha256(json.dumps(nodes, sort_keys=True).encode()).hexdigest()
