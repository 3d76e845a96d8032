"""Indexes that make the folded search quick on PostgreSQL: three letters at a time (pg_trgm).

A step after every migration and not a migration: one place serves the folded column of every room.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.db import connections

from core.fields import FoldedField


def make_search_indexes(sender: AppConfig, using: str, **_signal: Any) -> None:
    """Index the folded columns of `sender`'s models; nothing on other databases. Idempotent."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    columns = list(folded_columns(sender, connection.introspection.table_names()))
    if not columns:
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for table, column in columns:
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {quote(index_name(table, column))} "
                f"ON {quote(table)} USING gin ({quote(column)} gin_trgm_ops)"
            )


def folded_columns(app: AppConfig, tables: list[str]) -> Iterator[tuple[str, str]]:
    """The table and column of each folded field; histories are not searched."""
    for model in app.get_models():
        if model._meta.db_table in tables and not hasattr(model, "history_id"):
            for field in model._meta.get_fields():
                if isinstance(field, FoldedField) and field.column:
                    yield model._meta.db_table, field.column


def index_name(table: str, column: str) -> str:
    """The name of a search index, within PostgreSQL's 63 letters."""
    return f"{table}_{column}_trgm"[-63:]
