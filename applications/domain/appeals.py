"""Appeals of applicants: filed in time, once a decision, received by the clerk (3.3.1)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.appeal_terms import appeal_until, is_late, may_be_appealed
from applications.domain.letters import write_to_applicant
from applications.models import Appeal, AppealFile, Application, Decision
from core import clock
from core.actors import Actor, StandIn
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_text
from documents.domain.uploads import Incoming, store_upload
from documents.models import Upload

APPEAL_FILE = "appeal.file"
SHORTEST, LONGEST = 20, 6000
MOST_FILES = 5


@transaction.atomic
def file_appeal(
    application: Application, *, text: str, files: Sequence[Incoming] = (), at: datetime | None = None
) -> Appeal:
    """Take an appeal against the decision in force from its applicant.

    Raises FieldError ("text", "files"), WrongState when there is nothing to appeal against, DomainError when
    the term is over or an appeal was filed already. A file that is refused leaves nothing behind.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    decision = _appealable(row, at)
    words = clean_text(text)
    if not SHORTEST <= len(words) <= LONGEST:
        raise FieldError("text", _("Write in a few sentences why you do not agree with the decision."))
    if len(files) > MOST_FILES:
        raise FieldError("files", _("Send at most %(count)d files.") % {"count": MOST_FILES})
    appeal = Appeal(decision=decision, text=words, filed_at=at)
    transitions.create(appeal, actor=StandIn.APPLICANT, at=at)
    for file in files:
        upload = _stored(file, at)
        transitions.create(AppealFile(appeal=appeal, upload=upload), actor=StandIn.APPLICANT, at=at)
    transitions.note(row, "appeal", target=row.state, actor=StandIn.APPLICANT, at=at)
    write_to_applicant(row, "appeal_filed", context={"appeal": appeal}, at=at)
    return appeal


def receive_appeal(appeal: Appeal, *, actor: Actor, at: datetime | None = None) -> Appeal:
    """Take an appeal in: the clerk has seen that it is whole."""
    return transitions.perform(appeal, "receive", actor=actor, at=at)


def why_no_appeal(application: Application, at: datetime) -> str:
    """Say why no appeal can be filed now; nothing when it can."""
    try:
        _appealable(application, at)
    except DomainError as error:
        return str(error)
    return ""


def _appealable(application: Application, at: datetime) -> Decision:
    decision = application.decision
    if decision is None or not decision.is_released or not may_be_appealed(decision):
        raise WrongState(_("There is no decision that can be appealed against."))
    if Appeal.objects.filter(decision=decision).exists():
        raise DomainError(_("An appeal against this decision has already been filed."))
    if is_late(decision, at):
        raise DomainError(
            _("The term for an appeal is over: its last day was %(date)s.")
            % {"date": format_date(appeal_until(clock.day_of(decision.released_at or at)))}
        )
    return decision


def _stored(file: Incoming, at: datetime) -> Upload:
    try:
        return store_upload(file, purpose=APPEAL_FILE, actor=StandIn.APPLICANT, at=at)
    except FieldError as error:
        raise FieldError("files", error.message) from error
