"""Write the Centre's report of a quarter or a year as PDF: `report 2026-Q3 --language ky --output q3.pdf`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from core import clock
from core.errors import DomainError
from core.languages import LANGUAGE_NAMES
from core.quarters import Quarter
from reporting.domain.printing import print_report, report_of


class Command(BaseCommand):
    help = "Writes the report of a quarter (2026-Q3) or a year (2026) as PDF; a draft until submitted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to print, in which language, where to."""
        parser.add_argument("period", help="2026-Q3 for a quarter, 2026 for a year")
        parser.add_argument("--language", choices=sorted(LANGUAGE_NAMES), default="ky")
        parser.add_argument(
            "--output", type=Path, help="the file to write; by default report-<period>-<language>.pdf"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the frozen report, or a draft from today's facts."""
        language = options["language"]
        with override(language):
            report, content = self._print(options["period"], language)
        output = options["output"] or Path(f"report-{report.code}-{language}.pdf")
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error}") from error
        state = "submitted" if report.paper else "draft"
        self.stdout.write(f"{output}: {report.code}, {language}, {state}")

    def _print(self, period: str, language: str) -> Any:
        try:
            report = report_of(parse_period(period))
            return report, print_report(report, language=language)
        except (DomainError, ValueError) as error:
            raise CommandError(str(error)) from error


def parse_period(text: str) -> Quarter | int:
    """Read `2026-Q3` or `2026`. Raises ValueError for anything else and for what has not begun."""
    period = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else Quarter.parse(text)
    first = period.start if isinstance(period, Quarter) else Quarter(period, 1).start
    if first > clock.today():
        raise ValueError(f"{text} has not begun yet.")
    return period
