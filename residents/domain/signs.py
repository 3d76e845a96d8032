"""What the residents' room itself shows of a resident that may need a call: reports, warnings."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import ngettext

from residents.domain.duty_evidence import reports_filed
from residents.domain.signals import register
from residents.enums_duties import UNCURED, DutyStatus
from residents.models import Notice, Residency


def register_signs() -> None:
    """Say what this room knows."""
    register("late_reports")(late_reports)
    register("open_warnings")(open_warnings)


def late_reports(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """Reports whose day has passed: the same rows that speak of the duty. One query."""
    found = reports_filed(rows, on)
    return {pk: finding.words for pk, finding in found.items() if finding.status == DutyStatus.MISSED}


def open_warnings(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """Warnings sent and not put right, whether their term runs or has passed. One query."""
    sent = Notice.objects.filter(
        residency__in=[row.pk for row in rows], state__in=UNCURED, sent_on__lte=on, second=None
    )
    counted = Counter(sent.values_list("residency", flat=True))
    return {pk: _words(count) for pk, count in counted.items()}


def _words(count: int) -> str:
    words = ngettext("%(count)d warning is not put right.", "%(count)d warnings are not put right.", count)
    return words % {"count": count}
