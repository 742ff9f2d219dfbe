"""Statements kept prepared on the connection: those whose planning costs more than their work."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from psycopg import Cursor


def rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Execute a statement that the server binds, and plans once a connection; the rows that it gives."""
    connection.ensure_connection()
    bound_by_server: Any = Cursor(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(bound_by_server) as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def first(statement: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """The same, its first row, if it gives any."""
    return next(iter(rows(statement, values)), None)
