"""Many cases: one that the engine took in and accepted, copied row by row inside the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import Application
from workflows import engine
from workflows.models import OPEN_TASK, Process, Task
from workflows.stories.cast import Cast

PERMIT = "greenspace-use"
# A row of a table with other values in some columns, once for every `n`; keys that follow the case's are
# told by `n` too, so that what belongs together is found without looking.
COPY = """
INSERT INTO {table} SELECT made.* FROM {table} model CROSS JOIN generate_series(%(first)s, %(last)s) AS n
CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object({values})) AS made
WHERE model.{key} = %(model)s
"""
BEYOND = 10_000_000


def execute(statement: str, *values: object) -> int:
    """One statement; how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.rowcount


def scalar(statement: str, *values: object) -> object:
    """The one value that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchone()[0]


def copy(
    table: str, *, model: object, first: int, last: int, values: Mapping[str, str], key: str = "id"
) -> int:
    """Copy a row for each number from `first` to `last`; `values` are SQL expressions over `n`."""
    pairs = SQL(", ").join(SQL("{}, {}").format(Literal(name), SQL(text)) for name, text in values.items())
    statement = SQL(COPY).format(table=Identifier(table), key=Identifier(key), values=pairs)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"first": first, "last": last, "model": model})
        return cursor.rowcount


def settled() -> None:
    """What autovacuum would have done by the next morning: figures, and pages known to be visible to all."""
    execute("VACUUM ANALYZE")


class Planted:
    """The first case, played by the engine, and the copies made of it so far."""

    def __init__(self, *, on: date, hour: int = 10) -> None:
        self.cast = Cast()
        at = datetime.combine(on, datetime.min.time().replace(hour=hour), SHANGHAI)
        entry = catalogue.entry(PERMIT, on=on)
        applicant = self.cast.who("applicant")
        self.first: Application = engine.submit(
            permit=PERMIT,
            applicant=applicant,
            answers=entry.sample(on),
            materials={material.code: [] for material in entry.materials},
            by=applicant,
            at=at,
        )
        self.first = engine.perform("accept", case=self.first.pk, by=self.cast.who("acceptor"), at=at)
        self.copies = 0

    def copy_cases(self, number: int) -> range:
        """So many cases more, each with its chain and its process; their numbers."""
        first, last = self.copies + 1, self.copies + number
        span = {"first": first, "last": last}
        pk, process = self.first.pk, Process.objects.get(application=self.first).pk
        copy("ledger_chain", model=pk, **span, values={"id": f"{BEYOND} + n"})
        case = {
            "chain_id": f"{BEYOND} + n",
            "case_no": "'BENCH-' || n",
            "answers_digest": "md5(n::text)",
            "place": "'绿地 ' || n",
        }
        copy("approvals_application", model=pk, key="chain_id", **span, values=case)
        values = {"id": f"{BEYOND} + n", "application_id": f"{BEYOND} + n"}
        copy("workflows_process", model=process, **span, values=values)
        self.copies = last
        return range(first, last + 1)

    def copy_tasks(self, numbers: range, *, each: int, values: Mapping[str, str]) -> None:
        """So many tasks a case, with these values; `n` counts them through."""
        task = Task.objects.get(application=self.first, status__in=OPEN_TASK)
        case = f"{BEYOND} + (n - 1) / {each} + 1"
        given = {"id": f"{BEYOND} + n", "application_id": case, "process_id": case, **values}
        first, last = (numbers[0] - 1) * each + 1, numbers[-1] * each
        copy("workflows_task", model=task.pk, first=first, last=last, values=given)
