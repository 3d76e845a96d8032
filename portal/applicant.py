"""The applicant's page: one application across the rooms, from the first letter to the contract."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from applications.domain.queries import files_of
from applications.domain.receipt import receipts_of
from applications.enums import ApplicantForm, Outcome
from applications.enums_decision import ConditionState
from applications.models import Application, Condition, Decision
from core.clock import day_of, now
from core.formatting import format_date, format_datetime
from core.models import TransitionLog
from documents.file_notes import file_note
from portal.applicant_decision import (
    AppealPage,
    ahead_of,
    appeal_page,
    condition_of,
    is_told,
    letters,
    told_decisions,
)
from portal.applicant_item import Item
from portal.applicant_words import (
    AHEAD,
    CONDITION_FAILED,
    CONDITION_FIRST,
    CONTRACT,
    DECIDING,
    DECISION,
    DONE,
    NOTHING_NOW,
    REGISTER_FIRST,
    STATUS,
    StatusWords,
)
from residents.enums import ContractState
from residents.models import Contract

WITH_REASON = frozenset({"return_for_revision", "reverse_decision"})


@dataclass(frozen=True)
class ApplicantPage:
    """All the page shows, ready to print."""

    application: Application
    state: str
    tone: str
    what: str
    next: str
    calm: str
    decision: Decision | None
    condition: Condition | None
    appeal: AppealPage
    contract: Contract | None
    draft: Contract | None = None
    way: list[Item] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)


def page_of(application: Application, at: datetime | None = None) -> ApplicantPage:
    """Put together what an applicant may know: of a decision, nothing before its release."""
    state = application.told_state
    words = STATUS[state]
    told = told_decisions(application)
    decision = next((one for one in told if one.pk == application.decision_id), None)
    made = Contract.objects.live().filter(application=application).first()
    prepared = made is not None and made.state in (ContractState.DRAFT, ContractState.AGREED)
    contract = None if prepared else made
    must = _must(application, decision, contract)
    waits = state in AHEAD and not words.waits_for_you and not must
    return ApplicantPage(
        application=application,
        state=state,
        tone="wait" if must else words.tone,
        what=_contract_what(contract) or _what(decision, words),
        next=must or _next(state, contract),
        calm=str(NOTHING_NOW) if waits and not contract else "",
        decision=decision,
        condition=condition_of(decision),
        appeal=appeal_page(decision, application, at or now()),
        contract=contract,
        draft=made if prepared and made is not None and made.offered_on else None,
        way=_way(application, state, told, contract),
        documents=_documents(application, told),
    )


def _next(state: str, contract: Contract | None) -> str:
    if contract is not None:
        signed = contract.state == ContractState.SIGNED
        return (
            _("your representative works in the resident's cabinet.")
            if signed
            else _("both parties sign the contract.")
        )
    return str(STATUS[state].next)


def _what(decision: Decision | None, words: StatusWords) -> str:
    if decision is not None and decision.outcome == Outcome.CONDITIONAL:
        return _("The application is accepted on condition")
    return str(words.what)


def _contract_what(contract: Contract | None) -> str:
    if contract is None:
        return ""
    if contract.state == ContractState.SIGNED:
        return _("The contract is signed. Number: %(number)s") % {"number": contract.number}
    return _("The contract is ready to be signed. Number: %(number)s") % {"number": contract.number}


def _must(application: Application, decision: Decision | None, contract: Contract | None) -> str:
    """Say what the applicant has to do after an acceptance before there can be a contract (1.4)."""
    if decision is None or not decision.is_positive or contract is not None:
        return ""
    condition = condition_of(decision)
    if condition is not None and condition.state == ConditionState.FAILED:
        return str(CONDITION_FAILED)
    if condition is not None and condition.state == ConditionState.WAITING:
        return str(CONDITION_FIRST)
    is_team = application.applicant_form == ApplicantForm.PROJECT_TEAM
    return str(REGISTER_FIRST) if is_team and condition is None else ""


def _way(application: Application, state: str, told: list[Decision], contract: Contract | None) -> list[Item]:
    done = [
        Item(
            str(DONE[row.transition]),
            "done",
            format_datetime(row.at),
            row.reason if row.transition in WITH_REASON else "",
        )
        for row in TransitionLog.objects.of(application)
        if is_told(row, told)
    ]
    if contract is not None:
        signed = contract.state == ContractState.SIGNED and contract.signed_on
        when = format_date(contract.signed_on) if signed else ""
        return [*done, Item(_contract_what(contract), "done" if signed else "now", when)]
    ahead = ahead_of(application, state, told)
    return [*done, *(_ahead(application, title, place) for place, title in enumerate(ahead))]


def _ahead(application: Application, title: Any, place: int) -> Item:
    due = ""
    if title in (DECISION, DECIDING) and application.call.decision_on:
        due = _("By: %(date)s") % {"date": format_date(application.call.decision_on)}
    if title == CONTRACT:
        due = _("If the decision is positive")
    return Item(str(title), "now" if place == 0 else "next", due)


def _documents(application: Application, told: list[Decision]) -> list[dict[str, str]]:
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
    return [*letters(told), *receipts, *own]
