"""What an author reads of an object: whose it is, by which clause, what is still to be done."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_date, format_percent
from ip.domain.ownership import ownership_of
from ip.enums import CLAUSES, OWNERSHIP_TONES, OwnershipBasis, OwnershipState
from ip.models import IPObject


def list_rows(objects: Iterable[IPObject]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`."""
    return [
        {
            "title": row.title,
            "detail": " · ".join([row.get_kind_display(), *_owners(row)]),
            "url": reverse("ip:own_object", args=[row.pk]),
            "status": status_of(row),
        }
        for row in objects
    ]


def status_of(row: IPObject) -> dict[str, str]:
    """The state of the rights in its colour."""
    state = OwnershipState(row.ownership)
    return {"tone": OWNERSHIP_TONES[state], "label": str(state.label)}


def object_page(row: IPObject) -> dict[str, Any]:
    """The context of `ip/own_object.html`."""
    rule = ownership_of(row)
    settled = row.ownership == OwnershipState.SETTLED
    basis = OwnershipBasis(row.ownership_basis) if settled else rule.basis
    known = row.ownership != OwnershipState.UNEXAMINED
    return {
        "object": row,
        "status": status_of(row),
        "headline": _headline(row),
        "basis": basis.label if known else "",
        "clause": CLAUSES[basis] if known else "",
        "lacks": [] if settled or not known else [lack.label for lack in rule.lacks],
        "remuneration_due": known and rule.remuneration_due,
        "owners": [{"label": o.name, "value": format_percent(o.share, 2)} for o in row.owners.all()],
        "creators": [_creator(creator) for creator in row.creators.all()],
        "papers": _papers(row),
    }


def _headline(row: IPObject) -> str:
    owners = _owners(row)
    if owners:
        return _("Owner: %(owners)s") % {"owners": ", ".join(owners)}
    if row.ownership == OwnershipState.EXAMINED:
        return _("The rights are not settled yet")
    return _("It is not examined yet whose the object is")


def _owners(row: IPObject) -> list[str]:
    return [owner.name for owner in row.owners.all()]


def _creator(creator: Any) -> dict[str, str]:
    share = format_percent(creator.contribution, 2) if creator.contribution else ""
    return {"title": creator.name, "detail": creator.get_role_display(), "value": share}


def _papers(row: IPObject) -> list[dict[str, str]]:
    papers = [
        {
            "label": grant.get_kind_display(),
            "value": f"№ {grant.document_number}, {format_date(grant.granted_on, 'short')}",
        }
        for grant in row.grants.all()
    ]
    if row.contract_scan and row.contract_date:
        papers.append(
            {
                "label": _("Contract on the rights"),
                "value": f"№ {row.contract_number}, {format_date(row.contract_date, 'short')}",
                "url": row.contract_scan.get_absolute_url(),
            }
        )
    return papers
