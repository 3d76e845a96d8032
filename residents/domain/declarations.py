"""Internal rules by version, and what a representative declares in the cabinet (3.3.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, NotAllowed, WrongState
from documents.models import GoverningAct
from residents.domain.checks import day_of, require_status
from residents.domain.duty_evidence import declaration_runs_out
from residents.enums_duties import Acknowledged, RulesOwner
from residents.models import Acknowledgement, InternalRules, Residency

RIGHTS_WORDS = gettext_noop(
    "We respect the intellectual property rights of others, of OshTU and of other residents, and tell the "
    "Centre of every result that its means helped to make."
)


@transaction.atomic
def name_rules(*, owner: str, act: GoverningAct, actor: Actor, at: datetime | None = None) -> InternalRules:
    """Say that an act of the register is a version of the internal rules: residents are asked to read it."""
    permissions.require(actor, "residents.name_rules")
    if owner not in RulesOwner.values:
        raise FieldError("owner", _("Choose whose rules they are."))
    if not act.file and not act.body:
        raise FieldError("act", _("This act has no text in the register, so nobody could read it."))
    if InternalRules.objects.filter(act=act).exists():
        raise FieldError("act", _("This act already stands among the internal rules."))
    return transitions.create(InternalRules(owner=owner, act=act), actor=actor, at=at)


@transaction.atomic
def acknowledge_rules(
    residency: Residency, rules: InternalRules, *, actor: User, at: datetime | None = None
) -> Acknowledgement:
    """A representative says that this version has been read; once a version and residency."""
    row = _open(residency, actor, at)
    if not rules.act.in_force(day_of(at)):
        raise WrongState(_("This version of the rules is not in force."))
    if row.acknowledgements.filter(rules=rules).exists():
        raise WrongState(_("This version of the rules is already acknowledged."))
    given = Acknowledgement(
        kind=Acknowledged.RULES,
        residency=row,
        rules=rules,
        user=actor,
        given_on=day_of(at),
        words=rules.act.title,
    )
    return transitions.create(given, actor=actor, at=at)


@transaction.atomic
def declare_rights(residency: Residency, *, actor: User, at: datetime | None = None) -> Acknowledgement:
    """A representative declares that the resident respects intellectual property; again every year."""
    row = _open(residency, actor, at)
    if not may_declare_rights(row, day_of(at)):
        raise WrongState(_("The declaration of this year is already there."))
    given = Acknowledgement(
        kind=Acknowledged.RIGHTS,
        residency=row,
        user=actor,
        given_on=day_of(at),
        words=_(RIGHTS_WORDS),
    )
    return transitions.create(given, actor=actor, at=at)


def may_declare_rights(residency: Residency, on: date | None = None) -> bool:
    """Whether no declaration speaks today."""
    declared = residency.acknowledgements.filter(kind=Acknowledged.RIGHTS)
    latest = declared.order_by("-given_on").values_list("given_on", flat=True).first()
    return latest is None or declaration_runs_out(latest) <= (on or clock.today())


def rules_to_read(residency: Residency, on: date | None = None) -> list[InternalRules]:
    """Versions in force that this residency has not acknowledged."""
    read = residency.acknowledgements.filter(kind=Acknowledged.RULES).values("rules")
    return list(InternalRules.objects.in_force(on or clock.today()).exclude(pk__in=read))


def _open(residency: Residency, actor: User, at: datetime | None) -> Residency:
    """The residency, locked and in force, for one who represents it."""
    permissions.require(actor, "residents.acknowledge")
    row = require_status(transitions.lock(residency), at)
    if not row.party.representatives.filter(user=actor).exists():
        raise NotAllowed(_("Only a representative of the resident can do this."))
    return row
