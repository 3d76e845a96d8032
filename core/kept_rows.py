"""Rows that a migration cannot leave in the tables of before: kept aside as it goes back, given back forth.

One plain table, which is there only while something is kept. Models are those of the migration's state.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Values = dict[str, Any]


def keep(editor: BaseDatabaseSchemaEditor, name: str, rows: Iterable[Values]) -> None:
    """Keep these rows under this name; nothing is kept where there are none."""
    content = json.dumps(list(rows), default=str)
    if content == "[]":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS core_kept_rows "
            "(name varchar(100) NOT NULL PRIMARY KEY, content text NOT NULL)"
        )
        cursor.execute("INSERT INTO core_kept_rows (name, content) VALUES (%s, %s)", [name, content])


def take(editor: BaseDatabaseSchemaEditor, name: str) -> list[Values]:
    """Give what was kept under this name and keep it no more; the last to be taken takes the table away."""
    with editor.connection.cursor() as cursor:
        if "core_kept_rows" not in editor.connection.introspection.table_names(cursor):
            return []
        cursor.execute("SELECT content FROM core_kept_rows WHERE name = %s", [name])
        found = cursor.fetchone()
        cursor.execute("DELETE FROM core_kept_rows WHERE name = %s", [name])
        cursor.execute("SELECT count(*) FROM core_kept_rows")
        if not cursor.fetchone()[0]:
            cursor.execute("DROP TABLE core_kept_rows")
    return json.loads(found[0]) if found else []


def keep_tables(editor: BaseDatabaseSchemaEditor, kept: Iterable[type[models.Model]]) -> None:
    """Keep all rows of these tables."""
    for model in kept:
        keep(editor, model._meta.db_table, model._base_manager.order_by("pk").values())


def restore_tables(editor: BaseDatabaseSchemaEditor, kept: Iterable[type[models.Model]]) -> None:
    """Make the rows again with the keys they had; the next one gets the next key."""
    restored = list(kept)
    for model in restored:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        for row in take(editor, model._meta.db_table):
            values = {name: fields[name].to_python(value) for name, value in row.items()}
            # raw: a column that is made at each save (a folded one) keeps what it had
            model(**values).save_base(raw=True, force_insert=True)
    with editor.connection.cursor() as cursor:
        for statement in editor.connection.ops.sequence_reset_sql(no_style(), restored):
            cursor.execute(statement)


def settle(editor: BaseDatabaseSchemaEditor) -> None:
    """Check what was written at once: PostgreSQL alters no table with checks that still wait."""
    editor.connection.check_constraints()
