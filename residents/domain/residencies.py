"""The end of a residency: by a decision on one of four grounds, by expiry or by graduation (3.3.4)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain.appointments import current
from accounts.models import PartyKind, Post
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_date
from core.quarters import Quarter
from documents.domain import papers
from documents.enums import PaperKind
from residents.domain import closing, letters
from residents.domain.checks import require_not_before, require_not_future, require_words
from residents.enums import TerminationGround
from residents.models import Residency


@transaction.atomic
def terminate_residency(
    residency: Residency,
    *,
    ground: str,
    ended_on: date,
    act_number: str,
    act_date: date,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> Residency:
    """End the status by a decision on one of the four grounds of 3.3.4; never by itself.

    `ended_on` is the first day without the status. A notice is numbered and the resident is told in writing.
    """
    _require_ground(residency, ground)
    number = require_words("act_number", act_number, _("Write the number of the act that ends the status."))
    require_not_future("act_date", act_date, at)
    _require_end_day(residency, ended_on, at)
    transitions.perform(
        residency,
        "terminate",
        actor=actor,
        at=at,
        reason=require_words("reason", reason, _("Write what happened.")),
        ground=ground,
        ended_on=ended_on,
        end_act_number=number,
        end_act_date=act_date,
        end_reason=reason.strip(),
    )
    _issue_notice(residency, actor, at)
    return _finish(residency, actor, at)


@transaction.atomic
def expire_residency(residency: Residency, *, actor: Actor, at: datetime | None = None) -> Residency:
    """Record that the contract's term has run out; not a ground of 3.3.4.

    The status is out of force since that day by the dates alone, so figures of a closed quarter do not
    change and the quarter lock is not asked.
    """
    if residency.expires_on > _day(at):
        raise DomainError(
            _("The contract has not run out yet. The first day after it: %(date)s")
            % {"date": format_date(residency.expires_on)}
        )
    transitions.perform(residency, "expire", actor=actor, at=at, ended_on=residency.expires_on)
    return _finish(residency, actor, at)


@transaction.atomic
def graduate_residency(
    residency: Residency,
    *,
    ended_on: date,
    reason: str = "",
    act_number: str = "",
    act_date: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Residency:
    """Record that the resident has completed the programme; not a ground of 3.3.4."""
    _require_end_day(residency, ended_on, at)
    if act_date:
        require_not_future("act_date", act_date, at)
    transitions.perform(
        residency,
        "graduate",
        actor=actor,
        at=at,
        reason=reason.strip(),
        ended_on=ended_on,
        end_act_number=act_number.strip(),
        end_act_date=act_date,
        end_reason=reason.strip(),
    )
    return _finish(residency, actor, at)


def _finish(residency: Residency, actor: Actor, at: datetime | None) -> Residency:
    closing.run_steps(residency, actor=actor, at=at)
    letters.write_about_end(residency, at)
    return residency


def _require_ground(residency: Residency, ground: str) -> None:
    if ground not in TerminationGround.values:
        raise FieldError("ground", _("Choose one of the four grounds of 3.3.4."))
    is_entity = residency.party.kind == PartyKind.ORGANISATION
    if ground == TerminationGround.LIQUIDATION and not (
        is_entity or centre("LIQUIDATION_COVERS_ENTREPRENEURS")
    ):
        raise FieldError(
            "ground",
            _(
                "This ground is for a legal entity, and the resident is an individual entrepreneur. The "
                "Regulation does not say what happens when an entrepreneur ceases: the Centre decides."
            ),
        )


def _require_end_day(residency: Residency, ended_on: date, at: datetime | None) -> None:
    require_not_future("ended_on", ended_on, at)
    require_not_before(
        "ended_on", ended_on, residency.started_on, _("The status cannot end before it began: %(date)s")
    )
    if ended_on > residency.expires_on:
        raise FieldError(
            "ended_on",
            _("The contract ran out before this day. The first day after it: %(date)s")
            % {"date": format_date(residency.expires_on)},
        )
    require_open(ended_on)
    _require_no_later_report(residency, ended_on)


def _require_no_later_report(residency: Residency, ended_on: date) -> None:
    latest = residency.reports.filed().order_by("-year", "-quarter").first()
    if latest and latest.period > Quarter.of(ended_on):
        raise FieldError(
            "ended_on",
            _("The resident has already reported for a later period: %(quarter)s.")
            % {"quarter": latest.period.label()},
        )


def _issue_notice(residency: Residency, actor: Actor, at: datetime | None) -> None:
    contract, on = residency.contract, _day(at)
    papers.issue(
        PaperKind.TERMINATION_NOTICE,
        title=gettext_lazy("Notice of the termination of resident status"),
        template="residents/termination_notice.html",
        context={
            "party": residency.party.name,
            "address": residency.party.address,
            "contract_number": contract.number,
            "contract_date": contract.signed_on,
            "project": residency.project_title,
            "ground": TerminationGround(residency.ground).label,
            "signatory": _signatory(on),
            "reason": residency.end_reason,
            "ended_on": residency.ended_on,
            "act_number": residency.end_act_number,
            "act_date": residency.end_act_date,
        },
        subject=residency,
        on=on,
        actor=actor,
        at=at,
    )


def _signatory(on: date) -> dict[str, object]:
    holder = current(Post.DIRECTOR, on) or current(Post.ACTING_DIRECTOR, on)
    post = Post(holder.post) if holder else Post.DIRECTOR
    return {"post": post.label, "name": holder.user.short_name if holder else ""}


def _day(at: datetime | None) -> date:
    return clock.day_of(at) if at else clock.today()
