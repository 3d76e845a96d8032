from django.db import migrations

TABLE, NAME = "accounts_appointment", "accounts_appointment_one_a_day"
RULE = "post WITH =, daterange(starts_on, ends_on, '[]') WITH &&"


def hold(apps, schema_editor):
    """No post has two holders on one day: a rule over several rows, which only PostgreSQL holds."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist ({RULE})")


def let_go(apps, schema_editor):
    """Without the rule, as before; the extension may serve others."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {NAME}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_party_details")]

    operations = [migrations.RunPython(hold, let_go)]
