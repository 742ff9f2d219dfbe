"""Counting statements exactly: those that the client sends in the protocol, BEGIN and COMMIT among them."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

STATEMENT = re.compile(rb"\tF\t\d+\t(?:Query|Execute)\t ?(.*)$", re.MULTILINE)

Steps = Sequence[tuple[str, int]]


class Count:
    """What was sent: the texts in their order."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __len__(self) -> int:
        return len(self.texts)


@contextmanager
def counted() -> Iterator[Count]:
    """Count what Django's connection sends within this block; libpq itself writes each message down."""
    connection.ensure_connection()
    sent, count = connection.connection.pgconn, Count()
    with tempfile.NamedTemporaryFile() as file:
        sent.trace(file.fileno())
        try:
            yield count
        finally:
            sent.untrace()
        found = STATEMENT.findall(Path(file.name).read_bytes())
    count.texts = [text.decode(errors="replace").strip('"') for text in found]


def of_steps(case: Iterator[str]) -> Steps:
    """Play a case; each step's name and how many statements it sent."""
    steps = []
    while True:
        with counted() as count:
            step = next(case, None)
        if step is None:
            return steps
        steps.append((step, len(count)))
