"""Agreements with partners: entered, signed, extended (8.1, memorandum 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError
from core.formatting import format_date
from core.texts import clean_line
from documents.models import Upload
from partnerships.domain.checks import require_come, require_line
from partnerships.enums import AgreementKind
from partnerships.models import Agreement, AgreementParty, Partner
from partnerships.models.agreement import LONGEST_TERM

SCAN_PURPOSE = "agreement_scan"


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """One side: its name, who signs for it in which post, where it is."""

    name: str
    signatory: str
    post: str
    address: str = ""


@transaction.atomic
def record_agreement(
    *,
    kind: str,
    title: str,
    partner: Partner,
    term_years: int | None,
    parties: Sequence[Signatory],
    actor: Actor,
    at: datetime | None = None,
) -> Agreement:
    """Enter an agreement that is being made with a partner (8.1). Without `term_years` it has no end."""
    permissions.require(actor, "partnerships.add_agreement")
    agreement = Agreement(
        kind=AgreementKind(kind),
        title=require_line("title", title, _("Write the title of the agreement.")),
        partner=partner,
        term_years=_term(term_years),
    )
    transitions.create(agreement, actor=actor, at=at)
    add_parties(agreement, parties, actor=actor, at=at)
    return agreement


def add_parties(
    agreement: Agreement, parties: Sequence[Signatory], *, actor: Actor, at: datetime | None
) -> None:
    """Write the sides of an agreement in their order."""
    for position, side in enumerate(parties, 1):
        row = AgreementParty(
            agreement=agreement,
            position=position,
            name=require_line("name", side.name, _("Write the name of each side.")),
            signatory=require_line("signatory", side.signatory, _("Write who signs.")),
            post=require_line("post", side.post, _("Write the post of who signs.")),
            address=clean_line(side.address),
        )
        transitions.create(row, actor=actor, at=at)


@transaction.atomic
def record_signing(
    agreement: Agreement, *, signed_on: date, scan: Upload, actor: Actor, at: datetime | None = None
) -> Agreement:
    """Enter the day of signing with the signed copy; the term counts from it (memorandum 5).

    No figure of a submitted report rests on this day, so a closed quarter does not refuse it.
    """
    permissions.require(actor, "partnerships.sign_agreement")
    row = transitions.lock(agreement)
    if row.signed_on is not None:
        raise DomainError(_("The day of signing is already entered: %(date)s") % _said(row.signed_on))
    require_come("signed_on", signed_on, at)
    if row.year and signed_on.year != row.year:
        raise FieldError("signed_on", _("The text names the year %(year)s.") % {"year": row.year})
    _check_scan(scan)
    return transitions.update(row, actor=actor, at=at, signed_on=signed_on, counts_from=signed_on, scan=scan)


@transaction.atomic
def extend_agreement(
    agreement: Agreement,
    *,
    signed_on: date,
    term_years: int,
    consent: Upload,
    actor: Actor,
    at: datetime | None = None,
) -> Agreement:
    """Extend by consent of the parties: a new record with the consent (memorandum 5).

    Its term counts from the last day of the term before.
    """
    permissions.require(actor, "partnerships.sign_agreement")
    row = transitions.lock(agreement)
    last = _last_day(row)
    require_come("signed_on", signed_on, at)
    if not row.signed_on or not row.signed_on <= signed_on <= last:
        words = _("The consent must be signed while the agreement is in force, until %(date)s.")
        raise FieldError("signed_on", words % _said(last))
    _check_scan(consent)
    extension = Agreement(
        kind=row.kind,
        title=row.title,
        partner=row.partner,
        term_years=_term(term_years),
        signed_on=signed_on,
        counts_from=last,
        scan=consent,
        extends=row,
    )
    transitions.create(extension, actor=actor, at=at)
    sides = [Signatory(name=p.name, signatory=p.signatory, post=p.post, address=p.address)
             for p in row.parties.all()]  # fmt: skip
    add_parties(extension, sides, actor=actor, at=at)
    return extension


def _last_day(agreement: Agreement) -> date:
    if Agreement.objects.filter(extends=agreement).exists():
        raise DomainError(_("This agreement is already extended."))
    if agreement.expires_on is None:
        raise DomainError(_("An agreement whose end is not known cannot be extended."))
    return agreement.expires_on


def _term(years: int | None) -> int | None:
    if years is not None and not 1 <= years <= LONGEST_TERM:
        raise FieldError("term_years", _("The term is from 1 to 50 years."))
    return years


def _check_scan(scan: Upload) -> None:
    if scan.purpose != SCAN_PURPOSE:
        raise FieldError("file", _("Add the signed copy."))


def _said(day: date) -> dict[str, str]:
    return {"date": format_date(day)}
