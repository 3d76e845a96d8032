"""The database and the models say the same."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", "--check", "--dry-run", verbosity=3)
