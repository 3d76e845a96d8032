"""A status ended by a decision on one of the four grounds, each with its own evidence (3.3.4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import PartyKind
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError
from core.formatting import format_date
from documents.enums import Register
from documents.models import Correspondence, Upload
from residents.domain import resident_papers
from residents.domain.checks import day_of, require_not_future, require_words
from residents.domain.ends import finish, require_end_day
from residents.enums import TerminationGround
from residents.models import Notice, Residency, Termination

# The purposes of the copy of the act, and of what proves the ground.
ACT_FILE, EVIDENCE_FILE = "termination.act", "termination.evidence"
G = TerminationGround


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What proves a ground: a file, or a letter in the register. Of a breach the warnings speak."""

    file: Upload | None = None
    entry: Correspondence | None = None


@transaction.atomic
def terminate_residency(
    residency: Residency,
    *,
    ground: str,
    ended_on: date,
    act_number: str,
    act_date: date,
    act_file: Upload | None,
    proof: Proof | None = None,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> Residency:
    """End the status by a decision on one of the four grounds of 3.3.4; never by itself.

    `ended_on` is the first day without the status. A notice is numbered and the resident is told in writing,
    also until when the decision may be contested.
    """
    row = transitions.lock(residency)
    transitions.require_possible(row, "terminate", actor=actor)
    _require_ground(row, ground)
    number = require_words("act_number", act_number, _("Write the number of the act that ends the status."))
    require_not_future("act_date", act_date, at)
    require_end_day(row, ended_on, at)
    why = require_words("reason", reason, _("Write what happened."))
    if act_file is None or act_file.purpose != ACT_FILE:
        raise FieldError("act_file", _("Add the copy of the act that ends the status."))
    termination = Termination(
        residency=row,
        ground=ground,
        reason=why,
        act_number=number,
        act_date=act_date,
        act_file=act_file,
        contest_until=day_of(at) + timedelta(days=int(centre("CONTEST_DAYS"))),
        **_evidence(row, ground, act_date, proof or Proof()),
    )
    transitions.perform(
        residency,
        "terminate",
        actor=actor,
        at=at,
        reason=why,
        ground=ground,
        ended_on=ended_on,
        end_act_number=number,
        end_act_date=act_date,
        end_reason=why,
    )
    transitions.create(termination, actor=actor, at=at, reason=why)
    resident_papers.issue_termination(termination, residency, actor=actor, at=at)
    return finish(residency, actor, at)


def require_breach(residency: Residency, act_date: date) -> Notice:
    """The latest warning whose term had passed unheeded before the act.

    Refused without any, with fewer than the Centre's number of them, and while a term runs.
    """
    running = residency.notices.running(act_date).order_by("cure_by").last()
    if running is not None and running.cure_by is not None:
        raise FieldError(
            "ground",
            _("The term of a warning still runs on the day of the act. Its last day: %(date)s")
            % {"date": format_date(running.cure_by)},
        )
    passed = list(residency.notices.passed(act_date).order_by("cure_by", "pk"))
    if len(passed) < max(1, int(centre("BREACH_NOTICES"))):
        raise FieldError(
            "ground",
            _(
                "Before a termination for breach the resident is warned and given time to put things right. "
                "Warnings whose term has passed: %(count)d, needed: %(needed)d."
            )
            % {"count": len(passed), "needed": max(1, int(centre("BREACH_NOTICES")))},
        )
    return passed[-1]


def _evidence(residency: Residency, ground: str, act_date: date, proof: Proof) -> dict[str, object]:
    """The columns of the ground's own evidence; refused when it is not there."""
    if ground == G.BREACH:
        return {"notice": require_breach(residency, act_date)}
    if proof.file is not None and proof.file.purpose != EVIDENCE_FILE:
        raise FieldError("evidence_file", _("Add the document that proves the ground."))
    if ground == G.LIQUIDATION:
        if proof.file is None:
            raise FieldError("evidence_file", _("Add the extract from the register of legal entities."))
        return {"evidence_file": proof.file}
    if proof.file is None and proof.entry is None:
        raise FieldError("evidence_file", _MISSING[G(ground)]())
    if proof.entry is not None:
        _require_letter_of(proof.entry, residency, act_date)
    return {"evidence_file": proof.file, "evidence_entry": proof.entry}


_MISSING = {
    G.REFUSAL: lambda: _(
        "Add the resident's written refusal, or the document that records it; or name the letter by its "
        "number in the register of incoming documents."
    ),
    G.OWN_WISH: lambda: _(
        "Add the resident's letter, or name it by its number in the register of incoming documents."
    ),
}


def _require_letter_of(entry: Correspondence, residency: Residency, act_date: date) -> None:
    if entry.register != Register.INCOMING:
        raise FieldError("evidence_entry", _("Name a document of the register of incoming documents."))
    if entry.party is not None and entry.party != residency.party:
        raise FieldError("evidence_entry", _("This letter is from somebody else."))
    if entry.registered_on > act_date:
        raise FieldError("evidence_entry", _("This letter came after the day of the act."))


def _require_ground(residency: Residency, ground: str) -> None:
    if ground not in TerminationGround.values:
        raise FieldError("ground", _("Choose one of the four grounds of 3.3.4."))
    is_entity = residency.party.kind == PartyKind.ORGANISATION
    if ground == G.LIQUIDATION and not (is_entity or centre("LIQUIDATION_COVERS_ENTREPRENEURS")):
        raise FieldError(
            "ground",
            _(
                "This ground is for a legal entity, and the resident is an individual entrepreneur. The "
                "Regulation does not say what happens when an entrepreneur ceases: the Centre decides."
            ),
        )


def standing_of(residency: Residency) -> Termination | None:
    """The latest decision that ended this status, whatever became of it."""
    return residency.terminations.order_by("-pk").first()
