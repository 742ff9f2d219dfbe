"""Claiming and releasing several tasks at once; what cannot be had is told, the rest is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forms.refusal import Refusal
from forms.words import Words
from portal.office.desk import Desk
from portal.typed import whole_number
from workflows import engine

MOST_AT_ONCE = 100


def claim_all(tasks: Sequence[str], *, desk: Desk) -> tuple[Words | None, list[str]]:
    """Claim each task; what was done as a sentence, and the sentences of those refused."""
    done, refused = _each(tasks, lambda task: engine.claim(task, by=desk.user, at=desk.at))
    says = Words("已认领 {number} 项任务。", "Claimed: {number}.").fill(number=done) if done else None
    return says, refused


def release_all(tasks: Sequence[str], *, desk: Desk) -> tuple[Words | None, list[str]]:
    """Put each task back into its pool."""
    done, refused = _each(tasks, lambda task: engine.release(task, by=desk.user, at=desk.at))
    says = Words("已释放 {number} 项任务。", "Released: {number}.").fill(number=done) if done else None
    return says, refused


def _each(tasks: Sequence[str], take: Callable[[int], object]) -> tuple[int, list[str]]:
    numbers = dict.fromkeys(number for task in tasks if (number := whole_number(task)) is not None)
    done, refused = 0, []
    for task in list(numbers)[:MOST_AT_ONCE]:
        try:
            take(task)
            done += 1
        except Refusal as refusal:
            refused.append(str(refusal.says))
    return done, list(dict.fromkeys(refused))
