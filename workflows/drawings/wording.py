"""The words on the ways of a drawing: the acts by their titles, the ends of periods by their names."""

from __future__ import annotations

from approvals.periods import Period
from forms.words import Words
from workflows.acts.registry import ACTS
from workflows.ladder import PERIODS

YES = Words("是", "Yes")
NO = Words("否", "No")
LATER = Words("尚未齐备", "Not yet")
SILENCES: dict[str, Words] = {
    "DEEMED_NO_OBJECTION": Words("期满未回复，视为无异议", "No answer in time: no objection"),
    "ESCALATE": Words("期满未回复，报请处理", "No answer in time: to be settled"),
}
TERM_OVER = Words("期限届满", "The term is over")


def of_acts(acts: list[str]) -> Words:
    """The titles of the acts, one beside the other."""
    titles = [ACTS[act].title if act in ACTS else Words(act, act) for act in acts]
    return Words("／".join(title.zh for title in titles), " / ".join(title.en for title in titles))


def of_timeout(period: Period) -> Words:
    """The end of a period of the case."""
    return Words("{period}届满", "End of the {period}").fill(period=PERIODS[period])


def of_silence(means: str) -> Words:
    """The end of a party's own term, by what its silence means."""
    return SILENCES.get(means, TERM_OVER)
