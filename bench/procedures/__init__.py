"""What the bench lets stand beside the permits: procedures that do what the peers do, and no more."""

from approvals.case import Case
from workflows.parties import Party

# Whoever is asked in the next case; the peers' processes are told, too.
asked: list[Party] = []


def parties(case: Case) -> tuple[Party, ...]:
    """Everybody who is asked."""
    return tuple(asked)
