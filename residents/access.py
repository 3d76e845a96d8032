"""Who opens this room's papers and scans: staff who see the records, and the resident itself."""

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from documents.access import Viewer, may_see_registers, register
from documents.domain.acts import SCAN
from documents.models import IssuedPaper, MessageFile, Upload
from residents.domain.centre_requests import FILE as REQUEST_FILE
from residents.domain.disputes import OUTCOME_FILE
from residents.domain.evidence import EVIDENCE
from residents.domain.gates import GATE_FILE
from residents.domain.notices import CURE_FILE
from residents.domain.signing import SCAN_PURPOSE
from residents.domain.stages import STAGE_FILE
from residents.domain.termination import ACT_FILE, EVIDENCE_FILE
from residents.domain.transfers import ACT_FILE as TRANSFER_FILE
from residents.models import (
    Contract,
    GateItem,
    InternalRules,
    NamePermission,
    Notice,
    ReportFile,
    Residency,
    ResidentRequest,
    Stage,
    Termination,
    Transfer,
)


def register_policies() -> None:
    """Tell the documents room the rules of this one."""
    register(["paper.contract"], may_read_contract)
    register([SCAN_PURPOSE], may_read_scan, label=_("signed contract"))
    register(["paper.termination_notice", "paper.handover_act"], may_read_notice)
    register(["paper.warning"], may_read_warning)
    register([CURE_FILE], may_read_cure, label=_("evidence that something was put right"))
    register([ACT_FILE], may_read_act, label=_("act that ends a status"))
    register([EVIDENCE_FILE], may_read_act, label=_("evidence of a ground"))
    register([OUTCOME_FILE], may_read_act, label=_("act on a dispute"))
    register([STAGE_FILE], may_read_stage, label=_("evidence of a stage"))
    register([GATE_FILE], may_read_gate, label=_("evidence of a gate review"))
    register([TRANSFER_FILE], may_read_transfer, label=_("act of a transfer between units"))
    register([SCAN], may_read_rules, label=_("scan of an act"))
    register([EVIDENCE], may_read_evidence, label=_("evidence of a report"))
    register(["paper.supplement"], may_read_supplement)
    register(["paper.certificate"], may_read_notice)
    register(["paper.acceptance_act"], may_read_acceptance)
    register(["paper.name_permission"], may_read_name)
    register([REQUEST_FILE], may_read_request, label=_("file of a resident's request"))


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


def may_read_evidence(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A file of a report: who may see reports, and who represents that resident."""
    row = ReportFile.objects.filter(upload=item.pk).select_related("report__residency").first()
    if row is None:
        return False
    if viewer.may_on("residents.view_periodicreport", row.report):
        return True
    return _represents(Residency.objects.filter(pk=row.report.residency_id), viewer)


def may_read_warning(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A warning: who may see notices, and who represents that party."""
    found = Notice.objects.filter(paper=item).first() if isinstance(item, IssuedPaper) else None
    return found is not None and _may_see_of(found.residency, "residents.view_notice", found, viewer)


def may_read_cure(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The evidence that something was put right: as the warning itself."""
    found = Notice.objects.filter(cure_file=item).first() if isinstance(item, Upload) else None
    return found is not None and _may_see_of(found.residency, "residents.view_notice", found, viewer)


def may_read_act(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The acts of a termination and what proves its ground: who may see it, and who represents that party."""
    files = Q(act_file=item) | Q(evidence_file=item) | Q(outcome_file=item)
    found = Termination.objects.filter(files).first() if isinstance(item, Upload) else None
    return found is not None and _may_see_of(found.residency, "residents.view_termination", found, viewer)


def may_read_stage(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """What shows the result of a stage: who may see projects, and who represents that resident."""
    found = Stage.objects.filter(file=item).first() if isinstance(item, Upload) else None
    return found is not None and _may_see_of(found.project.residency, "residents.view_project", found, viewer)


def may_read_gate(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """What proves a line of a gate review: who may see reviews, and who represents that resident."""
    found = GateItem.objects.filter(file=item).first() if isinstance(item, Upload) else None
    if found is None:
        return False
    residency = found.review.project.residency
    return _may_see_of(residency, "residents.view_gatereview", found, viewer)


def may_read_transfer(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The act of a transfer: who may see transfers, and who represents that resident."""
    found = Transfer.objects.filter(act_file=item).first() if isinstance(item, Upload) else None
    return found is not None and _may_see_of(found.residency, "residents.view_transfer", found, viewer)


def may_read_name(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The certificate of a permission: who may see permissions, and who represents that party."""
    found = NamePermission.objects.filter(paper=item).first() if isinstance(item, IssuedPaper) else None
    return found is not None and _may_see_of(found.residency, "residents.view_namepermission", found, viewer)


def may_read_request(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A file of a request's thread: who may see the request, and who represents that resident."""
    row = MessageFile.objects.filter(upload=item.pk).select_related("message").first()
    found = row.message.subject if row else None
    if not isinstance(found, ResidentRequest):
        return False
    return _may_see_of(found.residency, "residents.view_residentrequest", found, viewer)


def may_read_rules(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The scan of an act: who keeps the registers; of internal rules, everybody who acts for a resident."""
    if may_see_registers(item, viewer):
        return True
    asked = viewer.may("residents.acknowledge") and isinstance(item, Upload)
    return asked and InternalRules.objects.filter(act__file=item.pk).exists()


def _may_see_of(residency: Residency, permission: str, record: Model, viewer: Viewer) -> bool:
    return viewer.may_on(permission, record) or _represents(Residency.objects.filter(pk=residency.pk), viewer)


def _may_see(permission: str, rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    record = rows.first()
    if record is not None and viewer.may_on(permission, record):
        return True
    return _represents(rows, viewer)


def _represents(rows: QuerySet[Contract] | QuerySet[Residency], viewer: Viewer) -> bool:
    if viewer.user is None or not viewer.user.is_active:
        return False
    return rows.filter(party__representatives__user=viewer.user).exists()
