"""While many rows come, PostgreSQL looks after them once at the end and not at each row.

Indexes are made anew: that is quicker than to widen each with each row. Foreign keys are compared in one
query each. What a unique key or a check forbids is still refused at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

INDEXES = """
    SELECT format('DROP INDEX %%I', c.relname), pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique AND NOT i.indisexclusion
    ORDER BY c.relname
"""
FOREIGN_KEYS = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
        format(
            'ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)
        )
    FROM pg_constraint
    WHERE conrelid = ANY(%s::regclass[]) AND contype = 'f'
    ORDER BY conname
"""
ROOM = "SET LOCAL work_mem = '128MB'", "SET LOCAL maintenance_work_mem = '256MB'"


@contextmanager
def set_aside(tables: Iterable[str]) -> Iterator[None]:
    """Take indexes and foreign keys of some tables away for a while, on PostgreSQL."""
    if connection.vendor != "postgresql":
        yield
        return
    named = [connection.ops.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        _compare_what_waits(cursor)
        removed: list[tuple[str, str]] = []
        for question in (INDEXES, FOREIGN_KEYS):
            cursor.execute(question, [named])
            removed += cursor.fetchall()
        _each(cursor, [*ROOM, *(drop for drop, _make in removed)])
    yield
    with connection.cursor() as cursor:
        _compare_what_waits(cursor)
        _each(cursor, [make for _drop, make in removed])


def _compare_what_waits(cursor: Any) -> None:
    """A table with rows whose foreign keys wait for the end of the transaction is not altered."""
    _each(cursor, ["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"])


def _each(cursor: Any, statements: Iterable[str]) -> None:
    for statement in statements:
        cursor.execute(statement)
