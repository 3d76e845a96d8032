"""All operations go through OshTU's accountants: confirmed by their document, returned, reversed (5.3)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.conf import centre
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date, format_money
from core.texts import clean_text
from finance.domain.checks import require_come, require_line
from finance.domain.payments import take_all_back
from finance.domain.queries import balance_of, lock_income, reversal_of
from finance.enums import OperationState
from finance.models import Income, Operation, Spending
from finance.models.operation import ENTER


@transaction.atomic
def confirm_operation[O: Operation](
    operation: O, *, document_number: str, document_date: date, actor: Actor, at: datetime | None = None
) -> O:
    """The accountants have it under this number and date: from now on it counts and stands still (5.3).

    Raises DomainError for a day to come, a closed quarter (7.1), and, where the Centre's setting refuses it,
    for spending that its source does not cover.
    """
    row = transitions.lock(operation)
    number = require_line(
        "document_number", document_number, _("Write the number of the accounting document.")
    )
    require_come("document_date", document_date, at)
    require_come(row.DAY, row.day, at)
    require_open(row.day)
    if centre("OVERSPENDING_REFUSED"):
        _require_covered(row)
    if isinstance(row.reverses, Income):
        take_all_back(transitions.lock(row.reverses), reason=row.reversal_reason, actor=actor, at=at)
    return transitions.perform(
        operation, "confirm", actor=actor, at=at, document_number=number, document_date=document_date
    )


@transaction.atomic
def return_operation[O: Operation](
    operation: O, *, remark: str, actor: Actor, at: datetime | None = None
) -> O:
    """Give an entry back with a remark: it does not agree with the accounts (5.3)."""
    words = _words("remark", remark, _("Write what must be corrected."))
    return transitions.perform(operation, "send_back", actor=actor, at=at, reason=words, remark=words)


@transaction.atomic
def withdraw_operation[O: Operation](
    operation: O, *, reason: str, actor: Actor, at: datetime | None = None
) -> O:
    """Take back an entry that is not confirmed: it did not happen. It stays in the list with its reason."""
    words = _words("reason", reason, _("Write why it is withdrawn."))
    return transitions.perform(operation, "withdraw", actor=actor, at=at, reason=words)


@transaction.atomic
def reverse_operation(
    operation: Operation, *, on: date, reason: str, actor: Actor, at: datetime | None = None
) -> Operation:
    """Enter a reversal of a confirmed row: the row itself never changes (5.3).

    The reversal points at its original, takes its whole amount away, and waits for the accountants itself.
    """
    permissions.require(actor, ENTER)
    row = transitions.lock(operation)
    words = _words("reason", reason, _("Write why it is reversed."))
    _require_reversible(row)
    if on < row.day:
        raise FieldError(
            "on", _("This is before the day of the original: %(date)s") % {"date": format_date(row.day)}
        )
    require_open(on)
    return transitions.create(row.reversal(on, words), actor=actor, at=at)


def lack_after(operation: Operation) -> Decimal:
    """How much its source will lack when `operation` is confirmed; zero when it is covered.

    The Regulation does not say whether that is refused: a setting decides (5.3).
    """
    takes_away = isinstance(operation, Spending) is (operation.reverses is None)
    if not takes_away:
        return Decimal(0)
    return max(Decimal(0), operation.amount - balance_of(operation.source))


def _require_covered(operation: Operation) -> None:
    lock_income(operation.source)
    lack = lack_after(operation)
    if lack:
        raise DomainError(
            _("The confirmed money of this source does not cover it. Lacking: %(lack)s.")
            % {"lack": format_money(lack)}
        )


def _require_reversible(operation: Operation) -> None:
    if operation.state != OperationState.CONFIRMED:
        raise WrongState(_("Only a confirmed entry is reversed; one that is not confirmed is withdrawn."))
    if operation.reverses is not None:
        raise DomainError(_("A reversal is not reversed: enter the right sum anew."))
    if reversal_of(operation) is not None:
        raise DomainError(_("This entry is already reversed."))


def _words(field: str, text: str, sentence: str) -> str:
    words = clean_text(text)
    if not words:
        raise FieldError(field, sentence)
    return words
