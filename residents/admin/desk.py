"""What stands above a contract and a supplement: its lines, remarks, papers, and what may be begun."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.admin_pages import page_of
from core.admin_record import Row, Section
from core.formatting import format_date
from documents.domain.messages import thread_of
from documents.enums import PaperKind, Side
from documents.models import IssuedPaper, Message
from documents.thread_lines import lines_of
from residents.domain.agreement import PREPARE
from residents.domain.grant_words import line_of
from residents.enums import ContractState
from residents.enums_contract import SupplementState
from residents.models import Contract, Grant, Project, Residency, Supplement, Transfer
from residents.views.project_words import headline_of


def contract_sections(request: HttpRequest, contract: Contract) -> list[Section]:
    """The lines of a contract, its supplements, the remarks of both sides."""
    lines = contract.grants.select_related("line__tariff", "supplement", "stopped_by")
    draft = contract.state == ContractState.DRAFT and request.user.has_perm(PREPARE)
    sections = [
        {
            "title": _("What is granted"),
            "rows": [_grant(line, draft) for line in lines],
            "empty": _("The contract grants nothing by lines yet."),
        }
    ]
    if contract.state == ContractState.SIGNED:
        rows = [_supplement(row) for row in contract.supplements.order_by("place")]
        acts = IssuedPaper.objects.filter(kind=PaperKind.ACCEPTANCE_ACT, object_id=str(contract.pk))
        sections += [
            {"title": _("Supplements"), "rows": rows, "empty": _("The contract has no supplements.")},
            {
                "title": _("Acts of acceptance"),
                "rows": [paper_row(one) for one in acts],
                "empty": _("None yet."),
            },
        ]
    elif thread_of(contract).exists() or contract.state == ContractState.DRAFT:
        remarks = lines_of(contract, reader=Side.CENTRE, other=contract.counterpart_name)
        rows = [{"text": line.text, "note": f"{line.who} · {line.when} {line.asks}"} for line in remarks]
        sections.append({"title": _("Remarks"), "rows": rows, "empty": _("Nobody has written a remark.")})
    return sections


def contract_links(request: HttpRequest, contract: Contract) -> list[tuple[Any, str]]:
    """What may be begun on a contract now."""
    if not request.user.has_perm(PREPARE):
        return []
    if contract.state == ContractState.DRAFT:
        links = [
            (_("Add what is granted"), _url("contract_grant", contract)),
            (_("Write a remark"), _url("contract_remark", contract)),
        ]
        if contract.offered_on is None:
            links.insert(0, (_("Show the draft to the future resident"), _url("contract_offer", contract)))
        if Message.objects.of(contract).waiting_for_centre().exists():
            links.append((_("No answer is needed"), _url("contract_settle", contract)))
        return links
    if contract.state == ContractState.SIGNED and contract.ended_on is None:
        return [
            (_("Draft a supplement"), _url("contract_supplement", contract)),
            (_("Make the act of acceptance"), _url("contract_acceptance", contract)),
        ]
    return []


def supplement_sections(request: HttpRequest, supplement: Supplement) -> list[Section]:
    """What a supplement adds and stops; of a draft, every line of the contract with the choice to stop it."""
    draft = supplement.state == SupplementState.DRAFT and request.user.has_perm(PREPARE)
    added = supplement.added.select_related("line__tariff", "supplement", "stopped_by")
    stopped = supplement.stopped.select_related("line__tariff", "supplement", "stopped_by")
    sections = [
        {
            "title": _("Is added"),
            "rows": [_grant(line, draft) for line in added],
            "empty": _("The supplement adds no lines."),
        },
        {
            "title": _("Is no longer given"),
            "rows": [_stop(supplement, line, draft, _("Keep the line")) for line in stopped],
            "empty": _("The supplement stops no lines."),
        },
    ]
    if draft:
        kept = Grant.objects.agreed().filter(contract=supplement.contract_id).exclude(stopped_by=supplement)
        rows = [
            _stop(supplement, line, draft, _("Stop the line by this supplement"))
            for line in kept.select_related("line__tariff", "supplement", "stopped_by")
        ]
        sections.append({"title": _("Stays as it is"), "rows": rows, "empty": _("None yet.")})
    return sections


def supplement_links(request: HttpRequest, supplement: Supplement) -> list[tuple[Any, str]]:
    """What may be done with a supplement besides its acts."""
    text = (_("Read the text (PDF)"), _url("supplement_text", supplement))
    if supplement.state == SupplementState.DRAFT and request.user.has_perm(PREPARE):
        return [
            (_("Add what is granted"), _url("supplement_grant", supplement)),
            (_("Change the draft"), _url("supplement_redraft", supplement)),
            text,
        ]
    return [text]


def _grant(line: Grant, draft: bool) -> Row:
    notes = [str(line.get_kind_display())]
    if line.supplement:
        notes.append(_("by the supplement %(number)s") % {"number": line.supplement.number or _("draft")})
    if line.stopped_by and line.stopped_by.state == SupplementState.SIGNED:
        day = format_date(line.stopped_by.effective_on, "short")
        notes.append(_("not given since %(date)s") % {"date": day})
    links = [(_("Remove"), _url("grant_remove", line))] if draft else []
    return {"text": line_of(line), "note": " · ".join(notes), "links": links}


def _stop(supplement: Supplement, line: Grant, draft: bool, words: str) -> Row:
    url = reverse("admin:residents_supplement_stop", args=[supplement.pk, line.pk])
    return {"text": line_of(line), "links": [(words, url)] if draft else []}


def _supplement(row: Supplement) -> Row:
    signed = format_date(row.signed_on, "short") if row.signed_on else ""
    note = " · ".join(part for part in (str(row.get_state_display()), signed) if part)
    return {"text": row.number or _("draft"), "note": note, "url": page_of(row)}


def project_sections(residency: Residency) -> list[Section]:
    """The project of a residency, and the transfers by which it came and goes (3.2)."""
    known = Project.objects.select_related("residency").prefetch_related("stages")
    project = known.filter(residency=residency).first()
    rows: list[Row] = []
    if project is not None:
        note = headline_of(project.stages.all())
        rows.append({"text": project.title, "note": note, "url": page_of(project)})
    moves = Transfer.objects.filter(Q(residency=residency) | Q(to_residency=residency)).order_by("pk")
    sections: list[Section] = [
        {"title": _("Project"), "rows": rows, "empty": _("The project goes on in another unit.")}
    ]
    if moves:
        rows = [{"text": str(one), "note": one.get_state_display(), "url": page_of(one)} for one in moves]
        sections.append({"title": _("Transfers between units"), "rows": rows, "empty": ""})
    return sections


def paper_row(paper: IssuedPaper) -> Row:
    """A numbered paper with its day, to open."""
    return {
        "text": f"{paper.number}, {format_date(paper.issued_on, 'short')}",
        "url": paper.get_absolute_url(),
    }


def _url(name: str, record: Any) -> str:
    return reverse(f"admin:residents_{name}", args=[record.pk])
