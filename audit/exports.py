"""The table of cases as CSV, line by line, so that a year of cases fits through; no cell starts a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from fractions import Fraction

from approvals.catalogue import dated_entry
from approvals.statuses import AcceptMode, Route, Status
from audit.measures import Measure
from audit.privacy import masked
from forms.words import Words

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HEADINGS = (
    Words("办件编号", "Case number"),
    Words("事项", "Permit"),
    Words("事项版本", "Entry in force from"),
    Words("名称", "Title"),
    Words("办理方式", "Route"),
    Words("状态", "State"),
    Words("收件", "Received"),
    Words("受理", "Accepted"),
    Words("受理方式", "Way of acceptance"),
    Words("决定", "Decided"),
    Words("法定工作日", "Statutory days"),
    Words("承诺工作日", "Promised days"),
    Words("实际工作日", "Actual days"),
    Words("自然日", "Calendar days"),
    Words("压缩率", "Cut"),
    Words("承诺届满", "Promised day"),
    Words("法定届满", "Statutory day"),
    Words("超期", "Late"),
    Words("延长", "Extension"),
    Words("停钟（已告知）", "Pauses with notice"),
    Words("停钟（无效）", "Pauses without effect"),
    Words("日历版本", "Calendar"),
    Words("复算一致", "Replay agrees"),
)


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(measures: Iterable[Measure]) -> Iterator[str]:
    """The lines of the file, headings first, in the language of the reader."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([str(words) for words in HEADINGS])
    for measure in measures:
        yield writer.writerow([cell(value) for value in _values(measure)])


def cell(value: object) -> str:
    """A value as a cell: a text that a spreadsheet would take for a formula is led by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return f"{float(value):.4f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.lstrip(" ").startswith(FORMULA) else text


def _values(measure: Measure) -> tuple[object, ...]:
    row, entry = measure.row, dated_entry(measure.row.permit, measure.row.permit_from)
    return (
        row.case_no,
        str(entry.title),
        row.permit_from,
        masked(row.title),
        str(Route(row.route).label),
        str(Status(row.status).label),
        row.received_on,
        row.accepted_on,
        str(AcceptMode(row.accept_mode).label) if row.accept_mode else None,
        row.decided_on,
        measure.statutory,
        measure.promised,
        measure.actual,
        measure.gross,
        measure.cut,
        row.promised_due_on,
        row.statutory_due_on,
        measure.late.value,
        measure.extension,
        measure.noticed_pauses,
        measure.unnoticed_pauses,
        row.calendar_version,
        "1" if measure.is_replayed else "0",
    )
