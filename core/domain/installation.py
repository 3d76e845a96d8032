"""Is this installation whole: the database and its tables, the languages."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.domain.health import Check

NAMED = 5


def unreachable_database() -> Iterator[str]:
    """Say whether the database answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        yield _("The database does not answer: %(error)s") % {"error": str(error).strip()}


def pending_migrations() -> Iterator[str]:
    """Name the changes of the tables that are still to be made."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _backwards in plan[:NAMED])
        names += f" … ({len(plan)})" if len(plan) > NAMED else ""
        yield _("The tables are not those of this version; run manage.py migrate. Missing: %(names)s") % {
            "names": names
        }


def stale_catalogues() -> Iterator[str]:
    """Name the translations that are not compiled, or are older than their text."""
    for folder in settings.LOCALE_PATHS:
        for text in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = text.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < text.stat().st_mtime:
                yield _("A translation is not compiled; run script/lib/compile_messages.py: %(file)s") % {
                    "file": f"{Path(folder).name}/{text.parents[1].name}/{text.name}"
                }


CHECKS = (
    Check("database", gettext_lazy("The database"), unreachable_database, vital=True),
    Check("migrations", gettext_lazy("The tables"), pending_migrations, vital=True),
    Check("catalogues", gettext_lazy("The translations"), stale_catalogues),
)
