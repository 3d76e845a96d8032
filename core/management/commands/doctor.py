"""`manage.py doctor`: what is wrong with this installation or its data, in sentences."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.domain.health import CHECKS, examine
from core.languages import LANGUAGE_NAMES


class Command(BaseCommand):
    """Answers by its exit code too: 0 when nothing is wrong, 1 when something is."""

    help = "Says in sentences what is wrong with the installation and the data; changes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The language of the sentences, and whether files are read."""
        parser.add_argument("--language", choices=sorted(LANGUAGE_NAMES), default=settings.LANGUAGE_CODE)
        parser.add_argument("--fast", action="store_true", help="do not compare files with their hashes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the checks one after another and say what each finds."""
        fast = options["fast"]
        with override(options["language"]):
            if self._say(fast=fast):
                sys.exit(1)
            made = sum(not (fast and check.slow) for check in CHECKS.values())
            self.stdout.write(_("All is well. Checks made: %(count)d.") % {"count": made})

    def _say(self, *, fast: bool) -> int:
        found = 0
        for check, sentence in examine(fast=fast):
            self.stdout.write(f"{check.title}: {sentence}")
            found += 1
        if found:
            self.stdout.write(
                ngettext("Found: %(count)d thing.", "Found: %(count)d things.", found) % {"count": found}
            )
        return found
