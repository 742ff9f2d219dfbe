"""The legend of a day strip: only the looks that stand on it, each as the small cell it explains."""

from __future__ import annotations

from collections.abc import Sequence

from forms.words import Words
from portal.strip.layout import Column

Entry = tuple[str, Words | str, Words]
"""The look of the small cell, the sign in it, what it means."""

LOOKS: tuple[Entry, ...] = (
    ("waiting", "", Words("等待补正，未起算", "waiting for documents")),
    ("zero", "0", Words("开始当日，不计", "day 0, not counted")),
    ("counted", "3", Words("计入", "counted")),
    ("late", "3", Words("计入，已超期", "counted, past the limit")),
    ("paused", "‖", Words("依法扣除", "left out by law")),
    ("to-come", "8", Words("将计入", "will count")),
    ("rest", Words("休", "off"), Words("休息日，不计", "rest day, not counted")),
    ("unpublished", "?", Words("年度日历未公布，暂定", "year not published, provisional")),
)
MAKE_UP: Entry = ("make-up", Words("班", "on"), Words("调休上班，计入", "make-up working day, counts"))
DUES: tuple[Entry, ...] = (
    ("due-promised", "", Words("承诺届满", "promised limit ends")),
    ("due-statutory", "", Words("法定届满", "statutory limit ends")),
)


def legend(columns: Sequence[Column]) -> tuple[Entry, ...]:
    """The entries for what these columns show."""
    looks = {column.look.split()[0] for column in columns}
    marks = {mark for column in columns for mark in column.marks}
    found = [entry for entry in LOOKS if entry[0] in looks]
    if any(column.sign.zh == "班" for column in columns):
        found.append(MAKE_UP)
    return (*found, *(entry for entry in DUES if entry[0] in marks))
