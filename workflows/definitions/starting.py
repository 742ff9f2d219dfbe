"""Starting with these definitions: they are kept, and refused while something open has no place in them.

The one function that the portal and the worker call before they serve (`config/wsgi.py`, `config/celery.py`).
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError

from workflows.definitions.findings import Findings, look
from workflows.definitions.memory import remember

logger = logging.getLogger(__name__)


class DefinitionsRefused(Exception):
    """Running cases stand at steps that are gone; the text names each and the line that moves them."""


def require_places(*, at: datetime) -> Findings | None:
    """Keep today's definitions and look whether everything open has its place. Raises DefinitionsRefused.

    A database that does not answer, or is not brought up to date yet, is not looked into (None): then there
    is nothing to serve either, and the engine still loses nothing, for what has no place cannot move.
    """
    try:
        remember(at=at)
        found = look()
    except DatabaseError as error:
        logger.error("whether everything open has its place could not be seen (%s)", type(error).__name__)
        return None
    if found.lost:
        raise DefinitionsRefused(told(found))
    for changed in found.changed:
        logger.warning("%s", changed)
    return found


def told(found: Findings) -> str:
    """What was lost, and how it is given a place."""
    return "\n".join(
        ["Refused: running cases stand at steps that are gone.", *(f"  {lost}" for lost in found.lost)]
    )
