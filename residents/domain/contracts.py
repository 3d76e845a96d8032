"""From an accepted application to a contract ready for signature (1.2, 1.4, 3.3.1)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from applications.domain.conditions import require_condition_met
from applications.enums import ApplicationState
from applications.models import Application
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, WrongState
from documents.domain import papers
from documents.enums import PaperKind
from residents.domain import applicants, contract_terms, contract_text, transfers
from residents.domain.checks import (
    decision_day,
    require_not_before,
    require_not_future,
    require_words,
)
from residents.domain.contract_templates import template_on
from residents.domain.contract_terms import Signatory
from residents.domain.grants import fees_of, require_prices
from residents.enums import ContractState
from residents.models import Contract

__all__ = ["Signatory", "cancel_contract", "draft_contract", "issue_contract", "redraft_contract"]

PREPARE = "residents.prepare_contract"


@transaction.atomic
def draft_contract(
    application: Application,
    *,
    starts_on: date,
    signatory: Signatory,
    counterpart_name: str,
    counterpart_post: str = "",
    counterpart_authority: str = "",
    months: int | None = None,
    report_months: int | None = None,
    unit: str = "",
    baseline_jobs_full: int = 0,
    baseline_jobs_part: int = 0,
    baseline_revenue: Decimal = Decimal(0),
    baseline_investment: Decimal = Decimal(0),
    actor: Actor,
    at: datetime | None = None,
) -> Contract:
    """A draft for an accepted application (3.3.1); only for a legal entity or an entrepreneur (1.4).

    `months` and `report_months` are the Centre's usual terms and `unit` the one the application names, when
    not given.
    """
    row = transitions.lock(application)
    scope.require(actor, PREPARE, row)
    _require_accepted(row)
    require_condition_met(row)
    party = applicants.party_of(row, actor=actor, at=at)
    _require_no_contract(row)
    contract = Contract(
        application=row,
        party=party,
        direction=row.direction,
        innovation_types=row.innovation_types,
        project_title=row.title,
        template=template_on(clock.day_of(at) if at else clock.today()),
        **contract_terms.checked(
            row,
            starts_on=starts_on,
            months=months,
            report_months=report_months,
            unit=unit,
            signatory=signatory,
            counterpart_name=counterpart_name,
            counterpart_post=counterpart_post,
            counterpart_authority=counterpart_authority,
            baseline_jobs_full=baseline_jobs_full,
            baseline_jobs_part=baseline_jobs_part,
            baseline_revenue=baseline_revenue,
            baseline_investment=baseline_investment,
            at=at,
        ),
    )
    return transitions.create(contract, actor=actor, at=at)


@transaction.atomic
def redraft_contract(
    contract: Contract, *, actor: Actor, at: datetime | None = None, **terms: Any
) -> Contract:
    """Change the terms of a draft; they are those of `draft_contract`. An agreed contract does not change.

    The draft takes the version of the words that is in force now.
    """
    row = transitions.lock(contract)
    scope.require(actor, PREPARE, row)
    if row.state != ContractState.DRAFT:
        raise WrongState(
            _("Only a draft can be changed. The state now: %(state)s.") % {"state": row.get_state_display()}
        )
    if row.follows is not None:
        terms |= transfers.fixed_terms(row)
    values = contract_terms.checked(row.application, at=at, **terms)
    template = template_on(clock.day_of(at) if at else clock.today())
    return transitions.update(row, actor=actor, at=at, template=template, **values)


@transaction.atomic
def issue_contract(
    contract: Contract, *, issued_on: date | None = None, actor: Actor, at: datetime | None = None
) -> Contract:
    """Take the number from the register and freeze the words; the PDF is made from them (7.3)."""
    row = transitions.lock(contract)
    day = issued_on or (clock.day_of(at) if at else clock.today())
    require_not_future("issued_on", day, at)
    _require_decided_before("issued_on", day, row)
    transitions.require_possible(row, "issue", actor=actor)
    require_prices(row, fees_of(row), day=day)
    text = contract_text.compose(row)
    paper = papers.issue(
        PaperKind.CONTRACT,
        title=contract_text.title("ky"),
        template="residents/contract_paper.html",
        context={**text["ky"], "original": True},
        subject=row,
        on=day,
        actor=actor,
        at=at,
    )
    return transitions.perform(
        contract, "issue", actor=actor, at=at, text=text, paper=paper, number=paper.number, issued_on=day
    )


@transaction.atomic
def cancel_contract(contract: Contract, *, reason: str, actor: Actor, at: datetime | None = None) -> Contract:
    """It will not be signed; a number already taken stays used, and a new draft may be made.

    A transfer that it was to carry out is withdrawn with it (3.2).
    """
    reason = require_words("reason", reason, _("Write why the contract is cancelled."))
    transitions.perform(contract, "cancel", actor=actor, at=at, reason=reason)
    transfers.withdraw_with(contract, reason=reason, actor=actor, at=at)
    return contract


def _require_accepted(application: Application) -> None:
    if application.state != ApplicationState.ACCEPTED:
        raise WrongState(
            _("A contract is drafted only for an accepted application. The state now: %(state)s.")
            % {"state": application.get_state_display()}
        )


def _require_no_contract(application: Application) -> None:
    if Contract.objects.live().filter(application=application).exists():
        raise DomainError(_("This application already has a contract."))


def _require_decided_before(field: str, day: date, contract: Contract) -> None:
    decided_on = decision_day(contract.application)
    require_not_before(field, day, decided_on, _("This is before the decision on the application: %(date)s"))


def stands_on_decision(application: Application) -> str:
    """Say why the decision on an application cannot be reversed; nothing while no contract stands on it."""
    contract = Contract.objects.live().filter(application=application).order_by("-pk").first()
    if contract is None:
        return ""
    if contract.state == ContractState.SIGNED:
        return _(
            "The contract № %(number)s is signed: the decision is not reversed any more. "
            "The status ends only on a ground of 3.3.4."
        ) % {"number": contract.number}
    return _(
        "A contract is being prepared for this application: cancel it first. The contract: %(contract)s"
    ) % {"contract": contract}
