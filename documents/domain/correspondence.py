"""Entering documents in the registers of correspondence, and mending an entry (7.3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Party
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_line
from documents.domain.numbers import take_number
from documents.enums import CorrespondenceState, Register
from documents.models import Correspondence, IssuedPaper, Upload

# The purpose of scans of registered documents.
SCAN = "correspondence.scan"
ADD = "documents.add_correspondence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the register says of a document, besides its number."""

    correspondent: str
    subject: str
    party: Party | None = None
    their_number: str = ""
    their_date: date | None = None
    answers: Correspondence | None = None
    paper: IssuedPaper | None = None

    def fields(self) -> dict[str, Any]:
        """The facts as columns, their words cleaned; a party gives its name when none is written."""
        given = {name: getattr(self, name) for name in self.__slots__}
        for name in ("correspondent", "subject", "their_number"):
            given[name] = clean_line(given[name])
        given["correspondent"] = given["correspondent"] or (self.party.name if self.party else "")
        return given


@transaction.atomic
def register_document(
    register: str,
    *,
    registered_on: date,
    scan: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
    **facts: Any,
) -> Correspondence:
    """Enter a document under the next number of its register and year (7.3).

    `facts` are those of `Facts`. Numbers follow the days: raises FieldError ("registered_on") for a day
    before the last entry's or after today, and for facts that do not fit the register.
    """
    permissions.require(actor, ADD)
    kind, fields = Register(register), Facts(**facts).fields()
    _check_facts(kind, registered_on, fields)
    if registered_on > clock.day_of(at or clock.now()):
        raise FieldError("registered_on", _("The day of registration has not come yet."))
    taken = take_number(kind, on=registered_on)
    _require_order(kind, registered_on)
    row = Correspondence(
        register=kind,
        number=taken.number,
        year=taken.year,
        sequence=taken.sequence,
        registered_on=registered_on,
        scan=scan,
        **fields,
    )
    return transitions.create(row, actor=actor, at=at)


@transaction.atomic
def correct_document(
    document: Correspondence,
    *,
    scan: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
    **facts: Any,
) -> Correspondence:
    """Mend what the register says; number and day stay, and what was said before is in the history.

    A new scan replaces the old one, none keeps it. Raises WrongState for a document put to file.
    """
    permissions.require(actor, ADD)
    row = transitions.lock(document)
    if row.state == CorrespondenceState.FILED:
        raise WrongState(_("The document is put to file: its entry does not change any more."))
    fields = Facts(**facts).fields()
    _check_facts(Register(row.register), row.registered_on, fields)
    if fields["answers"] == row:
        raise FieldError("answers", _("A document does not answer itself."))
    return transitions.update(row, actor=actor, at=at, scan=scan or row.scan, **fields)


def _check_facts(register: Register, registered_on: date, fields: dict[str, Any]) -> None:
    incoming = register is Register.INCOMING
    if not fields["correspondent"]:
        raise FieldError("correspondent", _("Write whom the document is from or for."))
    if not fields["subject"]:
        raise FieldError("subject", _("Write what the document is about."))
    if not incoming and (fields["their_number"] or fields["their_date"]):
        raise FieldError(
            "their_number", _("Only an incoming document has a number and a date of its sender.")
        )
    if incoming and fields["paper"]:
        raise FieldError("paper", _("A paper of the Centre cannot come in as an incoming document."))
    if fields["their_date"] and fields["their_date"] > registered_on:
        raise FieldError("their_date", _("The sender's date lies after the day of registration."))


def _require_order(register: Register, registered_on: date) -> None:
    """The register's row is locked by now, so nobody enters between this look and the writing."""
    entries = Correspondence.objects.filter(register=register, year=registered_on.year)
    last = entries.order_by("-sequence").first()
    if last and registered_on < last.registered_on:
        raise FieldError(
            "registered_on",
            _("Numbers follow the days: the last entry of this register is № %(number)s, %(date)s.")
            % {"number": last.number, "date": format_date(last.registered_on)},
        )
