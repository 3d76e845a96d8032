"""From an accepted application to a contract ready for signature (1.2, 1.4, 3.3.1)."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from applications.enums import ApplicationState
from applications.models import Application
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from documents.domain import papers
from documents.enums import PaperKind
from residents.domain import applicants, contract_text
from residents.domain.checks import (
    require_not_before,
    require_not_future,
    require_words,
)
from residents.enums import RESIDENT_UNITS
from residents.models import Contract

PREPARE = "residents.prepare_contract"


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs in OshTU's name, and by which order or power of attorney (1.2)."""

    name: str
    post: str
    authority_kind: str
    authority_number: str
    authority_date: date


@transaction.atomic
def draft_contract(
    application: Application,
    *,
    starts_on: date,
    signatory: Signatory,
    counterpart_name: str,
    counterpart_post: str = "",
    months: int | None = None,
    unit: str = "",
    baseline_jobs_full: int = 0,
    baseline_jobs_part: int = 0,
    actor: Actor,
    at: datetime | None = None,
) -> Contract:
    """A draft for an accepted application (3.3.1); only for a legal entity or an entrepreneur (1.4).

    `months` is the Centre's usual term and `unit` the one the application names, when not given.
    """
    permissions.require(actor, PREPARE)
    row = transitions.lock(application)
    _require_accepted(row)
    party = applicants.party_of(row, actor=actor, at=at)
    _require_no_contract(row)
    contract = Contract(
        application=row,
        party=party,
        unit=_resident_unit(unit or row.unit),
        direction=row.direction,
        innovation_types=row.innovation_types,
        project_title=row.title,
        counterpart_name=require_words(
            "counterpart_name", counterpart_name, _("Write who signs for the resident.")
        ),
        counterpart_post=counterpart_post.strip(),
        baseline_jobs_full=baseline_jobs_full,
        baseline_jobs_part=baseline_jobs_part,
        **_term(row, starts_on, months),
        **_authority(signatory, at),
    )
    return transitions.create(contract, actor=actor, at=at)


@transaction.atomic
def issue_contract(
    contract: Contract, *, issued_on: date | None = None, actor: Actor, at: datetime | None = None
) -> Contract:
    """Take the number from the register and freeze the words; the PDF is made from them (7.3)."""
    row = transitions.lock(contract)
    day = issued_on or (clock.day_of(at) if at else clock.today())
    require_not_future("issued_on", day, at)
    _require_decided_before("issued_on", day, row)
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
    """It will not be signed; a number already taken stays used, and a new draft may be made."""
    reason = require_words("reason", reason, _("Write why the contract is cancelled."))
    return transitions.perform(contract, "cancel", actor=actor, at=at, reason=reason)


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
    decided_on = contract.application.decision.decided_on
    require_not_before(field, day, decided_on, _("This is before the decision on the application: %(date)s."))


def _resident_unit(unit: str) -> str:
    if unit not in RESIDENT_UNITS:
        raise FieldError("unit", _("Residents belong to the Technopark or to the Business incubator (3.2)."))
    return unit


def _term(application: Application, starts_on: date, months: int | None) -> dict[str, date]:
    require_not_before(
        "starts_on",
        starts_on,
        application.decision.decided_on,
        _("The contract cannot begin before the decision on the application: %(date)s."),
    )
    length = int(centre("CONTRACT_MONTHS")) if months is None else months
    if length < 1:
        raise FieldError("months", _("Write for how many months the contract is made."))
    return {"starts_on": starts_on, "ends_on": _months_later(starts_on, length) - timedelta(days=1)}


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _authority(signatory: Signatory, at: datetime | None) -> dict[str, object]:
    require_not_future("authority_date", signatory.authority_date, at)
    return {
        "signatory_name": require_words("signatory_name", signatory.name, _("Write who signs for OshTU.")),
        "signatory_post": require_words(
            "signatory_post", signatory.post, _("Write the post of the person who signs for OshTU.")
        ),
        "authority_kind": signatory.authority_kind,
        "authority_number": require_words(
            "authority_number",
            signatory.authority_number,
            _("Write the number of the order or the power of attorney by which OshTU is represented (1.2)."),
        ),
        "authority_date": signatory.authority_date,
    }
