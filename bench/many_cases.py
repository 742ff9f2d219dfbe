"""Many cases: one that the engine took in and accepted, copied row by row inside the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import Application
from workflows import engine
from workflows.models import OPEN_TASK, Process, Task
from workflows.stories.cast import Cast

PERMIT = "greenspace-use"
BEYOND = 10_000_000
# A row with other values in some columns, once for each `n`; keys follow from `n`, so that what belongs
# together is found without looking.
COPY = """
INSERT INTO {table} ({columns})
SELECT {made} FROM {table} model CROSS JOIN generate_series(%(first)s, %(last)s) AS n
CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object({values})) AS made
WHERE model.{key} = %(model)s
"""
# What the database makes up itself is not copied.
COLUMNS = """
SELECT attname FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


def execute(statement: str, *values: object) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def copy(
    table: str, *, model: object, first: int, last: int, values: Mapping[str, str], key: str = "id"
) -> None:
    """Copy a row for each number from `first` to `last`; `values` are SQL expressions over `n`."""
    pairs = SQL(", ").join(SQL("{}, {}").format(Literal(name), SQL(text)) for name, text in values.items())
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [table])
        columns = [name for (name,) in cursor.fetchall()]
        statement = SQL(COPY).format(
            table=Identifier(table),
            columns=SQL(", ").join(map(Identifier, columns)),
            made=SQL(", ").join(Identifier("made", name) for name in columns),
            key=Identifier(key),
            values=pairs,
        )
        cursor.execute(statement, {"first": first, "last": last, "model": model})


def settled() -> None:
    """What autovacuum would have done by the next morning: figures, and pages known to be visible to all."""
    execute("VACUUM ANALYZE")


class Planted:
    """A case that the engine took in and accepted on a day, and the copies made of it so far."""

    def __init__(self, *, on: date, cast: Cast | None = None, beyond: int = BEYOND) -> None:
        self.cast = cast or Cast()
        self.beyond = beyond
        self.copies = 0
        at = datetime.combine(on, time(10), SHANGHAI)
        entry = catalogue.entry(PERMIT, on=on)
        applicant = self.cast.who("applicant")
        self.first: Application = engine.submit(
            permit=PERMIT,
            applicant=applicant,
            answers={**entry.sample(on), "area_m2": beyond // 1_000_000},
            materials={material.code: [] for material in entry.materials},
            by=applicant,
            at=at,
        )
        self.first = engine.perform("accept", case=self.first.pk, by=self.cast.who("acceptor"), at=at)

    def copy_cases(self, number: int) -> range:
        """So many cases more, each with its chain and its process; their numbers."""
        span = {"first": self.copies + 1, "last": self.copies + number}
        key = f"{self.beyond} + n"
        case = {
            "case_no": f"'BENCH-' || {key}",
            "answers_digest": f"md5(({key})::text)",
            "place": f"'绿地 ' || {key}",
        }
        process = Process.objects.get(application=self.first).pk
        copy("ledger_chain", model=self.first.pk, **span, values={"id": key})
        copy(
            "approvals_application",
            model=self.first.pk,
            key="chain_id",
            **span,
            values={"chain_id": key, **case},
        )
        copy("workflows_process", model=process, **span, values={"id": key, "application_id": key})
        self.copies += number
        return range(span["first"], span["last"] + 1)

    def copy_tasks(self, numbers: range, *, each: int = 1, values: Mapping[str, str] | None = None) -> None:
        """So many tasks a case, with these values; `n` counts them through."""
        task = Task.objects.get(application=self.first, status__in=OPEN_TASK)
        case = f"{self.beyond} + (n - 1) / {each} + 1"
        given = {"id": f"{self.beyond} + n", "application_id": case, "process_id": case, **(values or {})}
        first, last = (numbers[0] - 1) * each + 1, numbers[-1] * each
        copy("workflows_task", model=task.pk, first=first, last=last, values=given)

    def copy_what_follows(self, table: str, numbers: range, keys: Mapping[str, str]) -> None:
        """Every row that the first case has in a table, for each copy; `keys` are what must be its own."""
        span = {"first": numbers[0], "last": numbers[-1]}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {table} WHERE application_id = %s ORDER BY id", [self.first.pk])
            models = [model for (model,) in cursor.fetchall()]
        for place, model in enumerate(models, 1):
            own = f"{self.beyond}::bigint * {place} + n"
            values = {"id": own, "application_id": f"{self.beyond} + n", **keys}
            copy(table, model=model, **span, values=values)

    def copy_wholly(self, numbers: range) -> None:
        """All that a recomputation reads of these cases: events, tasks, deadlines, papers."""
        own = f"({self.beyond} + n)"
        self.copy_tasks(numbers)
        self.copy_what_follows("approvals_clockevent", numbers, {})
        task = f"CASE WHEN model.task_id IS NOT NULL THEN {own} END"
        self.copy_what_follows("workflows_deadline", numbers, {"process_id": own, "task_id": task})
        paper = {"id": "gen_random_uuid()", "key": f"{own} || model.kind"}
        code = {"check_code": f"substr(md5({own} || model.kind), 1, 16)"}
        self.copy_what_follows("documents_paper", numbers, {**paper, **code})
