"""Bring the database up to date, load the demonstration Centre once, and print who can log in.

One process for all three: a start should be quick. What is said to it is said to the demonstration:
--today 2026-11-22 loads the Centre as it stands on that day.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
from django.core.management import call_command

django.setup()

from portal.demo.build import is_loaded  # noqa: E402

call_command("migrate", interactive=False, verbosity=0)
if not is_loaded():
    print("Filling the demonstration Centre: two years of work, a minute or two.", file=sys.stderr)
    call_command("demo", *sys.argv[1:], stdout=sys.stderr)
call_command("demo", "--logins")
