"""Sets of criteria: written, weighed, approved; after that they stand still (3.3.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.permits import require_permission
from applications.models import CriteriaSet, Criterion
from applications.models.criteria import DESCRIBED_POINTS
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.errors import DomainError, FieldError, FieldErrors, WrongState
from core.formatting import format_number
from core.texts import clean_line

FULL_WEIGHT = Decimal(100)
ADD, CHANGE = "applications.add_criteriaset", "applications.change_criteriaset"


@dataclass(frozen=True, slots=True)
class Names:
    """One text in the three languages."""

    ky: str
    ru: str
    en: str

    def columns(self, field: str) -> dict[str, str]:
        """Return the text as the columns of a model: `name_ky`, `name_ru`, `name_en`."""
        return {f"{field}_{code}": clean_line(getattr(self, code)) for code in ("ky", "ru", "en")}


@dataclass(frozen=True, slots=True)
class CriterionSpec:
    """What a criterion asks, and its weight in per cent."""

    code: str
    name: Names
    question: Names
    weight: Decimal
    levels: Mapping[int, Names] = field(default_factory=dict)


@transaction.atomic
def write_criteria_set(
    *,
    version: str,
    title: Names,
    criteria: Sequence[CriterionSpec],
    pass_mark: Decimal | None = None,
    quorum: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> CriteriaSet:
    """Write a new version of the criteria, not approved yet.

    Without `pass_mark` and `quorum` the Centre's settings hold. Raises FieldError for a known version.
    """
    require_permission(actor, ADD)
    version = clean_line(version)
    if CriteriaSet.objects.filter(version=version).exists():
        raise FieldError("version", _("There is already a set of criteria with this version."))
    row = CriteriaSet(
        version=version,
        pass_mark=Decimal(centre("PASS_MARK")) if pass_mark is None else pass_mark,
        quorum=centre("QUORUM") if quorum is None else quorum,
        **title.columns("title"),
    )
    transitions.create(row, actor=actor, at=at)
    for position, spec in enumerate(criteria, start=1):
        _add(row, spec, position, actor=actor, at=at)
    return row


@transaction.atomic
def copy_criteria_set(
    criteria_set: CriteriaSet, *, version: str, actor: Actor, at: datetime | None = None
) -> CriteriaSet:
    """Write a new version with the same criteria, to be weighed anew and approved."""
    specs = [
        CriterionSpec(
            code=row.code,
            name=Names(row.name_ky, row.name_ru, row.name_en),
            question=Names(row.question_ky, row.question_ru, row.question_en),
            weight=row.weight,
            levels={int(points): Names(**words) for points, words in row.levels.items()},
        )
        for row in criteria_set.criteria.all()
    ]
    return write_criteria_set(
        version=version,
        title=Names(criteria_set.title_ky, criteria_set.title_ru, criteria_set.title_en),
        criteria=specs,
        pass_mark=criteria_set.pass_mark,
        quorum=criteria_set.quorum,
        actor=actor,
        at=at,
    )


@transaction.atomic
def weigh_criteria(
    criteria_set: CriteriaSet,
    *,
    weights: Mapping[int, Decimal],
    pass_mark: Decimal,
    quorum: int,
    actor: Actor,
    at: datetime | None = None,
) -> CriteriaSet:
    """Set the weights by the id of a criterion, the pass mark and the quorum of a set not yet approved.

    Raises WrongState for an approved set, FieldErrors for a weight that is not above 0 and at most 100.
    """
    require_permission(actor, CHANGE)
    row = transitions.lock(criteria_set)
    require_unapproved(row)
    wrong = [
        FieldError(f"weight_{pk}", _("A weight is more than 0 and at most 100 per cent."))
        for pk, weight in weights.items()
        if not 0 < weight <= FULL_WEIGHT
    ]
    if wrong:
        raise FieldErrors(wrong)
    for criterion in row.criteria.filter(pk__in=weights):
        if criterion.weight != weights[criterion.pk]:
            transitions.update(criterion, actor=actor, at=at, weight=weights[criterion.pk])
    return transitions.update(row, actor=actor, at=at, pass_mark=pass_mark, quorum=quorum)


@transaction.atomic
def describe_levels(
    criterion: Criterion, *, levels: Mapping[int, Names], actor: Actor, at: datetime | None = None
) -> Criterion:
    """Say what the points of a criterion mean, in three languages; only while its set is not approved.

    Raises WrongState for an approved set, FieldErrors where a level is said in one language and not in all.
    """
    require_permission(actor, CHANGE)
    require_unapproved(transitions.lock(criterion.criteria_set))
    row = transitions.lock(criterion)
    said = _columns_of(levels)
    missing = [
        FieldError(f"level_{points}_{code}", _("Describe this level in all three languages."))
        for points, words in said.items()
        for code, text in words.items()
        if not text
    ]
    if missing:
        raise FieldErrors(missing)
    return transitions.update(row, actor=actor, at=at, levels=said)


@transaction.atomic
def approve_criteria_set(
    criteria_set: CriteriaSet, *, approved_on: date, actor: Actor, at: datetime | None = None
) -> CriteriaSet:
    """Approve a set: from now on it does not change and calls may use it.

    Raises DomainError when its weights do not make 100 % or its points are not described, WrongState when it
    is approved already.
    """
    require_permission(actor, CHANGE)
    row = transitions.lock(criteria_set)
    require_unapproved(row)
    require_full_weight(row)
    require_levels(row)
    transitions.update(row, actor=actor, at=at, reason="approved", approved_on=approved_on)
    criteria_set.refresh_from_db()
    return criteria_set


def require_full_weight(criteria_set: CriteriaSet) -> None:
    """Refuse a set whose weights do not make exactly 100 %. Raises DomainError."""
    total = sum((criterion.weight for criterion in criteria_set.criteria.all()), Decimal(0))
    if total != FULL_WEIGHT:
        raise DomainError(
            _("The weights of the criteria must make 100 together. Now they make: %(total)s.")
            % {"total": format_number(total)}
        )


def require_levels(criteria_set: CriteriaSet) -> None:
    """Refuse a set that does not say what its lowest, middle and highest points mean. Raises DomainError."""
    for criterion in criteria_set.criteria.all():
        said = dict(criterion.described_levels)
        missing = [str(points) for points in DESCRIBED_POINTS if points not in said]
        if missing:
            raise DomainError(
                _("Describe what these points mean for “%(name)s”: %(points)s.")
                % {"name": criterion.name, "points": ", ".join(missing)}
            )


def require_unapproved(criteria_set: CriteriaSet) -> None:
    """Refuse to change an approved set. Raises WrongState."""
    if criteria_set.is_approved:
        raise WrongState(
            _("This set of criteria is approved and does not change any more. Write a new version.")
        )


def require_approved(criteria_set: CriteriaSet) -> None:
    """Refuse to evaluate by criteria nobody approved. Raises DomainError (3.3.1)."""
    if not criteria_set.is_approved:
        raise DomainError(_("The criteria of this call are not approved yet: approve them first."))


def _add(
    criteria_set: CriteriaSet, spec: CriterionSpec, position: int, *, actor: Actor, at: datetime | None
) -> None:
    row = Criterion(
        criteria_set=criteria_set,
        code=spec.code,
        position=position,
        weight=spec.weight,
        levels=_columns_of(spec.levels),
        **spec.name.columns("name"),
        **spec.question.columns("question"),
    )
    transitions.create(row, actor=actor, at=at)


def _columns_of(levels: Mapping[int, Names]) -> dict[str, dict[str, str]]:
    """Return levels as they are stored: those of which something is said."""
    said = {
        str(points): {code: clean_line(getattr(names, code)) for code in ("ky", "ru", "en")}
        for points, names in sorted(levels.items())
    }
    return {points: words for points, words in said.items() if any(words.values())}
