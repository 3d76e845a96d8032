"""The papers a resident gets after the contract: warning, permission, termination, hand-over (3.3.2, 3.3.4).

The register keeps codes; their words are found in the language in which the paper is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from accounts.domain.appointments import director_on
from accounts.models import Post
from core.actors import Actor
from documents.domain import papers
from documents.domain.preparers import PREPARERS, Prepared
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.domain.checks import day_of
from residents.domain.closing import label_of
from residents.enums import EndKind, TerminationGround
from residents.enums_duties import Duty
from residents.enums_ending import HandoverState
from residents.models import HandoverItem, NamePermission, Notice, Residency, Termination

KINDS = (
    PaperKind.WARNING,
    PaperKind.TERMINATION_NOTICE,
    PaperKind.HANDOVER_ACT,
    PaperKind.NAME_PERMISSION,
)
TEMPLATES = {
    PaperKind.WARNING: "residents/warning.html",
    PaperKind.TERMINATION_NOTICE: "residents/termination_notice.html",
    PaperKind.HANDOVER_ACT: "residents/handover_act.html",
    PaperKind.NAME_PERMISSION: "residents/name_permission.html",
}


def register_preparers() -> None:
    """Have the words of codes found when a paper is read."""
    for template in TEMPLATES.values():
        PREPARERS[template] = in_words


def issue_warning(
    notice: Notice, residency: Residency, *, cure_by: date, actor: Actor, at: datetime | None
) -> IssuedPaper:
    """The letter of a warning."""
    first = notice.follows.paper if notice.follows else None
    content = {
        "duty_code": notice.duty,
        "facts": notice.facts,
        "demand": notice.demand,
        "cure_by": cure_by,
        "first_number": first.number if first else "",
        "first_date": first.issued_on if first else None,
    }
    title = gettext_lazy("Second warning") if first else gettext_lazy("Warning")
    return _issue(PaperKind.WARNING, title, residency, content, subject=notice, actor=actor, at=at)


def issue_name_permission(
    permission: NamePermission,
    residency: Residency,
    *,
    conditions: str,
    until: date,
    actor: Actor,
    at: datetime | None,
) -> IssuedPaper:
    """The certificate of the permission to use the Centre's name."""
    content = {
        "purpose": permission.purpose,
        "places": permission.places,
        "conditions": conditions,
        "starts_on": day_of(at),
        "valid_until": until,
    }
    title = gettext_lazy("Permission to use the name of the Centre")
    return _issue(
        PaperKind.NAME_PERMISSION, title, residency, content, subject=permission, actor=actor, at=at
    )


def issue_termination(
    termination: Termination, residency: Residency, *, actor: Actor, at: datetime | None
) -> IssuedPaper:
    """The notice that tells the resident of the decision."""
    warning = termination.notice.paper if termination.notice else None
    content = {
        "ground": TerminationGround(termination.ground).label,
        "ground_code": termination.ground,
        "reason": termination.reason,
        "ended_on": residency.ended_on,
        "act_number": termination.act_number,
        "act_date": termination.act_date,
        "warning_number": warning.number if warning else "",
        "warning_date": warning.issued_on if warning else None,
        "contest_until": termination.contest_until,
    }
    title = gettext_lazy("Notice of the termination of resident status")
    return _issue(PaperKind.TERMINATION_NOTICE, title, residency, content, actor=actor, at=at)


def issue_handover(
    residency: Residency, items: Iterable[HandoverItem], *, actor: Actor, at: datetime | None
) -> IssuedPaper:
    """The act that says what was handed over and settled."""
    content = {
        "end_code": residency.end_kind,
        "ended_on": residency.ended_on,
        "items": [
            {
                "code": item.code,
                "state_code": item.state,
                "settled_on": item.settled_on,
                "who": item.user.short_name if item.user else "",
                "note": item.note,
            }
            for item in items
        ],
    }
    title = gettext_lazy("Act of hand-over")
    return _issue(PaperKind.HANDOVER_ACT, title, residency, content, actor=actor, at=at)


def in_words(content: Mapping[str, Any]) -> Prepared:
    """The content with the words of its codes, in the language now active."""
    words = dict(content)
    if words.get("ground_code"):
        words["ground"] = TerminationGround(words["ground_code"]).label
    if words.get("duty_code"):
        words["duty"] = Duty(words["duty_code"]).label
    if words.get("end_code"):
        words["end"] = EndKind(words["end_code"]).label
    if words.get("signatory", {}).get("post_code"):
        signatory = words["signatory"]
        words["signatory"] = {**signatory, "post": Post(signatory["post_code"]).label}
    words["items"] = [
        {**item, "label": label_of(item["code"]), "state": HandoverState(item["state_code"]).label}
        for item in words.get("items", ())
    ]
    return Prepared(words)


def _issue(
    kind: PaperKind,
    title: Any,
    residency: Residency,
    content: Mapping[str, Any],
    *,
    subject: models.Model | None = None,
    actor: Actor,
    at: datetime | None,
) -> IssuedPaper:
    contract, on = residency.contract, day_of(at)
    common = {
        "party": residency.party.name,
        "address": residency.party.address,
        "contract_number": contract.number,
        "contract_date": contract.signed_on,
        "project": residency.project_title,
        "signatory": signatory_of(on),
    }
    return papers.issue(
        kind,
        title=title,
        template=TEMPLATES[kind],
        context={**common, **content},
        subject=subject or residency,
        on=on,
        actor=actor,
        at=at,
    )


def signatory_of(on: date) -> dict[str, object]:
    """Who signs for the Centre on a day: its director, or who acts for them (4.2.1)."""
    holder = director_on(on)
    post = Post(holder.post) if holder else Post.DIRECTOR
    return {
        "post": post.label,
        "post_code": post.value,
        "name": holder.user.short_name if holder else "",
    }
