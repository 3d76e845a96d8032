"""The database and the models say the same."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_no_migration_is_pending():
    call_command("makemigrations", "--check", "--dry-run", verbosity=3)


def test_the_migrated_tables_have_each_column_constraint_and_index_of_the_models():
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not model._meta.proxy:
                assert columns_of(model._meta, cursor) == {
                    field.column: field.null for field in model._meta.local_concrete_fields
                }
                assert names_of(model._meta) <= names_in_table(model._meta, cursor)


def columns_of(options, cursor):
    """The columns as the database has them: their names, and whether they may be empty."""
    described = connection.introspection.get_table_description(cursor, options.db_table)
    return {column.name: column.null_ok for column in described}


def names_of(options):
    return {one.name for one in (*options.constraints, *options.indexes)}


def names_in_table(options, cursor):
    """The names of constraints and indexes; of SQLite's own words, which Django reads only in part."""
    if connection.vendor != "sqlite":
        return set(connection.introspection.get_constraints(cursor, options.db_table))
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = %s", [options.db_table])
    rows = cursor.fetchall()
    written = " ".join(sql or "" for _name, sql in rows)
    return {name for name, _sql in rows} | set(re.findall(r'CONSTRAINT "(\w+)"', written))
