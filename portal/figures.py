"""The Centre in figures: the last quarterly report the Board accepted, and nothing newer (7.1, 7.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reporting.domain.queries import figures_of, latest_accepted
from reporting.indicators import main
from reporting.presentation import figures, sentences


@dataclass(frozen=True)
class PublicReport:
    """The quarter reported on and its figures in words."""

    label: str
    figures: list[dict[str, str]]


def public_figures() -> PublicReport | None:
    """The figures of the last accepted quarter; None until the Board has accepted one."""
    report = latest_accepted()
    if report is None:
        return None
    values = figures_of(report)
    label = _("%(quarter)s, since the beginning of the year.") % {"quarter": report.label()}
    return PublicReport(label, [_figure(entry) for entry in main(values["indicators"])])


def _figure(entry: Mapping[str, Any]) -> dict[str, str]:
    return {
        "label": sentences.label(entry["code"]),
        "value": figures.write(entry["fact"], entry["measure"]),
        "unit": figures.unit(entry["measure"]),
    }
