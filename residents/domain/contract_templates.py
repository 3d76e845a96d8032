"""Versions of the contract's words: drafted clause by clause, approved by an act, then frozen (1.2, 1.4)."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, StandIn
from core.domain import transitions
from core.errors import DomainError, FieldError
from core.languages import LANGUAGE_NAMES
from core.texts import clean_text
from documents.models import GoverningAct
from residents.contract_forms import read_first
from residents.domain import placeholders
from residents.domain.versions import approve_version, begin_version, lock_draft
from residents.enums import RESIDENT_UNITS
from residents.enums_contract import SELDOM, ClauseSection, GrantKind
from residents.models import Clause, Contract, ContractTemplate

CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")
FIRST, FIRST_DAY = "1", date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ClauseSpec:
    """What a clause says in each language, where it stands and when it is taken."""

    code: str
    section: str
    text_ky: str
    text_ru: str
    text_en: str
    unit: str = ""
    granted: str = ""


def spec_of(clause: Clause) -> ClauseSpec:
    """A clause as it is written."""
    return ClauseSpec(**{name: getattr(clause, name) for name in ClauseSpec.__slots__})


@transaction.atomic
def write_template(
    *,
    version: str,
    copied_from: ContractTemplate | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> ContractTemplate:
    """Begin a new version, with the clauses of an earlier one where it is given."""
    row = begin_version(ContractTemplate(version=version), actor=actor, at=at)
    for place, clause in enumerate(copied_from.ordered if copied_from else (), start=1):
        copy = Clause(template=row, position=place, **asdict(spec_of(clause)))
        transitions.create(copy, actor=actor, at=at)
    return row


@transaction.atomic
def add_clause(
    template: ContractTemplate, spec: ClauseSpec, *, actor: Actor, at: datetime | None = None
) -> Clause:
    """Add a clause at the end of a draft; on the paper it stands in its section."""
    row = lock_draft(template, actor=actor)
    fields = _checked(spec, row)
    last = row.clauses.aggregate(last=Max("position"))["last"] or 0
    return transitions.create(Clause(template=row, position=last + 1, **fields), actor=actor, at=at)


@transaction.atomic
def change_clause(clause: Clause, spec: ClauseSpec, *, actor: Actor, at: datetime | None = None) -> Clause:
    """Write a clause of a draft anew, in its place."""
    template = lock_draft(clause.template, actor=actor)
    row = transitions.lock(clause)
    return transitions.update(row, actor=actor, at=at, **_checked(spec, template, own=row))


@transaction.atomic
def remove_clause(clause: Clause, *, actor: Actor, at: datetime | None = None) -> ContractTemplate:
    """Take a clause out of a draft."""
    template = lock_draft(clause.template, actor=actor)
    clause._history_date = at or clock.now()  # type: ignore[attr-defined]
    clause.delete()
    return template


@transaction.atomic
def approve_template(
    template: ContractTemplate,
    *,
    approved_by: GoverningAct,
    in_force_from: date,
    actor: Actor,
    at: datetime | None = None,
) -> ContractTemplate:
    """Approve a draft by an order: contracts drafted from its first day are composed from it."""
    clauses = template.clauses.all()
    missing = set(read_sections()) - {clause.section for clause in clauses}
    if missing:
        names = [str(section.label) for section in ClauseSection if section in missing]
        raise DomainError(_("These sections have no clause yet: %(names)s.") % {"names": "; ".join(names)})
    for clause in clauses:
        _checked(spec_of(clause), template, own=clause)
    return approve_version(template, approved_by=approved_by, in_force_from=in_force_from, actor=actor, at=at)


def read_sections() -> tuple[ClauseSection, ...]:
    """Sections without which there is no contract: who, what for, duties, term and end (1.2, 3.3)."""
    asked = (ClauseSection.GRANTED, ClauseSection.PAYMENT)
    return tuple(section for section in ClauseSection if section not in asked)


def template_on(day: date) -> ContractTemplate:
    """The version of the words in force on `day`. Raises DomainError when there is none."""
    found = ContractTemplate.objects.on(day)
    if found is None:
        raise DomainError(_("No version of the contract's words is in force on this day."))
    return found


@transaction.atomic
def enter_first_template(*, actor: Actor = StandIn.SYSTEM, at: datetime | None = None) -> None:
    """Enter the portal's first words when there are none; contracts made from them point to them."""
    if ContractTemplate.objects.exists():
        return
    row = ContractTemplate(version=FIRST, in_force_from=FIRST_DAY)
    transitions.create(row, actor=actor, at=at)
    for place, words in enumerate(read_first(), start=1):
        texts = {f"text_{language}": words[language] for language in LANGUAGE_NAMES}
        clause = Clause(
            template=row,
            position=place,
            code=words["code"],
            section=words["section"],
            granted=words["granted"],
            **texts,
        )
        transitions.create(clause, actor=actor, at=at)
    for contract in Contract.objects.filter(template=None):
        transitions.update(contract, actor=actor, at=at, reason="first words", template=row)


def _checked(spec: ClauseSpec, template: ContractTemplate, own: Clause | None = None) -> dict[str, Any]:
    """The clause as columns. Raises FieldError for one that cannot stand in a contract."""
    if CODE.fullmatch(spec.code) is None:
        raise FieldError("code", _("A code is of small Latin letters, digits and underscores: market_size."))
    if template.clauses.exclude(pk=own.pk if own else 0).filter(code=spec.code).exists():
        raise FieldError("code", _("This version already has a clause with this code."))
    if spec.section not in ClauseSection.values:
        raise FieldError("section", _("Choose the section from the list."))
    if spec.unit not in ("", *RESIDENT_UNITS):
        raise FieldError("unit", _("Residents belong to the Technopark or to the Business incubator (3.2)."))
    if spec.granted not in ("", SELDOM, *GrantKind.values):
        raise FieldError("granted", _("Choose what is granted from the list."))
    fields = asdict(spec)
    for language in LANGUAGE_NAMES:
        name = f"text_{language}"
        fields[name] = placeholders.check(name, clean_text(fields[name]))
        if not fields[name]:
            raise FieldError(name, _("Write the clause in all three languages."))
    return fields
