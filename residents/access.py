"""Who opens this room's papers and scans: staff who see the records, and the resident itself."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from residents.domain.evidence import EVIDENCE
from residents.domain.signing import SCAN_PURPOSE
from residents.models import Contract, ReportFile, Residency


def register_policies() -> None:
    """Tell the documents room the rules of this one."""
    register(["paper.contract"], may_read_contract)
    register([SCAN_PURPOSE], may_read_contract, label=_("signed contract"))
    register(["paper.termination_notice"], may_read_notice)
    register([EVIDENCE], may_read_evidence, label=_("evidence of a report"))


def may_read_contract(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The contract and its signed copy: who may see contracts, and who represents that party."""
    field = "scan" if isinstance(item, Upload) else "paper"
    return _may_see("residents.view_contract", Contract.objects.filter(**{field: item}), viewer)


def may_read_notice(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A notice of termination: who may see residencies, and who represents that party."""
    residency = item.object_id if isinstance(item, IssuedPaper) else None
    return _may_see("residents.view_residency", Residency.objects.filter(pk=residency), viewer)


def may_read_evidence(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A file of a report: who may see reports, and who represents that resident."""
    row = ReportFile.objects.filter(upload=item.pk).select_related("report__residency").first()
    if row is None:
        return False
    if viewer.may_on("residents.view_periodicreport", row.report):
        return True
    return _represents(Residency.objects.filter(pk=row.report.residency_id), viewer)


def _may_see(permission: str, rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    record = rows.first()
    if record is not None and viewer.may_on(permission, record):
        return True
    return _represents(rows, viewer)


def _represents(rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    if viewer.user is None or not viewer.user.is_active:
        return False
    return rows.filter(party__representatives__user=viewer.user).exists()
