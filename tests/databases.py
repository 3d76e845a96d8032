"""A pytest plugin: one database is migrated, each process of a run gets a copy, each test finds it clean.

A test that commits leaves rows behind. Then the database is made again from what it was, which takes a
moment, instead of being emptied and filled by all that follows a migration, which takes seconds.
With PORTAL_TESTS_SHARED several runs on SQLite, one after the other, take the same clean database.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase

PROCESSES = [f"gw{number}" for number in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")))]
OURS = os.environ.get("PYTEST_XDIST_WORKER", "")
CLEAN = "clean"
# The folder of the run, which its processes share; known once the database is there.
folder = Path()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> None:
    """Whoever comes first migrates, and copies for the others."""
    global folder
    ours = tmp_path_factory.getbasetemp()
    folder = ours.parent if OURS else ours
    if connection.vendor == "sqlite":
        folder = Path(os.environ.get("PORTAL_TESTS_SHARED", folder))
    with django_db_blocker.unblock(), one_at_a_time("databases"):
        take = take_file if connection.vendor == "sqlite" else take_clone
        take(lambda: request.getfixturevalue("django_db_setup"))
    TransactionTestCase._fixture_teardown = lambda _case: make_clean()


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Among the processes of the run, one at a time does what stands inside."""
    with (folder / f"{name}.lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def take_file(migrate: Any) -> None:
    """On SQLite a clean database is a file."""
    clean, ours = clean_file(), Path(settings.DATABASES["default"]["TEST"]["NAME"])
    if clean.exists():
        connection.close()
        shutil.copy(clean, ours)
        connection.settings_dict["NAME"] = str(ours)
    else:
        migrate()
        save_as(clean)


def take_clone(migrate: Any) -> None:
    """On PostgreSQL it is a schema beside the tables; each process finds both in its copy."""
    if (folder / OURS).is_file():
        connection.close()
        connection.settings_dict["NAME"] = (folder / OURS).read_text()
        return
    migrate()
    keep_rows()
    connection.close()  # nobody may have it open while it is copied
    for other in PROCESSES:
        if other != OURS:
            connection.creation.clone_test_db(other, verbosity=0)
            name = connection.creation.get_test_db_clone_settings(other)["NAME"]
            (folder / other).write_text(str(name))


def clean_file() -> Path:
    """Where the clean SQLite database lies."""
    return folder / f"{CLEAN}.sqlite3"


def save_as(path: Path) -> None:
    """Copy the SQLite database as it stands; whoever finds the file finds it whole."""
    half_done = path.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with closing(sqlite3.connect(half_done)) as target:
        connection.connection.backup(target)
    half_done.replace(path)


def load_from(path: Path) -> None:
    """Make the SQLite database what it was in that file."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as source:
        source.backup(connection.connection)


def make_clean() -> None:
    """The database as it was before the first test."""
    if connection.vendor == "sqlite":
        load_from(clean_file())
    else:
        restore_rows()


def keep_rows() -> None:
    """What a migrated PostgreSQL database holds: roles, permissions, the memorandum."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {CLEAN}")
        for table in filled_tables(cursor):
            cursor.execute(f'CREATE TABLE {CLEAN}."{table}" AS TABLE "{table}"')


def restore_rows() -> None:
    """Take every row away and put back those that were kept; foreign keys are asked at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in filled_tables(cursor):
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [CLEAN])
        for (table,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{table}" TABLE {CLEAN}."{table}"')


def filled_tables(cursor: Any) -> list[str]:
    """The tables that have a row."""
    names = connection.introspection.table_names(cursor)
    questions = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in names)  # noqa: S608
    cursor.execute(" UNION ALL ".join(questions))
    return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def in_a_copy(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Goes on in a copy of the database, so that a migration that fails breaks nothing for the others."""
    if connection.vendor != "sqlite":
        pytest.skip("the copy is a file: SQLite alone")
    if not MigrationExecutor(connection).loader.disk_migrations:
        pytest.skip("this run made its database without migrations (--nomigrations)")
    ours = connection.settings_dict["NAME"]

    def move() -> None:
        copy = str(tmp_path / "copy.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        connection.close()
        connection.settings_dict["NAME"] = copy

    yield move
    connection.close()
    connection.settings_dict["NAME"] = ours
