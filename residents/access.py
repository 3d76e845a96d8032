"""Who opens this room's papers and scans: staff who see the records, and the resident itself."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from residents.domain.signing import SCAN_PURPOSE
from residents.models import Contract, Residency


def register_policies() -> None:
    """Tell the documents room the rules of this one."""
    register(["paper.contract"], may_read_contract)
    register([SCAN_PURPOSE], may_read_scan, label=_("signed contract"))
    register(["paper.supplement"], may_read_supplement)
    register(["paper.certificate"], may_read_notice)
    register(["paper.acceptance_act"], may_read_acceptance)
    register(["paper.termination_notice"], may_read_notice)


def may_read_contract(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The contract and its signed copy: who may see contracts, and who represents that party."""
    field = "scan" if isinstance(item, Upload) else "paper"
    return _may_see("residents.view_contract", Contract.objects.filter(**{field: item}), viewer)


def may_read_scan(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A signed copy, of a contract or of a supplement to it."""
    return may_read_contract(item, viewer) or may_read_supplement(item, viewer)


def may_read_supplement(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A supplement and its signed copy: who may read the contract it changes."""
    field = "supplements__scan" if isinstance(item, Upload) else "supplements__paper"
    return _may_see("residents.view_contract", Contract.objects.filter(**{field: item}), viewer)


def may_read_acceptance(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """An act of acceptance: who may read the contract it was made under."""
    contract = item.object_id if isinstance(item, IssuedPaper) else None
    return _may_see("residents.view_contract", Contract.objects.filter(pk=contract), viewer)


def may_read_notice(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A paper about a residency: who may see residencies, and who represents that party."""
    residency = item.object_id if isinstance(item, IssuedPaper) else None
    return _may_see("residents.view_residency", Residency.objects.filter(pk=residency), viewer)


def _may_see(permission: str, rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    record = rows.first()
    if record is not None and viewer.may_on(permission, record):
        return True
    return _represents(rows, viewer)


def _represents(rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    if viewer.user is None or not viewer.user.is_active:
        return False
    return rows.filter(party__representatives__user=viewer.user).exists()
