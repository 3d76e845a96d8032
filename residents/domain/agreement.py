"""How the two sides agree on a draft: it is shown, remarks go both ways, each gets its answer (1.4)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from applications.domain.letters import write_to_applicant
from core import clock
from core.actors import Actor, StandIn
from core.domain import transitions
from core.errors import DomainError, WrongState
from documents.domain.messages import send_message, settle
from documents.enums import Side
from documents.models import Message
from residents.domain.checks import require_words
from residents.domain.grants import fees_of, freeze_prices
from residents.enums import ContractState
from residents.models import Contract

PREPARE = "residents.prepare_contract"
# The purpose of files of remarks; remarks are words alone.
REMARK = "contract.remark"


@transaction.atomic
def offer_draft(contract: Contract, *, actor: Actor, at: datetime | None = None) -> Contract:
    """Show the draft to the future resident; a letter with the personal link says so."""
    row = _lock_draft(contract)
    scope.require(actor, PREPARE, row)
    day = clock.day_of(at) if at else clock.today()
    transitions.update(row, actor=actor, at=at, reason="offered", offered_on=row.offered_on or day)
    write_to_applicant(row.application, "application_contract", at=at)
    return row


@transaction.atomic
def remark(
    contract: Contract,
    *,
    text: str,
    answer_by: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Message:
    """The Centre writes about a draft; with `answer_by` it waits for an answer before both can agree."""
    row = _lock_draft(contract)
    scope.require(actor, PREPARE, row)
    message = send_message(
        row, side=Side.CENTRE, text=text, purpose=REMARK, answer_by=answer_by, actor=actor, at=at
    )
    offer_draft(row, actor=actor, at=at)
    return message


@transaction.atomic
def remark_from_party(
    contract: Contract, *, text: str, actor: Actor = StandIn.APPLICANT, at: datetime | None = None
) -> Message:
    """The future resident writes about the draft it was shown; the words answer what the Centre asked."""
    row = _lock_draft(contract)
    _require_offered(row)
    asked = Message.objects.of(row).open_requests().first()
    return send_message(row, side=Side.OUTSIDE, text=text, purpose=REMARK, answers=asked, actor=actor, at=at)


@transaction.atomic
def settle_remarks(contract: Contract, *, actor: Actor, at: datetime | None = None) -> Contract:
    """Note that the remarks that wait need no answer in words: the draft was changed, or was right."""
    row = transitions.lock(contract)
    scope.require(actor, PREPARE, row)
    for message in Message.objects.of(row).waiting_for_centre():
        settle(message, actor=actor, at=at)
    return row


@transaction.atomic
def agree(contract: Contract, *, how: str, actor: Actor, at: datetime | None = None) -> Contract:
    """Record that both sides agree; refused while a remark of either side has no answer.

    `how` says in which way the future resident agreed: it stands in the log. Fees get the price of today.
    """
    row = transitions.lock(contract)
    how = require_words("how", how, _("Write how the future resident agreed: by a letter, at a meeting."))
    return _agree(row, reason=how, actor=actor, at=at)


@transaction.atomic
def agree_as_party(contract: Contract, *, at: datetime | None = None) -> Contract:
    """The future resident agrees on its own page to the draft it was shown."""
    row = _lock_draft(contract)
    _require_offered(row)
    return _agree(row, reason="", actor=StandIn.APPLICANT, at=at)


@transaction.atomic
def reopen_contract(contract: Contract, *, reason: str, actor: Actor, at: datetime | None = None) -> Contract:
    """Make an agreed contract a draft again, because something is to be changed."""
    reason = require_words("reason", reason, _("Write what is to be changed."))
    return transitions.perform(contract, "reopen", actor=actor, at=at, reason=reason)


def waits(contract: Contract) -> str:
    """Why the sides cannot agree yet, in a sentence; nothing when no remark waits."""
    thread = Message.objects.of(contract)
    if thread.waiting_for_centre().exists():
        return _("A remark of the future resident has no answer yet.")
    if thread.open_requests().exists():
        return _("The future resident has not answered the Centre's remark yet.")
    return ""


def _agree(row: Contract, *, reason: str, actor: Actor, at: datetime | None) -> Contract:
    transitions.require_possible(row, "agree", actor=actor)
    why_not = waits(row)
    if why_not:
        raise DomainError(why_not)
    day = clock.day_of(at) if at else clock.today()
    freeze_prices(row, fees_of(row), day=day, actor=actor, at=at)
    return transitions.perform(row, "agree", actor=actor, at=at, reason=reason)


def _lock_draft(contract: Contract) -> Contract:
    row = transitions.lock(contract)
    if row.state != ContractState.DRAFT:
        raise WrongState(
            _("Only a draft is negotiated. The state now: %(state)s.") % {"state": row.get_state_display()}
        )
    return row


def _require_offered(contract: Contract) -> None:
    if contract.offered_on is None:
        raise WrongState(_("The draft has not been shown to the future resident yet."))
