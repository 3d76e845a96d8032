"""The lines of a contract: written while its paper is a draft, frozen with it, stopped by a supplement."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_money
from core.texts import clean_line
from residents.domain.tariffs import line_on, price_for
from residents.enums import ContractState
from residents.enums_contract import GrantKind, SupplementState
from residents.models import Contract, Grant, Supplement, TariffLine

PREPARE = "residents.prepare_contract"
LONGEST_TITLE = 200
LARGEST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class GrantSpec:
    """What is granted: which one and how much; of a fee, the line of the tariff."""

    kind: str
    title: str = ""
    quantity: Decimal = Decimal(1)
    line: TariffLine | None = None


@transaction.atomic
def add_grant(
    paper: Contract | Supplement, spec: GrantSpec, *, actor: Actor, at: datetime | None = None
) -> Grant:
    """Add a line to a draft of a contract or of a supplement. Raises FieldError for one that cannot be."""
    row = _lock_draft(paper, actor)
    contract = row if isinstance(row, Contract) else row.contract
    supplement = row if isinstance(row, Supplement) else None
    day = clock.day_of(at) if at else clock.today()
    line, price = _priced(spec, contract, day)
    grant = Grant(
        contract=contract,
        supplement=supplement,
        kind=_kind(spec.kind),
        title=_title(spec),
        quantity=_quantity(spec.quantity),
        line=line,
        price=price,
    )
    return transitions.create(grant, actor=actor, at=at)


@transaction.atomic
def remove_grant(grant: Grant, *, actor: Actor, at: datetime | None = None) -> Contract | Supplement:
    """Take a line out of a draft; a line of a signed paper is stopped by a supplement."""
    paper = _lock_draft(grant.supplement or grant.contract, actor)
    grant._history_date = at or clock.now()  # type: ignore[attr-defined]
    grant.delete()
    return paper


@transaction.atomic
def stop_grant(supplement: Supplement, grant: Grant, *, actor: Actor, at: datetime | None = None) -> Grant:
    """Say in a draft of a supplement that a line of the contract stops; it stops when both have signed."""
    row = _lock_draft(supplement, actor)
    agreed = Grant.objects.agreed().filter(contract=row.contract_id, pk=grant.pk)
    if not agreed.exists():
        raise DomainError(_("This line is not one of the contract's lines in force."))
    return transitions.update(transitions.lock(grant), actor=actor, at=at, stopped_by=row)


@transaction.atomic
def keep_grant(supplement: Supplement, grant: Grant, *, actor: Actor, at: datetime | None = None) -> Grant:
    """Take back, in a draft, that a line stops."""
    row = _lock_draft(supplement, actor)
    locked = transitions.lock(grant)
    if locked.stopped_by_id != row.pk:
        raise DomainError(_("This supplement does not stop the line."))
    return transitions.update(locked, actor=actor, at=at, stopped_by=None)


def freeze_prices(
    contract: Contract, fees: list[Grant], *, day: date, actor: Actor, at: datetime | None = None
) -> None:
    """Give each fee the price of the tariff in force on `day`, as its paper is agreed or issued."""
    for fee in fees:
        line, price = _priced(GrantSpec(GrantKind.FEE, line=fee.line), contract, day)
        if (fee.line_id, fee.price) != (line and line.pk, price):
            transitions.update(fee, actor=actor, at=at, reason="price of the tariff", line=line, price=price)


def require_prices(contract: Contract, fees: list[Grant], *, day: date) -> None:
    """Refuse when the tariff of `day` asks another price than the one both sides agreed to."""
    for fee in fees:
        line, price = _priced(GrantSpec(GrantKind.FEE, line=fee.line), contract, day)
        if line is not None and price is not None and price != fee.price:
            words = _(
                "The tariff has changed since it was agreed: %(title)s now costs %(price)s. "
                "Open the draft again."
            )
            raise DomainError(words % {"title": line.title, "price": format_money(price)})


def fees_of(paper: Contract | Supplement) -> list[Grant]:
    """The fees a paper itself brings."""
    rows = Grant.objects.filter(kind=GrantKind.FEE).select_related("line__tariff")
    if isinstance(paper, Supplement):
        return list(rows.filter(supplement=paper))
    return list(rows.filter(contract=paper, supplement=None))


def _lock_draft[P: Contract | Supplement](paper: P, actor: Actor) -> P:
    row = transitions.lock(paper)
    scope.require(actor, PREPARE, row)
    if row.state not in (ContractState.DRAFT, SupplementState.DRAFT):
        raise WrongState(
            _("Only a draft can be changed. The state now: %(state)s.") % {"state": row.get_state_display()}
        )
    return row


def _priced(spec: GrantSpec, contract: Contract, day: date) -> tuple[TariffLine | None, Decimal | None]:
    """The line and the price of a fee on `day`; of all else, none."""
    if spec.kind != GrantKind.FEE:
        if spec.line is not None:
            raise FieldError("line", _("Only a fee is taken from the tariff."))
        return None, None
    if spec.line is None:
        raise FieldError("line", _("Choose the line of the tariff."))
    line = line_on(day, spec.line.code)
    return line, price_for(line, contract.unit)


def _kind(kind: str) -> str:
    if kind not in GrantKind.values:
        raise FieldError("kind", _("Choose what is granted from the list."))
    return kind


def _title(spec: GrantSpec) -> str:
    title = clean_line(spec.title)
    if spec.kind in (GrantKind.NAME, GrantKind.FEE):
        return ""
    if not title or len(title) > LONGEST_TITLE:
        raise FieldError("title", _("Write which room, piece of equipment or service it is."))
    return title


def _quantity(quantity: Decimal) -> Decimal:
    if not 0 < quantity <= LARGEST:
        raise FieldError("quantity", _("Write how much: a number above zero."))
    return quantity
