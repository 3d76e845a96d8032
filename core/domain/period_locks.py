"""Who waits for whom when a quarter is being closed (7.1).

SQLite's writers stand in one line, so there nothing more is needed. PostgreSQL lets a fact and a report be
written side by side: the fact could pass the check, and be committed after the report counted. There a fact
holds its quarter together with other facts, and a closing holds it alone, until the transaction ends.
"""

from django.db import connection, transaction

from core.quarters import Quarter

# The family of these locks among PostgreSQL's advisory locks.
FAMILY = 52783


def share(quarter: Quarter) -> None:
    """Hold `quarter` open beside other facts. Waits while its report is being submitted."""
    _hold("pg_advisory_xact_lock_shared", quarter)


def own(quarter: Quarter) -> None:
    """Hold `quarter` alone. Waits until the facts being written in it are committed."""
    _hold("pg_advisory_xact_lock", quarter)


def _hold(function: str, quarter: Quarter) -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A quarter is held inside a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s, %s)", [FAMILY, quarter.year * 10 + quarter.number])
