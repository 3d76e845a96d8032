"""Supplements: a signed contract changes by numbered papers alone, while it has not ended (1.4)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_text
from documents.domain import papers
from documents.enums import PaperKind
from documents.models import Upload
from residents.domain import supplement_text
from residents.domain.checks import require_not_before, require_not_future, require_words
from residents.domain.extension import extend, require_extendable
from residents.domain.grants import fees_of, freeze_prices
from residents.domain.signing import SCAN_PURPOSE
from residents.enums import ContractState
from residents.enums_contract import SupplementState
from residents.models import Contract, Residency, Supplement

PREPARE, SIGN = "residents.prepare_contract", "residents.sign_contract"


@transaction.atomic
def draft_supplement(
    contract: Contract,
    *,
    effective_on: date,
    new_ends_on: date | None = None,
    words_ky: str = "",
    words_ru: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Supplement:
    """Begin the next supplement of a signed contract that has not ended; grants are added to it then."""
    residency, row = _lock_both(contract)
    scope.require(actor, PREPARE, row)
    _require_unended(residency, row, _day(at))
    if row.supplements.filter(state__in=[SupplementState.DRAFT, SupplementState.ISSUED]).exists():
        raise DomainError(_("Another supplement to this contract is being prepared."))
    place = (row.supplements.aggregate(last=Max("place"))["last"] or 0) + 1
    fields = _checked(row, effective_on, new_ends_on, words_ky, words_ru)
    return transitions.create(Supplement(contract=row, place=place, **fields), actor=actor, at=at)


@transaction.atomic
def redraft_supplement(
    supplement: Supplement,
    *,
    effective_on: date,
    new_ends_on: date | None = None,
    words_ky: str = "",
    words_ru: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Supplement:
    """Change the words and days of a draft; an issued supplement does not change."""
    row = transitions.lock(supplement)
    scope.require(actor, PREPARE, row)
    if row.state != SupplementState.DRAFT:
        raise WrongState(
            _("Only a draft can be changed. The state now: %(state)s.") % {"state": row.get_state_display()}
        )
    fields = _checked(row.contract, effective_on, new_ends_on, words_ky, words_ru)
    return transitions.update(row, actor=actor, at=at, **fields)


@transaction.atomic
def issue_supplement(
    supplement: Supplement, *, issued_on: date | None = None, actor: Actor, at: datetime | None = None
) -> Supplement:
    """Take the number and freeze the words; fees keep the price of the tariff of this day (7.3)."""
    residency, contract = _lock_both(supplement.contract)
    row = transitions.lock(supplement)
    day = issued_on or _day(at)
    require_not_future("issued_on", day, at)
    _require_after_signing("issued_on", day, contract)
    _require_unended(residency, contract, day)
    transitions.require_possible(row, "issue", actor=actor)
    _require_some_change(row)
    freeze_prices(contract, fees_of(row), day=day, actor=actor, at=at)
    text = supplement_text.compose(row)
    paper = papers.issue(
        PaperKind.SUPPLEMENT,
        title=supplement_text.title(row, "ky"),
        template="residents/contract_paper.html",
        context={**text["ky"], "original": True},
        subject=row,
        on=day,
        actor=actor,
        at=at,
    )
    return transitions.perform(
        supplement,
        "issue",
        actor=actor,
        at=at,
        text=text,
        paper=paper,
        number=paper.number,
        issued_on=day,
    )


@transaction.atomic
def sign_supplement(
    supplement: Supplement, *, signed_on: date, scan: Upload, actor: Actor, at: datetime | None = None
) -> Supplement:
    """Record that both have signed: the contract is changed from then on; a new last day moves the status.

    Raises FieldError for a day on which the contract had ended, DomainError once an end is recorded.
    """
    residency, contract = _lock_both(supplement.contract)
    row = transitions.lock(supplement)
    require_not_future("signed_on", signed_on, at)
    _require_after_signing("signed_on", signed_on, contract)
    if row.issued_on:
        words = _("This is before the supplement was issued: %(date)s")
        require_not_before("signed_on", signed_on, row.issued_on, words)
    _require_unended(residency, contract, signed_on)
    if scan.purpose != SCAN_PURPOSE:
        raise FieldError("file", _("Add the signed copy of the supplement."))
    transitions.perform(
        supplement,
        "sign",
        actor=actor,
        at=at,
        signed_on=signed_on,
        scan=scan,
        effective_on=max(row.effective_on, signed_on),
    )
    if supplement.new_ends_on:
        extend(residency, contract, supplement.new_ends_on, signed_on=signed_on, actor=actor, at=at)
    return supplement


@transaction.atomic
def cancel_supplement(
    supplement: Supplement, *, reason: str, actor: Actor, at: datetime | None = None
) -> Supplement:
    """It will not be signed; a number already taken stays used, and what it would stop goes on."""
    reason = require_words("reason", reason, _("Write why the supplement is cancelled."))
    return transitions.perform(supplement, "cancel", actor=actor, at=at, reason=reason)


def _lock_both(contract: Contract) -> tuple[Residency, Contract]:
    """The residency first, as every end locks it first; then its contract."""
    found = Residency.objects.filter(contract=contract).first()
    if found is None:
        raise WrongState(_("A supplement changes a signed contract. Until then the draft itself is changed."))
    return transitions.lock(found), transitions.lock(contract)


def _require_unended(residency: Residency, contract: Contract, day: date) -> None:
    if contract.state != ContractState.SIGNED:
        raise WrongState(_("A supplement changes a signed contract. Until then the draft itself is changed."))
    if residency.ended_on is not None:
        raise WrongState(
            _("The contract has ended, on %(date)s: no supplement changes it any more.")
            % {"date": format_date(residency.ended_on)}
        )
    if day >= residency.expires_on:
        raise WrongState(
            _("The contract has run out, its last day was %(date)s: no supplement changes it any more.")
            % {"date": format_date(contract.ends_on)}
        )


def _require_after_signing(field: str, day: date, contract: Contract) -> None:
    if contract.signed_on:
        words = _("This is before the contract was signed: %(date)s")
        require_not_before(field, day, contract.signed_on, words)


def _require_some_change(supplement: Supplement) -> None:
    grants = supplement.added.exists() or supplement.stopped.exists()
    if not (grants or supplement.new_ends_on or supplement.words_ky):
        raise DomainError(_("The supplement changes nothing yet: a new last day, a grant, or other words."))


def _checked(
    contract: Contract, effective_on: date, new_ends_on: date | None, words_ky: str, words_ru: str
) -> dict[str, Any]:
    """The words and days as columns. Raises FieldError for what cannot stand."""
    if contract.signed_on:
        words = _("This is before the contract was signed: %(date)s")
        require_not_before("effective_on", effective_on, contract.signed_on, words)
    if effective_on > contract.ends_on:
        raise FieldError("effective_on", _("The term of the contract is already over on this day."))
    if new_ends_on is not None:
        require_extendable(contract, new_ends_on)
    texts = {"words_ky": clean_text(words_ky), "words_ru": clean_text(words_ru)}
    for name, other in (("words_ky", "words_ru"), ("words_ru", "words_ky")):
        if texts[other] and not texts[name]:
            raise FieldError(name, _("Write the other changes in both languages."))
    return {"effective_on": effective_on, "new_ends_on": new_ends_on, **texts}


def _day(at: datetime | None) -> date:
    return clock.day_of(at) if at else clock.today()
