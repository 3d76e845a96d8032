"""Papers that prove what a contract gives: the certificate of the status, the act of acceptance (3.3.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import scope
from accounts.domain.appointments import director_on
from accounts.models import Post
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, WrongState
from documents.domain import papers
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.domain.checks import require_not_before, require_not_future, require_words
from residents.enums import ContractState
from residents.enums_contract import GrantKind
from residents.models import Contract, Grant, Residency

PREPARE = "residents.prepare_contract"
HANDED_OVER = (GrantKind.ROOM, GrantKind.EQUIPMENT)


@transaction.atomic
def issue_certificate(residency: Residency, *, actor: Actor, at: datetime | None = None) -> IssuedPaper:
    """A certificate that the status is in force on this day; refused when it is not."""
    row = transitions.lock(residency)
    scope.require(actor, PREPARE, row)
    on = clock.day_of(at) if at else clock.today()
    if not row.is_in_force(on):
        raise WrongState(_("The resident status is not in force."))
    return papers.issue(
        PaperKind.CERTIFICATE,
        title=gettext_lazy("Certificate of resident status"),
        template="residents/certificate.html",
        context={
            "party": row.party.name,
            "inn": row.party.inn if row.party.inn.startswith("0") else "",
            "unit": row.get_unit_display(),
            "project": row.project_title,
            "contract_number": row.contract.number,
            "contract_date": row.contract.signed_on,
            "started_on": row.started_on,
            "last_day": row.contract.ends_on,
            "on": on,
            "signatory": signatory_on(on),
        },
        subject=row,
        on=on,
        actor=actor,
        at=at,
    )


@transaction.atomic
def issue_acceptance(
    contract: Contract,
    *,
    handed_by: str,
    taken_by: str,
    remarks: str = "",
    on: date,
    actor: Actor,
    at: datetime | None = None,
) -> IssuedPaper:
    """The act by which the rooms and equipment of a signed contract pass to the resident."""
    row = transitions.lock(contract)
    scope.require(actor, PREPARE, row)
    if row.state != ContractState.SIGNED or row.signed_on is None or not on < row.left:
        raise WrongState(_("An act of acceptance is made under a contract in force."))
    require_not_future("on", on, at)
    require_not_before("on", on, row.signed_on, _("This is before the contract was signed: %(date)s"))
    lines = [grant for grant in Grant.objects.in_force(on).filter(contract=row) if grant.kind in HANDED_OVER]
    if not lines:
        raise DomainError(_("The contract grants neither rooms nor equipment: there is nothing to accept."))
    words = {
        "handed_by": require_words("handed_by", handed_by, _("Write who hands over for the Centre.")),
        "taken_by": require_words("taken_by", taken_by, _("Write who accepts for the resident.")),
    }
    return papers.issue(
        PaperKind.ACCEPTANCE_ACT,
        title=gettext_lazy("Act of acceptance"),
        template="residents/acceptance_act.html",
        context={
            "party": row.party.name,
            "contract_number": row.number,
            "contract_date": row.signed_on,
            "rows": [{"kind": line.kind, "title": line.title, "quantity": line.quantity} for line in lines],
            "remarks": remarks.strip(),
            "on": on,
            "signatory": signatory_on(on),
            "both_sign": True,
            **words,
        },
        subject=row,
        on=on,
        actor=actor,
        at=at,
    )


def signatory_on(on: date) -> dict[str, object]:
    """Who signs for the Centre on a day: its director, or who acts for them (4.2.1)."""
    holder = director_on(on)
    post = Post(holder.post) if holder else Post.DIRECTOR
    return {"post": post.label, "name": holder.user.short_name if holder else ""}
