"""The figures above the inbox: what is due today, soon, over, and how the month stands."""

from __future__ import annotations

from dataclasses import dataclass

from forms.words import Words
from portal.office import case_lists, task_rows
from portal.office.desk import NEAR_DAYS, Desk, capped


@dataclass(frozen=True)
class Figure:
    """One card: a label, the figure, a note, and a tone where it asks for attention."""

    label: Words
    figure: object
    note: Words
    tone: str = ""


def of_desk(desk: Desk) -> tuple[Figure, ...]:
    """Four cards: three of one's own tasks and pools, one of the whole bureau's month; two statements."""
    tasks = task_rows.figures(desk)
    return (
        Figure(
            Words("今天届满", "Due today"),
            capped(tasks["today"]),
            Words("今晚 24 时前办结", "By midnight"),
            "near" if tasks["today"] else "",
        ),
        Figure(
            Words(f"{NEAR_DAYS} 个工作日内届满", f"Due within {NEAR_DAYS} working day"),
            capped(tasks["near"]),
            Words("不含今天", "After today"),
            "near" if tasks["near"] else "",
        ),
        Figure(
            Words("已超期", "Overdue"),
            capped(tasks["over"]),
            Words("须说明理由", "Reasons are owed") if tasks["over"] else Words("没有", "None"),
            "late" if tasks["over"] else "",
        ),
        _month(desk),
    )


def _month(desk: Desk) -> Figure:
    month = case_lists.month_figures(desk.today)
    label = Words("本月按承诺期限办结", "Kept our promise this month")
    if not month["decided"]:
        return Figure(label, "—", Words("本月尚无决定", "No decision yet this month"))
    note = Words(
        f"共 {month['decided']} 件；法定期限内 {_share(month['lawful'], month['decided'])}",
        f"{month['decided']} decided; within the law {_share(month['lawful'], month['decided'])}",
    )
    return Figure(label, _share(month["kept"], month["decided"]), note, "good")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}%"
