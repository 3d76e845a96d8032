"""The signing of a contract: only then a residency exists (1.4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import people, scope
from accounts.models import Party, User
from accounts.roles import Role
from core.actors import Actor
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_date
from documents.domain.mail import queue_letter
from documents.models import Upload
from residents.domain import projects, transfers
from residents.domain.addresses import cabinet_url
from residents.domain.checks import decision_day, require_not_before, require_not_future, require_words
from residents.enums import ContractState
from residents.models import Contract, Representative, Residency

SCAN_PURPOSE = "contract_scan"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whom the resident names to act for it in the cabinet."""

    email: str
    surname: str
    given_name: str
    patronymic: str = ""
    language: str = "ky"


@transaction.atomic
def sign_contract(
    contract: Contract,
    *,
    signed_on: date,
    scan: Upload,
    representative: Person | None = None,
    university_signed_on: date | None = None,
    resident_signed_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Residency:
    """Record that both sides have signed; the residency begins and its representative is invited (1.4).

    `signed_on` is the day of the last signature; a side whose own day is not given signed on it. The status
    begins then, or on the first day of the contract when that is later. The contract of a transfer ends the
    residency in the other unit on the same day, and its representatives are known (3.2).
    """
    party = transitions.lock(contract.party)
    days = _signature_days(signed_on, university_signed_on, resident_signed_on)
    started_on = max(signed_on, contract.starts_on)
    for field, day in {
        "university_signed_on": university_signed_on,
        "resident_signed_on": resident_signed_on,
    }.items():
        if day is not None:
            _check_day(contract, field, day, at)
    _check_day(contract, "signed_on", signed_on, at)
    for day in (signed_on, started_on):
        require_open(day)
    if scan.purpose != SCAN_PURPOSE:
        raise FieldError("file", _("Add the signed copy of the contract."))
    _require_no_contract(contract)
    transitions.perform(contract, "sign", actor=actor, at=at, signed_on=signed_on, scan=scan, **days)
    transfer = transfers.awaited(contract)
    if transfer is not None:
        transfers.leave(transfer, started_on, actor=actor, at=at)
    _require_no_residency(party, started_on)
    residency = transitions.create(_residency(contract, party, started_on), actor=actor, at=at)
    if transfer is not None:
        transfers.arrive(transfer, residency, actor=actor, at=at)
    else:
        _admit(residency, representative, actor, at)
    return residency


@transaction.atomic
def invite_representative(
    residency: Residency, person: Person, *, actor: Actor, at: datetime | None = None
) -> Representative:
    """Give a person the resident's cabinet and write to them how to enter it."""
    scope.require(actor, "residents.prepare_contract", residency)
    user = people.invite(
        require_words("email", person.email, _("Write the representative's e-mail.")),
        role=Role.RESIDENT,
        surname=require_words("surname", person.surname, _("Write the representative's surname.")),
        given_name=require_words(
            "given_name", person.given_name, _("Write the representative's given name.")
        ),
        patronymic=person.patronymic,
        language=person.language,
        actor=actor,
        at=at,
    )
    known = Representative.objects.filter(party=residency.party, user=user).first()
    row = known or transitions.create(Representative(party=residency.party, user=user), actor=actor, at=at)
    _write_invitation(residency, user, at)
    return row


def _admit(residency: Residency, representative: Person | None, actor: Actor, at: datetime | None) -> None:
    """What comes with a new resident: its project as it was decided on, and who acts for it."""
    if representative is None:
        raise FieldError("email", _("Write the representative's e-mail."))
    projects.begin_project(residency, actor=actor, at=at)
    invite_representative(residency, representative, actor=actor, at=at)


def _signature_days(
    signed_on: date, university_signed_on: date | None, resident_signed_on: date | None
) -> dict[str, Any]:
    """The day of each signature. Raises FieldError when none of them is the last one's day."""
    days = {
        "university_signed_on": university_signed_on or signed_on,
        "resident_signed_on": resident_signed_on or signed_on,
    }
    if max(days.values()) != signed_on:
        raise FieldError("signed_on", _("The contract is signed on the day of the last signature."))
    return days


def _check_day(contract: Contract, field: str, day: date, at: datetime | None) -> None:
    require_not_future(field, day, at)
    decided_on = decision_day(contract.application)
    require_not_before(field, day, decided_on, _("This is before the decision on the application: %(date)s"))
    if contract.issued_on:
        require_not_before(
            field, day, contract.issued_on, _("This is before the contract was issued: %(date)s")
        )
    if day > contract.ends_on:
        raise FieldError(field, _("The term of the contract is already over on this day."))


def _require_no_contract(contract: Contract) -> None:
    """One contract that has not ended for a party and a unit; the database holds it too (1.4)."""
    others = Contract.objects.filter(
        party=contract.party_id, unit=contract.unit, state=ContractState.SIGNED, ended_on=None
    )
    if others.exclude(pk=contract.pk).exists():
        raise DomainError(_("This resident already has a contract in this unit that has not ended."))


def _require_no_residency(party: Party, started_on: date) -> None:
    """One residency at a time; PostgreSQL itself holds it too, for each day."""
    earlier = Residency.objects.filter(party=party)
    if earlier.filter(ended_on=None).exists():
        raise DomainError(_("This resident already has a residency that has not ended."))
    last = earlier.filter(ended_on__gt=started_on).order_by("ended_on").last()
    if last is not None:
        raise FieldError(
            "signed_on",
            _("The earlier residency of this resident ended later, on %(date)s.")
            % {"date": format_date(last.left)},
        )


def _residency(contract: Contract, party: Party, started_on: date) -> Residency:
    return Residency(
        party=party,
        contract=contract,
        unit=contract.unit,
        direction=contract.direction,
        innovation_types=contract.innovation_types,
        project_title=contract.project_title,
        started_on=started_on,
        expires_on=contract.ends_on + timedelta(days=1),
        baseline_jobs_full=contract.baseline_jobs_full,
        baseline_jobs_part=contract.baseline_jobs_part,
        baseline_revenue=contract.baseline_revenue,
        baseline_investment=contract.baseline_investment,
    )


def _write_invitation(residency: Residency, user: User, at: datetime | None) -> None:
    known = user.has_usable_password()
    queue_letter(
        to=user.email,
        template="resident_invitation",
        context={
            "name": " ".join(part for part in (user.given_name, user.patronymic) if part),
            "party": residency.party.name,
            "number": residency.contract.number,
            "project": residency.project_title,
            "password_url": "" if known else people.set_password_url(user),
            "cabinet_url": cabinet_url(user.language),
        },
        language=user.language,
        at=at,
    )
