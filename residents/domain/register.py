"""The register of residents, line by line: who, by which contract, since when, and how it ended (1.4)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from residents.models import Residency

BATCH = 500


def headings() -> list[str]:
    """The heads of the columns, in the language of the moment."""
    return [
        _("Name"),
        _("Kind"),
        _("INN"),
        _("OKPO code"),
        _("Registration number"),
        _("Address"),
        _("Founders"),
        _("Unit"),
        _("Direction"),
        _("Project"),
        _("Contract number"),
        _("Day of the contract"),
        _("Last day of the contract"),
        _("Resident from"),
        pgettext("register", "Status ended on"),
        _("End of the status"),
        _("Ground (3.3.4)"),
        _("Jobs at admission"),
    ]


def rows_of(residencies: QuerySet[Residency]) -> Iterator[list[Any]]:
    """One line for each residency, in the order in which they began."""
    rows = residencies.select_related("party", "contract").prefetch_related("party__founders")
    for residency in rows.order_by("started_on", "pk").iterator(chunk_size=BATCH):
        party, contract = residency.party, residency.contract
        founders = "; ".join(
            f"{one.name} – {one.share}%" for one in party.founders.all() if one.left_on is None
        )
        yield [
            party.name,
            str(party.get_kind_display()),
            party.inn,
            party.okpo,
            party.registration_number,
            party.address,
            founders,
            str(residency.get_unit_display()),
            str(residency.get_direction_display()),
            residency.project_title,
            contract.number,
            contract.signed_on,
            contract.ends_on,
            residency.started_on,
            residency.ended_on,
            str(residency.get_end_kind_display()) if residency.end_kind else "",
            str(residency.get_ground_display()) if residency.ground else "",
            residency.baseline_jobs_full + residency.baseline_jobs_part,
        ]
