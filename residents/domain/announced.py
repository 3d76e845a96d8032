"""Filings and grants a report announces: they count for nothing until the IP officer records them (7.2)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, FieldErrors, WrongState
from core.formatting import format_date
from residents.domain.checks import require_words
from residents.enums import ReportState, RightEvent, RightState
from residents.models import AnnouncedRight, PeriodicReport

ANSWER = "residents.answer_announced"
# The room of intellectual property says which kinds there are, and whether its register has the object.
KINDS: dict[str, str | Promise] = {}
RECORDED: list[Callable[[AnnouncedRight], bool]] = []


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """One row as it is typed; `pk` names the row it changes."""

    event: str
    kind: str
    title: str
    number: str
    on: date
    pk: int | None = None


def check_rights(report: PeriodicReport, rights: Sequence[Announcement]) -> None:
    """Raise every broken rule at once; fields are named `rights-<row>-<field>`."""
    errors = [
        FieldError(f"rights-{row}-{field}", message)
        for row, right in enumerate(rights)
        for field, message in _faults(report, right)
    ]
    if errors:
        raise FieldErrors(errors)


def write_rights(
    report: PeriodicReport, rights: Iterable[Announcement], *, actor: Actor, at: datetime | None = None
) -> None:
    """Make the rows nobody has answered what `rights` say; an answered one stays as it is."""
    known = {row.pk: row for row in report.rights.filter(state=RightState.ANNOUNCED)}
    for right in rights:
        row = known.pop(right.pk, None) if right.pk else None
        values = {name: value for name, value in asdict(right).items() if name != "pk"}
        if row is None:
            transitions.create(AnnouncedRight(report=report, **values), actor=actor, at=at)
        elif any(getattr(row, field) != value for field, value in values.items()):
            transitions.update(row, actor=actor, at=at, **values)
    for row in known.values():
        row._history_user = user_of(actor)  # type: ignore[attr-defined]
        row.delete()


@transaction.atomic
def confirm_right(right: AnnouncedRight, *, actor: Actor, at: datetime | None = None) -> AnnouncedRight:
    """Say that the register of IP objects has it; refused while it has not."""
    permissions.require(actor, ANSWER)
    _require_verified(transitions.lock(right))
    if not any(recorded(right) for recorded in RECORDED):
        raise DomainError(
            _(
                "The register has no such object of this resident yet. Register the object, for a grant also "
                "its title of protection, and come back."
            )
        )
    return _answer(right, "record", "", actor, at)


@transaction.atomic
def decline_right(
    right: AnnouncedRight, *, answer: str, actor: Actor, at: datetime | None = None
) -> AnnouncedRight:
    """Say that no such filing or grant was found; the resident reads why."""
    answer = require_words("answer", answer, _("Write why the announcement is not confirmed."))
    _require_verified(transitions.lock(right))
    return _answer(right, "decline", answer, actor, at)


def _answer(
    right: AnnouncedRight, act: str, answer: str, actor: Actor, at: datetime | None
) -> AnnouncedRight:
    return transitions.perform(
        right,
        act,
        actor=actor,
        at=at,
        reason=answer,
        answer=answer,
        answered_at=at or timezone.now(),
        answered_by=user_of(actor),
    )


def _require_verified(right: AnnouncedRight) -> None:
    if right.report.state != ReportState.VERIFIED:
        raise WrongState(_("The report that announces this is not verified yet, so it may still change."))


def _faults(report: PeriodicReport, right: Announcement) -> Iterable[tuple[str, str]]:
    quarter = report.period
    if right.event not in RightEvent.values:
        yield "event", _("Choose whether it was filed or granted.")
    if right.kind not in KINDS:
        yield "kind", _("Choose what is to be protected.")
    for field, ask in (
        ("title", _("Write the title of the object.")),
        ("number", _("Write the number of the application or of the document.")),
    ):
        if not getattr(right, field).strip():
            yield field, ask
    if not quarter.contains(right.on):
        yield (
            "on",
            _("It must have happened in the period of this report: %(first)s – %(last)s.")
            % {"first": format_date(quarter.start, "short"), "last": format_date(quarter.end, "short")},
        )
