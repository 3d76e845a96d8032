"""A transfer between the units: an act with its day and reason, carried out by a new contract (3.2).

The act drafts the contract of the same party with the other unit. When it is signed, the old residency ends
as a transfer and the new one begins on the same day: neither an end by 3.3.4 nor an admission.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.enums import Unit
from core.errors import DomainError, FieldError
from core.formatting import format_date
from core.quarters import Quarter
from documents.models import Upload
from residents.domain import closing, contract_terms, letters
from residents.domain.checks import (
    day_of,
    require_not_before,
    require_not_future,
    require_status,
    require_words,
)
from residents.domain.contract_templates import template_on
from residents.domain.contract_terms import Signatory
from residents.domain.ends import require_end_day
from residents.domain.gates import passed_gate
from residents.domain.projects import carry_over, project_of
from residents.enums_project import GateState, TransferState
from residents.models import Contract, GateReview, Residency, Transfer
from residents.models.transfer import ORDER

# The purpose of the copy of the act.
ACT_FILE = "transfer.act"
OTHER = {Unit.INCUBATOR: Unit.TECHNOPARK, Unit.TECHNOPARK: Unit.INCUBATOR}
# What the new contract takes from the old one, until its draft is changed.
KEPT = ("direction", "innovation_types", "project_title")
ADMISSION = ("baseline_jobs_full", "baseline_jobs_part", "baseline_revenue", "baseline_investment")


@transaction.atomic
def order_transfer(
    residency: Residency,
    *,
    reason: str,
    starts_on: date,
    act_number: str,
    act_date: date,
    act_file: Upload | None,
    months: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Transfer:
    """Order that a resident goes on in the other unit; its new contract is drafted by the same act.

    The Technopark takes a project whose gate is passed (3.2.2).
    """
    row = transitions.lock(residency)
    scope.require(actor, ORDER, row)
    require_status(row, at)
    if row.transfers.exclude(state=TransferState.WITHDRAWN).exists():
        raise DomainError(_("A transfer of this resident is already ordered."))
    to_unit = OTHER[Unit(row.unit)]
    gate = _gate_of(row, to_unit)
    why = require_words("reason", reason, _("Write why the project moves to the other unit."))
    number = require_words("act_number", act_number, _("Write the number of the act."))
    require_not_future("act_date", act_date, at)
    require_not_before("act_date", act_date, row.started_on, _("The status began later, on %(date)s."))
    require_not_before("starts_on", starts_on, act_date, _("The new contract begins after its act: %(date)s"))
    if act_file is None or act_file.purpose != ACT_FILE:
        raise FieldError("act_file", _("Add the copy of the act."))
    contract = _draft(row, to_unit, starts_on, months, at)
    transitions.create(contract, actor=actor, at=at, reason=why)
    transfer = Transfer(
        residency=row,
        to_unit=to_unit,
        reason=why,
        gate=gate,
        act_number=number,
        act_date=act_date,
        act_file=act_file,
        contract=contract,
    )
    return transitions.create(transfer, actor=actor, at=at, reason=why)


def fixed_terms(contract: Contract) -> dict[str, Any]:
    """The terms that a draft of a transfer keeps whatever is typed: its unit, the figures at admission."""
    return {"unit": contract.unit, **{name: getattr(contract, name) for name in ADMISSION}}


def awaited(contract: Contract) -> Transfer | None:
    """The transfer that this contract is to carry out; none for a contract of an admission."""
    return Transfer.objects.filter(contract=contract, state=TransferState.ORDERED).first()


def leave(transfer: Transfer, day: date, *, actor: Actor, at: datetime | None = None) -> None:
    """End the residency in the old unit on the first day in the new one; what follows an end follows."""
    old = transitions.lock(transfer.residency)
    _require_still_there(old, at)
    require_not_future("signed_on", day, at)
    if day <= old.started_on:
        raise FieldError("signed_on", _("The status in the other unit began on this day or later."))
    require_end_day(old, day, at)
    _require_not_reported(old, day)
    if old.project.gates.filter(state=GateState.OPEN).exists():
        raise DomainError(_("The project is under review: conclude the review first."))
    transitions.perform(
        old,
        "move_on",
        actor=actor,
        at=at,
        reason=transfer.reason,
        ended_on=day,
        end_reason=transfer.reason,
        end_act_number=transfer.act_number,
        end_act_date=transfer.act_date,
    )
    closing.run_steps(old, actor=actor, at=at)


def arrive(transfer: Transfer, residency: Residency, *, actor: Actor, at: datetime | None = None) -> Transfer:
    """The new residency has begun: the project goes on in it, and the resident is told."""
    carry_over(transfer.residency, residency, actor=actor, at=at)
    moved = {"moved_on": residency.started_on, "to_residency": residency}
    transitions.perform(transfer, "complete", actor=actor, at=at, reason=transfer.reason, **moved)
    letters.write_about_transfer(residency, at)
    return transfer


def withdraw_with(contract: Contract, *, reason: str, actor: Actor, at: datetime | None = None) -> None:
    """The contract of a transfer is cancelled: the resident stays where it is."""
    transfer = awaited(contract)
    if transfer is not None:
        transitions.perform(transfer, "withdraw", actor=actor, at=at, reason=reason)


def _require_still_there(residency: Residency, at: datetime | None) -> None:
    """Refuse a transfer of a status that has ended in the meantime."""
    if residency.ended_on is not None or residency.expires_on <= day_of(at):
        raise DomainError(
            _(
                "The status in the other unit has ended in the meantime: cancel this contract. The first day "
                "without it: %(date)s"
            )
            % {"date": format_date(residency.left)}
        )


def _gate_of(residency: Residency, to_unit: str) -> GateReview | None:
    if to_unit != Unit.TECHNOPARK:
        return None
    gate = passed_gate(project_of(residency))
    if gate is None:
        raise DomainError(
            _(
                "The Technopark takes a project whose concept is proven (3.2.2): first a gate review is "
                "passed."
            )
        )
    return gate


def _draft(
    residency: Residency, to_unit: str, starts_on: date, months: int | None, at: datetime | None
) -> Contract:
    old = residency.contract
    signatory = Signatory(
        name=old.signatory_name,
        post=old.signatory_post,
        authority_kind=old.authority_kind,
        authority_number=old.authority_number,
        authority_date=old.authority_date,
    )
    terms = contract_terms.checked(
        old.application,
        starts_on=starts_on,
        months=months,
        report_months=old.report_months,
        unit=to_unit,
        signatory=signatory,
        counterpart_name=old.counterpart_name,
        counterpart_post=old.counterpart_post,
        counterpart_authority=old.counterpart_authority,
        **{name: getattr(old, name) for name in ADMISSION},
        at=at,
    )
    same = {name: getattr(old, name) for name in KEPT}
    template = template_on(clock.day_of(at) if at else clock.today())
    return Contract(
        application=old.application, party=old.party, follows=old, template=template, **same, **terms
    )


def _require_not_reported(old: Residency, day: date) -> None:
    """The quarter of the move is reported once, for the whole firm, from the new unit."""
    quarter = Quarter.of(day)
    if day > quarter.start and old.reports.of_quarter(quarter).filed().exists():
        raise FieldError(
            "signed_on",
            _("The resident has already reported for this period: %(quarter)s.")
            % {"quarter": quarter.label()},
        )
