"""The checklist of completeness: what must be there for each form of applicant (3.3.1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import scope
from applications.domain.units import has_evidence, suggest_unit
from applications.enums import ApplicantForm, ApplicationState, AttachmentKind, Mark
from applications.models import Application, Checklist
from core.actors import Actor, user_of
from core.clock import now
from core.domain.transitions import create, lock, update
from core.enums import Unit
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_text

VERSION = "2026-1"
CHECK = "applications.check_application"
LONGEST_REMARK = 1000
REGISTERED = tuple(form for form in ApplicantForm if form.is_registered)
EVERYBODY = tuple(ApplicantForm)


@dataclass(frozen=True)
class Item:
    """One thing the clerk looks for; `found` is what the portal can see by itself, None where it cannot."""

    code: str
    label: str | Promise
    forms: tuple[str, ...] = EVERYBODY
    required: bool = True
    found: Callable[[Application], bool | None] = lambda application: None
    applies: Callable[[Application], bool] = lambda application: True


def has_file(kind: str) -> Callable[[Application], bool | None]:
    """Return whether a file of this kind is attached."""
    return lambda application: application.attachments.filter(kind=kind).exists()


def is_for_technopark(application: Application) -> bool:
    """Say whether the stage leads to the technopark, which wants a proven concept (3.2.2)."""
    suggestion = suggest_unit(application.stage)
    return suggestion is not None and suggestion.unit == Unit.TECHNOPARK


ITEMS = (
    Item(
        "identity",
        gettext_lazy("The name, the INN and the registration number belong to one applicant (1.4)"),
        forms=REGISTERED,
    ),
    Item(
        "registration",
        gettext_lazy("A registration certificate is attached"),
        forms=REGISTERED,
        required=False,
        found=has_file(AttachmentKind.REGISTRATION),
    ),
    Item(
        "contacts",
        gettext_lazy("The representative is named; the e-mail address and the phone are real"),
    ),
    Item("novelty", gettext_lazy("It is said what is new in the project (1.4)")),
    Item("direction", gettext_lazy("The project fits the direction it names (2.3)")),
    Item("team", gettext_lazy("The team is named, each person with a role")),
    Item("plan", gettext_lazy("The plan of the first year, the needs and the amount agree with each other")),
    Item(
        "business_plan",
        gettext_lazy("A business plan is attached"),
        required=False,
        found=has_file(AttachmentKind.BUSINESS_PLAN),
    ),
    Item(
        "proof",
        gettext_lazy("What is attached proves the concept (3.2.2)"),
        found=has_evidence,
        applies=is_for_technopark,
    ),
)


class ChecklistIncomplete(DomainError):
    """The checklist does not let the application be found complete."""


def items_for(application: Application) -> list[Item]:
    """Return the items that concern this applicant and project."""
    return [item for item in ITEMS if application.applicant_form in item.forms and item.applies(application)]


def checklist_of(application: Application) -> Checklist | None:
    """Return the checklist of the present round, if anybody has filled it."""
    return Checklist.objects.filter(application=application, round=application.round).first()


def offered_marks(application: Application) -> dict[str, str]:
    """Return the marks to begin with: this round's, else those of the round before, else what is seen."""
    last = Checklist.objects.filter(application=application).order_by("-round").first()
    marks = last.marks if last else {}
    return {item.code: marks.get(item.code) or _seen(item, application) for item in items_for(application)}


@transaction.atomic
def fill_checklist(
    application: Application,
    *,
    marks: Mapping[str, str],
    actor: Actor,
    remarks: Mapping[str, str] | None = None,
    edition: int = 0,
    at: datetime | None = None,
) -> Checklist:
    """Keep the clerk's marks and remarks so far. `edition` is the one the clerk had on the screen.

    Raises WrongState when another clerk has saved in between, or when nothing is to be checked any more.
    """
    scope.require(actor, CHECK, application)
    at = at or now()
    row = lock(application)
    if row.state != ApplicationState.SUBMITTED:
        raise WrongState(
            _("The application is not being checked for completeness. The state now: %(state)s.")
            % {"state": row.get_state_display()}
        )
    present = checklist_of(row)
    if edition != (present.edition if present else 0):
        raise WrongState(_("Somebody has saved this checklist meanwhile. Open the page again."))
    kept: dict[str, Any] = {
        "marks": _known_marks(row, marks),
        "remarks": {code: clean_text(text) for code, text in (remarks or {}).items() if clean_text(text)},
        "version": VERSION,
        "edition": edition + 1,
        "filled_by": user_of(actor),
        "filled_at": at,
    }
    if present:
        return update(present, actor=actor, at=at, **kept)
    return create(Checklist(application=row, round=row.round, **kept), actor=actor, at=at)


def require_complete_checklist(application: Application) -> None:
    """Refuse while a required item is missing or nobody has looked at it. Raises ChecklistIncomplete."""
    found = checklist_of(application)
    marks = found.marks if found else {}
    required = [item for item in items_for(application) if item.required]
    unseen = [str(item.label) for item in required if item.code not in marks]
    if unseen:
        raise ChecklistIncomplete(
            _("Fill the checklist first. Not looked at yet: %(items)s.") % {"items": "; ".join(unseen)}
        )
    missing = [str(item.label) for item in required if marks[item.code] == Mark.MISSING]
    if missing:
        raise ChecklistIncomplete(
            _("Missing by the checklist: %(items)s. Return the application, or mark what is not needed.")
            % {"items": "; ".join(missing)}
        )


def _known_marks(application: Application, marks: Mapping[str, str]) -> dict[str, str]:
    codes = {item.code for item in items_for(application)}
    known = {code: mark for code, mark in marks.items() if mark}
    for code, mark in known.items():
        if code not in codes or mark not in Mark.values:
            raise FieldError(f"item_{code}", _("Choose what you found."))
    return known


def _seen(item: Item, application: Application) -> str:
    found = item.found(application)
    return "" if found is None else Mark.PRESENT if found else Mark.MISSING
