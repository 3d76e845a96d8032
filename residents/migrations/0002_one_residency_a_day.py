from django.db import migrations

TABLE, NAME = "residents_residency", "residents_residency_one_a_day"
RULE = "party_id WITH =, daterange(started_on, COALESCE(ended_on, expires_on)) WITH &&"


def hold(apps, schema_editor):
    """No party has two residencies on one day: a rule over several rows, which only PostgreSQL holds."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist ({RULE})")


def let_go(apps, schema_editor):
    """Without the rule, as before; the extension may serve others."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {NAME}")


class Migration(migrations.Migration):
    dependencies = [("residents", "0001_initial")]

    operations = [migrations.RunPython(hold, let_go)]
