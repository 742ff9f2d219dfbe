"""The table: on the terminal, and in README.md between a figure's two marks, with machine and date."""

import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

from bench.rows import Row
from ledger import moment

README = Path(__file__).with_name("README.md")
HEAD = "| measured | ours | beside it | bar | met |\n|---|---|---|---|---|"
VERDICTS = {True: "yes", False: "**no**", None: ""}


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    return "\n".join([HEAD, *map(_line, rows)])


def _line(row: Row) -> str:
    beside = "; ".join(f"{name} {value}" for name, value in row.beside.items())
    return f"| {row.what} | {row.ours} | {beside} | {row.bar} | {VERDICTS[row.met]} |"


def keep(figure: str, rows: Sequence[Row], *, command: str, database: str) -> None:
    """Put a figure's table into README.md in the place of its last one."""
    marks = [f"<!-- figure {figure} -->", f"<!-- end {figure} -->"]
    between = re.compile(f"(?<={re.escape(marks[0])}\n).*(?={re.escape(marks[1])})", re.DOTALL)
    found = f"{table(rows)}\n\n{moment.today():%Y-%m-%d}, `{command}`, {machine()}, {database}.\n"
    text, put = between.subn(lambda _: found, README.read_text())
    if not put:
        raise LookupError(f"{README.name} has no place for figure {figure}.")
    README.write_text(text)


def machine() -> str:
    """What this ran on, in one line."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    words = [
        f"{os.cpu_count()} cores ({_processor()}), load {os.getloadavg()[1]:.1f}",
        f"{pages / 2**30:.0f} GB",
        platform.system(),
        f"Python {platform.python_version()}",
    ]
    return ", ".join(words)


def _processor() -> str:
    try:
        told = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        told = None
    return told[1] if told else platform.machine()
