"""The applicant's page: one application across the rooms, from the first letter to the contract."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from applications.answers import file_note
from applications.domain.queries import files_of
from applications.domain.receipt import receipts_of
from applications.enums import ApplicantForm
from applications.enums import ApplicationState as S
from applications.models import Application, Decision
from core.clock import day_of
from core.formatting import format_date, format_datetime
from core.models import TransitionLog
from portal.applicant_words import (
    AHEAD,
    CONTRACT,
    DECIDING,
    DECISION,
    DONE,
    NOTHING_NOW,
    REGISTER_FIRST,
    STATUS,
)
from residents.enums import ContractState
from residents.models import Contract

WITH_REASON = frozenset({"return_for_revision"})


@dataclass(frozen=True)
class Item:
    """One line of the way; `state` is `done`, `now` or `next`."""

    title: str
    state: str
    when: str = ""
    text: str = ""


@dataclass(frozen=True)
class ApplicantPage:
    """All the page shows, ready to print."""

    application: Application
    tone: str
    what: str
    next: str
    calm: str
    decision: Decision | None
    contract: Contract | None
    way: list[Item] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)


def page_of(application: Application) -> ApplicantPage:
    """Put together what an applicant may know of an application that was sent."""
    words = STATUS[application.state]
    decision = Decision.objects.filter(application=application).select_related("letter").first()
    contract = (
        Contract.objects.live().filter(application=application).exclude(state=ContractState.DRAFT).first()
    )
    waits = (
        application.state in AHEAD and not words.waits_for_you and not _must_register(application, contract)
    )
    return ApplicantPage(
        application=application,
        tone=words.tone,
        what=_contract_what(contract) or str(words.what),
        next=_next(application, contract),
        calm=str(NOTHING_NOW) if waits and not contract else "",
        decision=decision,
        contract=contract,
        way=_way(application, contract),
        documents=_documents(application, decision),
    )


def _next(application: Application, contract: Contract | None) -> str:
    if contract is not None:
        signed = contract.state == ContractState.SIGNED
        return (
            _("your representative works in the resident's cabinet.")
            if signed
            else _("both parties sign the contract.")
        )
    if _must_register(application, contract):
        return str(REGISTER_FIRST)
    return str(STATUS[application.state].next)


def _contract_what(contract: Contract | None) -> str:
    if contract is None:
        return ""
    if contract.state == ContractState.SIGNED:
        return _("The contract is signed. Number: %(number)s") % {"number": contract.number}
    return _("The contract is ready to be signed. Number: %(number)s") % {"number": contract.number}


def _must_register(application: Application, contract: Contract | None) -> bool:
    """Say whether a team has been accepted that cannot sign before it is registered (1.4)."""
    team = application.applicant_form == ApplicantForm.PROJECT_TEAM
    return team and application.state == S.ACCEPTED and contract is None


def _way(application: Application, contract: Contract | None) -> list[Item]:
    done = [
        Item(
            str(DONE[row.transition]),
            "done",
            format_datetime(row.at),
            row.reason if row.transition in WITH_REASON else "",
        )
        for row in TransitionLog.objects.of(application)
        if row.transition in DONE
    ]
    if contract is not None:
        signed = contract.state == ContractState.SIGNED and contract.signed_on
        when = format_date(contract.signed_on) if signed else ""
        return [*done, Item(_contract_what(contract), "done" if signed else "now", when)]
    ahead = AHEAD.get(application.state, ())
    return [*done, *(_ahead(application, title, place) for place, title in enumerate(ahead))]


def _ahead(application: Application, title: Any, place: int) -> Item:
    due = ""
    if title in (DECISION, DECIDING):
        due = _("By: %(date)s") % {"date": format_date(application.call.decision_on)}
    if title == CONTRACT:
        due = _("If the decision is positive")
    return Item(str(title), "now" if place == 0 else "next", due)


def _documents(application: Application, decision: Decision | None) -> list[dict[str, str]]:
    own = [
        {
            "title": one.upload.name,
            "url": one.upload.get_absolute_url(),
            "detail": f"{one.get_kind_display()} · {file_note(one.upload)}",
            "value": format_date(day_of(one.created_at), "short"),
        }
        for one in files_of(application)
    ]
    receipts = [
        {
            "title": _("Receipt of the application"),
            "url": paper.get_absolute_url(),
            "detail": f"№ {paper.number} · PDF",
            "value": format_date(paper.issued_on, "short"),
        }
        for paper in receipts_of(application)
    ]
    if decision is None:
        return [*receipts, *own]
    letter = {
        "title": _("Letter about the decision"),
        "url": decision.letter.get_absolute_url(),
        "detail": f"№ {decision.letter.number} · PDF",
        "value": format_date(decision.letter.issued_on, "short"),
    }
    return [letter, *receipts, *own]
