"""`manage.py demo`: load the demonstration Centre, or print its logins."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation

from core import clock
from portal.demo.build import build, is_loaded
from portal.demo.many.multiply import multiply
from portal.demo.people import LOGINS, PASSWORD


class Command(BaseCommand):
    """Loads two believable years of an invented Centre into an empty database."""

    help = "Load the demonstration Centre into an empty database, or print its logins."

    def add_arguments(self, parser: CommandParser) -> None:
        """The day to stand on, and the list of logins."""
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, help="the day the Centre stands on"
        )
        parser.add_argument("--size", type=int, default=0, help="so many applications more, for measurements")
        parser.add_argument("--logins", action="store_true", help="only print the logins by role")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse production, leave a database that has people alone, else build."""
        if options["logins"]:
            self._print_logins()
            return
        if settings.PRODUCTION:
            raise CommandError("The demonstration Centre has known passwords: it is not for production.")
        if is_loaded():
            self.stdout.write("There are people in this database already; nothing was loaded.")
            return
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            today = options["today"] or clock.today()
            built = build(today)
            many = multiply(today, options["size"]) if options["size"] > 0 else 0
        self.stdout.write(
            f"{built.applications} applications and {built.residencies} residencies, by {built.acts} acts."
        )
        if many:
            self.stdout.write(f"And {options['size']} applications with {many} residencies more, in bulk.")

    def _print_logins(self) -> None:
        with translation.override("en"):
            width = max(len(email) for _role, email in LOGINS)
            for role, email in LOGINS:
                self.stdout.write(f"  {email:<{width}}  {PASSWORD}  {role.label}")
