"""Statements kept prepared on the connection: those whose planning costs more than their work."""

import threading
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import Cursor

Values = Mapping[str, Any] | Sequence[Any]


class _OfThread(threading.local):
    """A thread's own cursor: what it has learned about types serves its next statement as well."""

    cursor: Any = None

    def on(self, connection: Any) -> Any:
        """The cursor, if it is of this connection; else a new one."""
        if self.cursor is None or self.cursor.connection is not connection:
            self.cursor = Cursor(connection)
        return self.cursor


_bound_by_server = _OfThread()


def rows(statement: str, values: Values) -> list[tuple[Any, ...]]:
    """Execute a statement that the server binds, and plans once a connection; the rows that it gives."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    cursor = _bound_by_server.on(database.connection)
    if database.queries_logged or database.execute_wrappers:
        database.make_debug_cursor(cursor).execute(statement, values)
    else:
        database.validate_no_broken_transaction()
        with database.wrap_database_errors:
            cursor.execute(statement, values)
    return cursor.fetchall() if cursor.pgresult.nfields else []


def first(statement: str, values: Values) -> tuple[Any, ...] | None:
    """The same, its first row, if it gives any."""
    return next(iter(rows(statement, values)), None)
