"""`manage.py demo` leaves alone what is not its own."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User


def test_production_refuses_known_passwords(db, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")
    assert not User.objects.exists()


def test_a_database_with_people_is_left_alone(director, capsys):
    call_command("demo")
    assert "nothing was loaded" in capsys.readouterr().out
    assert User.objects.count() == 1
